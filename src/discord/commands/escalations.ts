import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { ClaimEscalation } from '../../core/escalation/claim-escalation.ts';
import { ESCALATION_STATUSES, type Escalation } from '../../core/escalation/escalation.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import type { ReopenEscalation } from '../../core/escalation/reopen-escalation.ts';
import type { ResolveEscalation } from '../../core/escalation/resolve-escalation.ts';
import { asServerId, asStaffId } from '../../core/ids.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import { assignTo, type AssignDeps } from '../assign-desk.ts';
import { readOutcome, renderResolved, whoFollows, type OutcomeDeps } from '../outcome-desk.ts';
import type { Button, Command } from '../registry.ts';
import { deskTexts } from '../render/desk-texts.ts';
import {
  ESCALATIONS_A_PAGE,
  renderEscalationList,
  renderEscalationView,
} from '../render/escalation-list.ts';
import { renderMoveResult } from '../render/move-result.ts';
import { pageWithin } from '../render/pager.ts';
import { textsFor } from '../render/texts.ts';
import { completeEscalations } from './complete-escalations.ts';
import { escalationsCommandData } from './escalations-data.ts';

export interface EscalationsDeps extends OutcomeDeps, AssignDeps {
  readonly escalations: Pick<
    EscalationStore,
    'find' | 'findByNumber' | 'list' | 'suggest' | 'history'
  >;
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly claimEscalation: ClaimEscalation;
  readonly resolveEscalation: ResolveEscalation;
  readonly reopenEscalation: ReopenEscalation;
}

/** Beyond any list: what a forged button asks for must still be a number of the database's. */
const MAX_PAGES = 1_000_000;

/** `/escalations list|view|claim|assign|resolve|reopen`, and the buttons that turn the list's pages. */
export function makeEscalations(deps: EscalationsDeps): { command: Command; button: Button } {
  return {
    command: {
      data: escalationsCommandData,
      audience: 'staff',
      acknowledge: () => 'private',
      run: async (interaction) => run(deps, interaction),
      complete: async (interaction) => completeEscalations(deps, interaction),
    },
    button: {
      name: 'escalations',
      audience: 'staff',
      acknowledge: 'update',
      run: async (interaction, [page = '0', status = '', owner = '']) =>
        showList(deps, interaction, { page, status, owner }),
    },
  };
}

async function run(deps: EscalationsDeps, interaction: ChatInputCommandInteraction): Promise<void> {
  const subcommand = interaction.options.getSubcommand();
  if (subcommand === 'list') {
    const status = interaction.options.getString('status') ?? '';
    const owner = interaction.options.getBoolean('mine') === true ? interaction.user.id : '';
    await showList(deps, interaction, { page: '0', status, owner });
    return;
  }
  const escalation = await chosen(deps, interaction);
  if (escalation === undefined) await interaction.editReply({ content: deskTexts.noSuch });
  else if (subcommand === 'view') await view(deps, interaction, escalation);
  else await move(deps, interaction, escalation, subcommand);
}

async function view(
  { questions, escalations }: EscalationsDeps,
  interaction: ChatInputCommandInteraction,
  escalation: Escalation,
): Promise<void> {
  const asked = await questions.find(escalation.questionId);
  const history = await escalations.history(escalation.id);
  await interaction.editReply(renderEscalationView({ escalation, asked }, history));
}

async function move(
  deps: EscalationsDeps,
  interaction: ChatInputCommandInteraction,
  escalation: Escalation,
  subcommand: string,
): Promise<void> {
  const { id } = escalation;
  const request = { id, by: asStaffId(interaction.user.id), via: 'command' } as const;
  if (subcommand === 'claim') {
    const result = await deps.claimEscalation(request);
    await interaction.editReply(renderMoveResult(result, deskTexts.claimed));
  } else if (subcommand === 'resolve') {
    await resolve(deps, interaction, escalation);
  } else if (subcommand === 'assign') {
    const to = interaction.options.getUser('member', true).id;
    await interaction.editReply(await assignTo(deps, interaction.guild, { ...request, to }));
  } else {
    const result = await deps.reopenEscalation(request);
    await interaction.editReply(renderMoveResult(result, deskTexts.isReopened));
  }
}

async function resolve(
  deps: EscalationsDeps,
  interaction: ChatInputCommandInteraction,
  escalation: Escalation,
): Promise<void> {
  const { id, serverId } = escalation;
  const request = { id, by: asStaffId(interaction.user.id), via: 'command' } as const;
  const lastWord = interaction.options.getString('last-word') ?? undefined;
  const about = interaction.options.getString('about') ?? '';
  // Known issues alone are offered for `about` without an outcome.
  const kind = interaction.options.getString('outcome') ?? (about === '' ? null : 'known-issue');
  if (kind === null) {
    const result = await deps.resolveEscalation({ ...request, lastWord });
    await interaction.editReply(await renderResolved(deps, result));
    return;
  }
  const outcome = await readOutcome(deps, serverId, kind, about);
  const result =
    typeof outcome === 'string'
      ? ({ outcome, escalation } as const)
      : await deps.resolveEscalation({ ...request, lastWord, outcome });
  const message = renderMoveResult(result, deskTexts.isResolved, lastWord);
  const content = message.content + (await whoFollows(deps, result));
  await interaction.editReply({ ...message, content });
}

async function showList(
  { escalations }: EscalationsDeps,
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  wanted: { readonly page: string; readonly status: string; readonly owner: string },
): Promise<void> {
  if (interaction.guildId === null) return;
  const filter = {
    serverId: asServerId(interaction.guildId),
    ...statusesOf(wanted.status),
    ...(wanted.owner === '' ? {} : { ownerId: asStaffId(wanted.owner) }),
  };
  const list = async (page: number) =>
    escalations.list(filter, { offset: page * ESCALATIONS_A_PAGE, limit: ESCALATIONS_A_PAGE });
  const asked = pageWithin(wanted.page, MAX_PAGES);
  const found = await list(asked);
  const { total } = found;
  const page = pageWithin(wanted.page, Math.ceil(total / ESCALATIONS_A_PAGE));
  // The list may have become shorter since the button was made.
  const { items } = page === asked ? found : await list(page);
  const args = [wanted.status, wanted.owner];
  const texts = textsFor(interaction.locale);
  await interaction.editReply(renderEscalationList(items, { total, page, args }, texts));
}

function statusesOf(raw: string) {
  const status = ESCALATION_STATUSES.find((known) => known === raw);
  return status === undefined ? {} : { statuses: [status] };
}

/** By its number, chosen or typed with or without `#`. */
async function chosen(
  { escalations }: EscalationsDeps,
  interaction: ChatInputCommandInteraction,
): Promise<Escalation | undefined> {
  const number = Number(interaction.options.getString('id', true).trim().replace(/^#/, ''));
  if (interaction.guildId === null || !Number.isSafeInteger(number)) return undefined;
  return escalations.findByNumber(asServerId(interaction.guildId), number);
}
