import { MESSAGE_LIMIT } from './limits.ts';
import { escapeMarkdown, type APIEmbed } from 'discord.js';
import { insightsCsv } from '../../core/insights/csv.ts';
import type { DocumentFindings } from '../../core/insights/figures.ts';
import type { DrawnInsights } from '../../core/insights/ports.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { gapButtons, gapList } from './gaps.ts';
import { figureLines } from './insight-figures.ts';
import { insightTexts as texts } from './insight-texts.ts';
import { oneLine } from './quote.ts';

/** Characters. Discord takes 4,096 of one embed and 6,000 of all. */
const EMBED_LIMIT = 2_800;
/** Characters. Discord takes 1,024. */
const ALT_LIMIT = 1_000;
const TITLE_LIMIT = 80;

/** A file of the insights, with what a screen reader says of it. */
export interface InsightFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly description: string;
}

/** The insights as a message: the picture, the same in words, the gaps with their buttons. */
export function renderInsights(insights: DrawnInsights, mark?: string) {
  const { figures, findings, gaps, budget, picture } = insights;
  const lines = figureLines(figures, budget);
  const notes = findingLines(findings);
  const embeds: APIEmbed[] = [
    { title: texts.gapsTitle, description: fitMarkdown(gapList(gaps, 0), EMBED_LIMIT) },
    ...(notes.length === 0
      ? []
      : [{ title: texts.notesTitle, description: fitMarkdown(notes.join('\n'), EMBED_LIMIT) }]),
  ];
  const files: readonly InsightFile[] = [
    {
      name: 'insights.png',
      bytes: picture,
      contentType: 'image/png',
      description: alternative(lines),
    },
    {
      name: 'insights.csv',
      bytes: new TextEncoder().encode(insightsCsv(insights)),
      contentType: 'text/csv; charset=utf-8',
      description: texts.csvAlt,
    },
  ];
  return {
    content: fitMarkdown(lines.join('\n'), MESSAGE_LIMIT),
    embeds,
    components: [...gapButtons(gaps, 0, mark)],
    files,
  };
}

/** The picture's figures, without marks and mentions: whole lines, as many as there is room for. */
function alternative(lines: readonly string[]): string {
  let said: string = texts.alt;
  for (const line of lines) {
    const plain = line.replaceAll('**', '').replace(/ <@\d+>/g, '');
    const longer = `${said}\n${plain}`;
    if (longer.length > ALT_LIMIT) break;
    said = longer;
  }
  return said;
}

function findingLines({ neverAnswering, wrong, askedAfterFix }: DocumentFindings) {
  const named = (title: string) => escapeMarkdown(oneLine(title, TITLE_LIMIT));
  const { count, titles } = neverAnswering;
  return [
    ...(count === 0
      ? []
      : [
          `${texts.never(count)}: ${titles.map(named).join(', ')}${count > titles.length ? ', …' : ''}`,
        ]),
    ...(wrong.length === 0
      ? []
      : [
          `${texts.wrong}: ${wrong.map((of) => texts.wrongOf(named(of.title), of.wrong, of.judged)).join(', ')}`,
        ]),
    ...(askedAfterFix.length === 0
      ? []
      : [
          `${texts.afterFix}: ${askedAfterFix.map((of) => texts.afterFixOf(named(of.title), of.questions)).join(', ')}`,
        ]),
  ];
}
