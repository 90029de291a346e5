import type { APIEmbedField } from 'discord.js';
import { outcomeWords } from '../../core/escalation/outcome.ts';
import type { SimilarEscalation } from '../../core/escalation/similar-escalations.ts';
import type { ServerId } from '../../core/ids.ts';
import { deskTexts as texts } from './desk-texts.ts';
import { oneLine } from './quote.ts';

/** Characters of a past question, and of what came of it: three of both fit a field. */
const QUESTION_LIMIT = 100;
const OUTCOME_LIMIT = 80;

/** Past escalations that asked much the same, each with its number, its thread and what came of it. */
export function similarField(
  server: ServerId,
  similar: readonly SimilarEscalation[],
): APIEmbedField[] {
  if (similar.length === 0) return [];
  const value = similar.map((past) => line(server, past)).join('\n');
  return [{ name: texts.similar, value }];
}

function line(server: ServerId, past: SimilarEscalation): string {
  const { number, threadId, questionText, knownIssue, isSameOutput } = past;
  const link = `https://discord.com/channels/${server}/${threadId ?? ''}`;
  const parts = [
    threadId === undefined ? `**#${number}**` : `[#${number}](${link})`,
    oneLine(cameOf(past), OUTCOME_LIMIT),
    ...(isSameOutput ? [texts.sameOutput] : []),
    ...(knownIssue === undefined ? [] : [`📘 “${oneLine(knownIssue, OUTCOME_LIMIT)}”`]),
  ];
  const said = questionText === undefined ? '' : `: ${oneLine(questionText, QUESTION_LIMIT)}`;
  return `- ${parts.join(' · ')}${said}`;
}

function cameOf({ status, outcome }: SimilarEscalation): string {
  return outcome === undefined ? texts.status[status] : outcomeWords(outcome);
}
