import { escapeMarkdown } from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { asServerId } from '../../core/ids.ts';
import type { CloseGap, GapOfServer } from '../../core/insights/close-gap.ts';
import { asGapId, type Gap } from '../../core/insights/gap.ts';
import type { DocumentFinder, GapStore } from '../../core/insights/ports.ts';
import type { ReadInsights } from '../../core/insights/read-insights.ts';
import { insightTexts as texts } from '../render/insight-texts.ts';

export interface GapDeskDeps {
  readonly gaps: Pick<GapStore, 'find' | 'nearMisses'>;
  readonly closeGap: CloseGap;
  readonly documents: DocumentFinder;
  readonly courses: CourseList;
  readonly readInsights: ReadInsights;
}

/** The gap that a control names. */
export function gapOf({ guildId }: { readonly guildId: string | null }, id = ''): GapOfServer {
  return { serverId: asServerId(guildId ?? ''), id: asGapId(id) };
}

/** The gap while it is one; else why it is none, in words. */
export async function openGap(of: GapOfServer, deps: GapDeskDeps): Promise<Gap | string> {
  const gap = await deps.gaps.find(of.serverId, of.id);
  if (gap === undefined) return texts.gapGone;
  return gap.people === 0 ? texts.gapAnswered(await answerOf(gap, of, deps)) : gap;
}

/** The title of what answers a gap, as Markdown. */
export async function answerOf(
  { answeredBy }: Gap,
  { serverId }: GapOfServer,
  { documents }: Pick<GapDeskDeps, 'documents'>,
): Promise<string | undefined> {
  if (answeredBy === undefined) return undefined;
  const [document] = await documents.find(serverId, [answeredBy]);
  return document && escapeMarkdown(document.title);
}
