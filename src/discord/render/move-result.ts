import { MESSAGE_LIMIT } from './limits.ts';
import { isEnded, type Escalation } from '../../core/escalation/escalation.ts';
import type { MoveResult } from '../../core/escalation/move-escalation.ts';
import { unreachable } from '../../core/unreachable.ts';
import { deskRow, type ButtonRow } from './desk-buttons.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { fitMarkdown } from './fit-markdown.ts';

/** What the one who pressed sees. */
export interface MoveMessage {
  readonly content: string;
  readonly components: readonly ButtonRow[];
  readonly allowedMentions: { readonly parse: readonly never[] };
}

/**
 * Says how a move went, and offers what may be wanted instead.
 * @param success the words for a move that was made
 * @param typed what the person wrote: given back when it was not sent
 */
export function renderMoveResult(
  result: MoveResult,
  success: (number: number) => string,
  typed?: string,
): MoveMessage {
  const { content, components = [] } = words(result, success);
  const wasDone = result.outcome === 'moved' || result.outcome === 'seen-before';
  const back = wasDone || typed === undefined ? '' : `\n\n${texts.yourText}\n${typed}`;
  return {
    content: fitMarkdown(content + back, MESSAGE_LIMIT),
    components,
    allowedMentions: { parse: [] },
  };
}

interface Words {
  readonly content: string;
  readonly components?: readonly ButtonRow[];
}

function words(result: MoveResult, success: (number: number) => string): Words {
  if (result.outcome === 'unknown-escalation') return { content: texts.unknown };
  const { outcome, escalation } = result;
  const { number, ownerId } = escalation;
  switch (outcome) {
    case 'moved':
    case 'seen-before':
      return { content: success(number) };
    case 'already-claimed':
      return { content: texts.alreadyClaimed(number, ownerId), components: takeOver(escalation) };
    case 'already-yours':
      return { content: texts.alreadyYours(number) };
    case 'nobody-has-it':
      return { content: texts.nobodyHasIt(number) };
    case 'not-your-question':
      return { content: texts.notYours };
    case 'already-ended':
      return { content: texts.alreadyEnded(number) };
    case 'not-ended':
      return { content: texts.notEnded(number) };
    case 'already-theirs':
      return { content: texts.alreadyTheirs(number, ownerId) };
    case 'moved-on':
      return { content: texts.movedOn(number) };
    case 'no-such-original':
      return { content: texts.noSuchOriginal };
    case 'duplicate-of-itself':
      return { content: texts.duplicateOfItself(number) };
    case 'duplicate-in-circle':
      return { content: texts.duplicateInCircle(number) };
    case 'no-such-known-issue':
      return { content: texts.noSuchKnownIssue };
    default:
      return unreachable(outcome);
  }
}

function takeOver(escalation: Escalation): readonly ButtonRow[] {
  return isEnded(escalation) ? [] : [deskRow(escalation.id, ['take-over'], undefined)];
}
