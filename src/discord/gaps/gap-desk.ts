import {
  escapeMarkdown,
  MessageFlags,
  type ButtonInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { CourseList } from '../core/answering/ports.ts';
import { asServerId } from '../core/ids.ts';
import type { CloseGap, GapOfServer } from '../core/insights/close-gap.ts';
import { asGapId, type Gap } from '../core/insights/gap.ts';
import type { DocumentFinder, GapStore, NamedDocument } from '../core/insights/ports.ts';
import type { ReadInsights } from '../core/insights/read-insights.ts';
import { DEFAULT_DAYS } from '../core/insights/tuning.ts';
import { readTyped } from './knowledge-course.ts';
import type { Button, Handlers, Modal, SelectMenu } from './registry.ts';
import { documentChoice, gapButtons, gapList, searchForm } from './render/gaps.ts';
import { insightTexts as texts } from './render/insight-texts.ts';
import { gapForm } from './render/knowledge-forms.ts';
import { knowledgeTexts } from './render/knowledge-texts.ts';
import { MAX_CHOICES } from './render/limits.ts';
import { renderSaved } from './render/saved-knowledge.ts';

export interface GapDeskDeps {
  readonly gaps: Pick<GapStore, 'find' | 'nearMisses'>;
  readonly closeGap: CloseGap;
  readonly documents: DocumentFinder;
  readonly courses: CourseList;
  readonly readInsights: ReadInsights;
}

/** What staff do with a gap: write a note, name the document that answers it, or ignore it. */
export function makeGapDesk(deps: GapDeskDeps): Pick<Handlers, 'buttons' | 'selects' | 'modals'> {
  return {
    buttons: [
      noteButton(deps),
      documentButton(deps),
      searchButton(),
      ignoreButton(deps),
      listButton(deps),
    ],
    selects: [documentSelect(deps)],
    modals: [noteModal(deps), searchModal(deps)],
  };
}

function gapOf({ guildId }: { readonly guildId: string | null }, id = ''): GapOfServer {
  return { serverId: asServerId(guildId ?? ''), id: asGapId(id) };
}

/** The gap while it is one; else why it is none, in words. */
async function openGap(of: GapOfServer, deps: GapDeskDeps): Promise<Gap | string> {
  const gap = await deps.gaps.find(of.serverId, of.id);
  if (gap === undefined) return texts.gapGone;
  return gap.people === 0 ? texts.gapAnswered(await answerOf(gap, of, deps)) : gap;
}

/** The title of what answers a gap, as Markdown. */
async function answerOf(
  { answeredBy }: Gap,
  { serverId }: GapOfServer,
  { documents }: Pick<GapDeskDeps, 'documents'>,
): Promise<string | undefined> {
  if (answeredBy === undefined) return undefined;
  const [document] = await documents.find(serverId, [answeredBy]);
  return document && escapeMarkdown(document.title);
}

function noteButton(deps: GapDeskDeps): Button {
  return {
    name: 'gap-note',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [id]) => {
      const gap = await openGap(gapOf(interaction, id), deps);
      if (typeof gap === 'string')
        await interaction.reply({ content: gap, flags: MessageFlags.Ephemeral });
      else await interaction.showModal(gapForm(gap));
    },
  };
}

function noteModal(deps: GapDeskDeps): Modal {
  const { closeGap, courses, gaps } = deps;
  return {
    name: 'gap-note',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id]) => {
      const { words, remark } = await readTyped(interaction, courses);
      const of = gapOf(interaction, id);
      const before = await gaps.find(of.serverId, of.id);
      // What was typed is kept, and a second note on one thing is theirs to take back.
      const meanwhile =
        before?.people === 0
          ? texts.answeredMeanwhile(await answerOf(before, of, deps))
          : undefined;
      const saved = await closeGap.writeNote(of, interaction.id, words);
      if (saved.outcome === 'unknown-document') {
        await interaction.editReply({ content: knowledgeTexts.gone });
        return;
      }
      const outcome = saved.outcome === 'unchanged' ? 'unchanged' : 'saved';
      const remarks = [remark, meanwhile].filter((said) => said !== undefined).join('\n');
      await interaction.editReply(renderSaved({ ...saved, outcome }, remarks));
    },
  };
}

