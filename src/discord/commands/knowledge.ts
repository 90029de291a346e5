import {
  escapeMarkdown,
  MessageFlags,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { asDocumentId, asServerId, type ServerId } from '../../core/ids.ts';
import type { IndexReport } from '../../core/indexing/report.ts';
import type { ChangeKnowledge, ChangeResult } from '../../core/knowledge/change-knowledge.ts';
import type { ReadKnowledgeStatus, StaffKnowledgeStore } from '../../core/knowledge/ports.ts';
import { KNOWLEDGE_KINDS } from '../../core/passage.ts';
import type { Command } from '../registry.ts';
import { addForm, editForm } from '../render/knowledge-forms.ts';
import { renderChoice, renderReport, renderStatus } from '../render/knowledge-status.ts';
import { MAX_CHOICES } from '../render/limits.ts';
import { knowledgeTexts as texts } from '../render/knowledge-texts.ts';
import { knowledgeCommandData } from './knowledge-data.ts';

export interface KnowledgeCommandDeps {
  readonly documents: Pick<StaffKnowledgeStore, 'list'>;
  readonly changeKnowledge: ChangeKnowledge;
  readonly readKnowledgeStatus: ReadKnowledgeStatus;
  readonly reindex: () => Promise<IndexReport>;
}

type Interaction = ChatInputCommandInteraction;

/** `/knowledge`: the index, and what staff keep in it. */
export function makeKnowledgeCommand(deps: KnowledgeCommandDeps): Command {
  return {
    data: knowledgeCommandData,
    audience: 'staff',
    acknowledge: (interaction) => (opensForm(interaction) ? 'modal' : 'private'),
    run: async (interaction) => {
      // The gate lets staff of a server pass alone.
      const server = asServerId(interaction.guildId ?? '');
      switch (interaction.options.getSubcommand()) {
        case 'status':
          await interaction.editReply(renderStatus(await deps.readKnowledgeStatus(server)));
          return;
        case 'reindex':
          await interaction.editReply(renderReport(await deps.reindex()));
          return;
        case 'add':
          await interaction.showModal(addForm(kindOf(interaction)));
          return;
        case 'edit':
          return edit(interaction, server, deps);
        case 'remove':
          return remove(interaction, server, deps);
      }
    },
    complete: async (interaction) => complete(interaction, deps),
  };
}

function opensForm({ options }: Interaction): boolean {
  const name = options.getSubcommand();
  return name === 'add' || (name === 'edit' && options.getString('status') === null);
}

function kindOf({ options }: Interaction) {
  const named = options.getString('kind');
  return KNOWLEDGE_KINDS.find((kind) => kind === named) ?? 'known-issue';
}

async function edit(
  interaction: Interaction,
  serverId: ServerId,
  { changeKnowledge }: KnowledgeCommandDeps,
): Promise<void> {
  const id = asDocumentId(interaction.options.getString('id', true));
  const wanted = interaction.options.getString('status');
  if (wanted !== null) {
    const status = wanted === 'fixed' ? 'fixed' : 'open';
    const marked = await changeKnowledge.mark({ serverId, id }, status);
    const said = status === 'fixed' ? texts.markedFixed : texts.markedOpen;
    await interaction.editReply(changed(marked, said));
    return;
  }
  const document = await changeKnowledge.findOwn({ serverId, id });
  if (document !== undefined) await interaction.showModal(editForm(document));
  else await interaction.reply({ content: texts.gone, flags: MessageFlags.Ephemeral });
}

async function remove(
  interaction: Interaction,
  serverId: ServerId,
  { changeKnowledge }: KnowledgeCommandDeps,
): Promise<void> {
  const id = asDocumentId(interaction.options.getString('id', true));
  const removed = await changeKnowledge.remove({ serverId, id });
  await interaction.editReply(changed(removed, texts.removed));
}

function changed(result: ChangeResult, said: (title: string) => string) {
  if (result.outcome === 'unknown-document') return { content: texts.gone };
  const title = escapeMarkdown(result.document.title);
  const content = result.isSearchable ? said(title) : texts.savedLater(title);
  return { content, allowedMentions: { parse: [] } };
}

async function complete(
  interaction: AutocompleteInteraction,
  { documents }: KnowledgeCommandDeps,
): Promise<void> {
  const server = asServerId(interaction.guildId ?? '');
  const found = await documents.list(server, interaction.options.getFocused(), MAX_CHOICES);
  await interaction.respond(found.map(renderChoice));
}
