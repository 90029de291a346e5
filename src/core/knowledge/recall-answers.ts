import { setImmediate as nextTurn } from 'node:timers/promises';
import { DAY_MS } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { QuestionId } from '../ids.ts';
import type { RecallStore } from './ports.ts';
import type { SettlingStep } from './settle-knowledge.ts';

export interface RecallAnswersDeps {
  readonly recalls: RecallStore;
  readonly generation: () => number;
  readonly clock: Clock;
  /** Intents were stored. */
  readonly onIntents: () => void;
}

/** Days after which nobody reads an answer any more. */
const VISIBLE_DAYS = 30;
const AT_A_TIME = 50;

/** Finds the answers whose source no longer says what they were taken from, and has each marked, once. */
export function makeRecallAnswers(deps: RecallAnswersDeps): SettlingStep {
  const { recalls, generation, clock, onIntents } = deps;
  return {
    name: 'recall-answers',
    run: async (isStopping) => {
      const present = generation();
      for (;;) {
        const at = clock();
        const since = new Date(at.getTime() - VISIBLE_DAYS * DAY_MS);
        const answers = await recalls.toCheck(present, since, AT_A_TIME);
        if (answers.length === 0 || isStopping()) return;
        const right: QuestionId[] = [];
        for (const answer of answers) {
          const texts = await recalls.textsOf(answer.documentId);
          if (texts.includes(answer.sourceText)) right.push(answer.questionId);
          else await recalls.recall(answer, present, at);
        }
        await recalls.recordRight(right, present);
        onIntents();
        await nextTurn();
      }
    },
  };
}
