import type { QuestionStore } from '../core/answering/ports.ts';
import type { Escalation } from '../core/escalation/escalation.ts';
import type { KnownIssueLookup } from '../core/escalation/known-issue-lookup.ts';
import { lookUpOutcome } from '../core/escalation/look-up-outcome.ts';
import type { MoveResult } from '../core/escalation/move-escalation.ts';
import { outcomeWords, type NamedOutcome } from '../core/escalation/outcome.ts';
import type { EscalationStore } from '../core/escalation/ports.ts';
import type { StateOutcome } from '../core/escalation/resolve-escalation.ts';
import { asDocumentId, asEscalationId, asStaffId, type ServerId } from '../core/ids.ts';
import type { Modal, SelectMenu } from './registry.ts';
import { FORM_TEXT } from './render/desk-forms.ts';
import { deskTexts } from './render/desk-texts.ts';
import { renderMoveResult } from './render/move-result.ts';
import { ISSUE, outcomeForm, outcomeRow } from './render/outcome-controls.ts';

export interface OutcomeDeps {
  readonly escalations: Pick<EscalationStore, 'find' | 'findByNumber'>;
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly knownIssues: KnownIssueLookup;
  readonly stateOutcome: StateOutcome;
}

/** What was chosen or typed, as an outcome; or why it names nothing that it could be. */
export async function readOutcome(
  deps: Pick<OutcomeDeps, 'knownIssues' | 'escalations'>,
  server: ServerId,
  kind: string,
  about: string,
): ReturnType<typeof lookUpOutcome> {
  const named = await nameOutcome(deps, server, kind, about);
  return typeof named === 'string' ? named : lookUpOutcome(deps, server, named);
}

async function nameOutcome(
  { knownIssues }: Pick<OutcomeDeps, 'knownIssues'>,
  server: ServerId,
  kind: string,
  about: string,
): Promise<NamedOutcome | 'no-such-original' | 'no-such-known-issue'> {
  if (kind === 'duplicate') {
    const number = Number(about.trim().replace(/^#/, ''));
    const isNumber = Number.isSafeInteger(number) && number > 0;
    return isNumber ? { kind, number } : 'no-such-original';
  }
  if (kind !== 'known-issue') return { kind: kind === 'not-an-issue' ? kind : 'answered' };
  const id = asDocumentId(about);
  if ((await knownIssues.title(id, server)) !== undefined) return { kind, documentId: id };
  const [best] = about.trim() === '' ? [] : await knownIssues.search(server, about);
  return best === undefined ? 'no-such-known-issue' : { kind, documentId: best.documentId };
}

/** What becomes of the learners of a duplicate, for staff; empty for any other outcome. */
export async function whoFollows(
  { escalations }: Pick<OutcomeDeps, 'escalations'>,
  result: MoveResult,
): Promise<string> {
  if (result.outcome !== 'moved' || result.escalation.outcome?.kind !== 'duplicate') return '';
  const original = await originalOf(escalations, result.escalation);
  if (original === undefined) return '';
  const { number, origin } = original;
  return `\n${origin.isPrivate ? deskTexts.isNotFollowed(number) : deskTexts.isFollowed(number)}`;
}

/** At the end of what are duplicates of one another. */
async function originalOf(
  escalations: Pick<EscalationStore, 'find'>,
  { outcome }: Escalation,
): Promise<Escalation | undefined> {
  if (outcome?.kind !== 'duplicate') return undefined;
  const next = await escalations.find(outcome.of);
  return next && ((await originalOf(escalations, next)) ?? next);
}

/** A resolved escalation, with the question what came of it. */
export async function renderResolved(deps: OutcomeDeps, result: MoveResult) {
  const { content, components, allowedMentions } = renderMoveResult(result, deskTexts.isResolved);
  if (result.outcome !== 'moved') return { content, components, allowedMentions };
  const { escalation } = result;
  const words = escalation.outcome === undefined ? '' : outcomeWords(escalation.outcome);
  return {
    content: `${deskTexts.isResolvedAs(escalation.number, words)}\n${deskTexts.whatOutcome}`,
    components: [await rowFor(deps, escalation)],
    allowedMentions,
  };
}

/** The menu that asks what came of an escalation, and the form behind two of its choices. */
export function makeOutcomeControls(deps: OutcomeDeps): {
  readonly select: SelectMenu;
  readonly modal: Modal;
} {
  return {
    select: {
      name: 'outcome',
      audience: 'staff',
      acknowledge: 'modal',
      run: async (interaction, [raw = '']) => {
        const [chosen = ''] = interaction.values;
        const escalation = await deps.escalations.find(asEscalationId(raw));
        if (escalation !== undefined && (chosen === 'duplicate' || chosen === 'known-issue')) {
          await interaction.showModal(outcomeForm(escalation, chosen));
          return;
        }
        await interaction.deferUpdate();
        const isIssue = chosen.startsWith(ISSUE);
        const kind = isIssue ? 'known-issue' : chosen;
        const about = isIssue ? chosen.slice(ISSUE.length) : '';
        await interaction.editReply(await state(deps, escalation, interaction, { kind, about }));
      },
    },
    modal: {
      name: 'outcome',
      audience: 'staff',
      acknowledge: 'update',
      run: async (interaction, [raw = '', kind = '']) => {
        const escalation = await deps.escalations.find(asEscalationId(raw));
        const about = interaction.fields.getTextInputValue(FORM_TEXT);
        await interaction.editReply(await state(deps, escalation, interaction, { kind, about }));
      },
    },
  };
}

async function state(
  deps: OutcomeDeps,
  escalation: Escalation | undefined,
  { user }: { readonly user: { readonly id: string } },
  { kind, about }: { readonly kind: string; readonly about: string },
) {
  if (escalation === undefined) return { content: deskTexts.unknown, components: [] };
  const { id, serverId } = escalation;
  const outcome = await readOutcome(deps, serverId, kind, about);
  const result: MoveResult =
    typeof outcome === 'string'
      ? { outcome, escalation }
      : await deps.stateOutcome({ id, by: asStaffId(user.id), via: 'button', outcome });
  const { content, allowedMentions } = renderMoveResult(result, deskTexts.outcomeIs);
  const now = 'escalation' in result ? result.escalation : escalation;
  const words = result.outcome === 'moved' && now.outcome ? ` (${outcomeWords(now.outcome)})` : '';
  const follows = await whoFollows(deps, result);
  return {
    content: content + words + follows,
    components: [await rowFor(deps, now)],
    allowedMentions,
  };
}

async function rowFor({ questions, knownIssues }: OutcomeDeps, escalation: Escalation) {
  const { serverId, questionId } = escalation;
  const asked = await questions.find(questionId);
  const near = await knownIssues.search(serverId, asked?.question.text ?? '');
  const others = (await knownIssues.search(serverId, '')).filter(
    ({ documentId }) => !near.some((known) => known.documentId === documentId),
  );
  return outcomeRow(escalation, [...near, ...others]);
}