function documentButton(deps: GapDeskDeps): Button {
  return {
    name: 'gap-document',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id]) => {
      const of = gapOf(interaction, id);
      const gap = await openGap(of, deps);
      if (typeof gap === 'string') await interaction.editReply({ content: gap });
      else await interaction.editReply(documentChoice(of.id, await candidates(of, gap, deps)));
    },
  };
}

/** What its questions were offered, then what their words find. */
async function candidates(
  { serverId, id }: GapOfServer,
  { wordings }: Gap,
  { gaps, documents }: GapDeskDeps,
): Promise<readonly NamedDocument[]> {
  const offered = await documents.find(serverId, await gaps.nearMisses(id, MAX_CHOICES));
  const words = wordings.map(({ text }) => text).join(' ');
  const found = words === '' ? [] : await documents.search(serverId, words, MAX_CHOICES);
  const byKey = new Map([...offered, ...found].map((document) => [document.key, document]));
  return [...byKey.values()].slice(0, MAX_CHOICES);
}

function searchButton(): Button {
  return {
    name: 'gap-search',
    audience: 'staff',
    acknowledge: 'modal',
    run: async (interaction, [id = '']) => {
      await interaction.showModal(searchForm(asGapId(id)));
    },
  };
}

function searchModal({ documents }: GapDeskDeps): Modal {
  return {
    name: 'gap-search',
    audience: 'staff',
    acknowledge: 'update',
    run: async (interaction: ModalSubmitInteraction, [id]) => {
      const of = gapOf(interaction, id);
      const words = interaction.fields.getTextInputValue('words');
      const found = await documents.search(of.serverId, words, MAX_CHOICES);
      await interaction.editReply(documentChoice(of.id, found));
    },
  };
}

function documentSelect({ closeGap, documents }: GapDeskDeps): SelectMenu {
  return {
    name: 'gap-document',
    audience: 'staff',
    acknowledge: 'update',
    run: async (interaction, [id]) => {
      const of = gapOf(interaction, id);
      const document = await documents.findByKey(of.serverId, interaction.values[0] ?? '');
      if (document === undefined) {
        await interaction.editReply({ content: texts.documentGone });
        return;
      }
      const count = await closeGap.answeredIn(of, document.id);
      const content =
        count === undefined
          ? texts.gapGone
          : texts.nowAnswers(escapeMarkdown(document.title), count);
      await interaction.editReply({ content, components: [] });
    },
  };
}

function ignoreButton(deps: GapDeskDeps): Button {
  return {
    name: 'gap-ignore',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [id]) => {
      const of = gapOf(interaction, id);
      const gap = await openGap(of, deps);
      if (typeof gap !== 'string') await deps.closeGap.ignore(of);
      await interaction.editReply({
        content: typeof gap === 'string' ? gap : texts.ignored(gap.people),
      });
    },
  };
}

/** The next of them, as they are now. */
function listButton({ readInsights }: GapDeskDeps): Button {
  return {
    name: 'gap-list',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction: ButtonInteraction, [from = '0']) => {
      const { gaps } = await readInsights(asServerId(interaction.guildId ?? ''), DEFAULT_DAYS);
      // After the last come the first ones again.
      const wanted = Number(from);
      const offset = Number.isInteger(wanted) && wanted > 0 && wanted < gaps.length ? wanted : 0;
      await interaction.editReply({
        content: gapList(gaps, offset),
        components: [...gapButtons(gaps, offset)],
        allowedMentions: { parse: [] },
      });
    },
  };
}
