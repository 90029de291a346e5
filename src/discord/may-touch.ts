import type { Interaction } from 'discord.js';
import type { QuestionStore } from '../core/answering/ports.ts';
import type { EscalationStore } from '../core/escalation/ports.ts';
import { asEscalationId, asQuestionId } from '../core/ids.ts';
import type { HandlerAudience } from './registry.ts';

export interface MayTouchDeps {
  readonly escalations: Pick<EscalationStore, 'find'>;
  readonly questions: Pick<QuestionStore, 'find'>;
}

/** Characters. Shorter arguments are page numbers and the like: no question or escalation is called so. */
const SHORTEST_ID = 14;

/**
 * Whether what a control's id names belongs where the control was used: no question or escalation of another server,
 * and for learners no private question of somebody else. Discord passes on only ids that the bot wrote itself;
 * this holds should it ever not.
 */
export function makeMayTouch({ escalations, questions }: MayTouchDeps) {
  return async function mayTouch(
    { guildId, user }: Pick<Interaction, 'guildId' | 'user'>,
    audience: HandlerAudience,
    args: readonly string[],
  ): Promise<boolean> {
    for (const id of args.filter(({ length }) => length >= SHORTEST_ID)) {
      const escalation = await escalations.find(asEscalationId(id));
      // In direct messages each handler asks whose escalation it is.
      if (escalation !== undefined && guildId !== null && String(escalation.serverId) !== guildId)
        return false;
      const question = (await questions.find(asQuestionId(id)))?.question;
      if (question === undefined || String(question.learnerId) === user.id) continue;
      if (guildId === null || String(question.serverId) !== guildId) return false;
      if (question.isPrivate && audience === 'learner') return false;
    }
    return true;
  };
}
