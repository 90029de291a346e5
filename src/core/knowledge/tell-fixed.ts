import type { Clock } from '../clock.ts';
import type { FixedIssueStore } from './ports.ts';
import { issueText } from './learn-resolution.ts';
import type { SettlingStep } from './settle-knowledge.ts';

/** Told at a time: a fix that hundreds wait for still leaves room for questions. */
const AT_A_TIME = 50;

/** Tells every learner whose escalation was linked to a known issue that it is fixed: once, where they asked. */
export function makeTellFixed(deps: {
  readonly issues: FixedIssueStore;
  readonly clock: Clock;
}): SettlingStep {
  const { issues, clock } = deps;
  return {
    name: 'tell-fixed',
    run: async (isStopping) => {
      for (;;) {
        const untold = await issues.untold(AT_A_TIME);
        if (untold.length === 0 || isStopping()) return;
        for (const issue of untold) {
          const text = issueText({ title: issue.title, body: issue.body ?? '' }).trim();
          await issues.recordTold(
            issue,
            [{ kind: 'deliver-to-learner', notice: 'known-issue-fixed', text }],
            clock(),
          );
        }
      }
    },
  };
}
