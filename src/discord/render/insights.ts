import { MESSAGE_LIMIT } from './limits.ts';
import { escapeMarkdown, type APIEmbed } from 'discord.js';
import { insightsCsv } from '../../core/insights/csv.ts';
import type { DocumentFindings, FoundDocument } from '../../core/insights/figures.ts';
import type { DrawnInsights } from '../../core/insights/ports.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { gapButtons, gapList } from './gaps.ts';
import { figureLines } from './insight-figures.ts';
import { insightTexts as texts } from './insight-texts.ts';
import { oneLine } from './quote.ts';
import { wrongAnswersButton } from './wrong-answers.ts';

/** Characters. Discord takes 4,096 of one embed and 6,000 of all. */
const EMBED_LIMIT = 2_800;
/** Characters. Discord takes 1,024. */
const ALT_LIMIT = 1_000;
const TITLE_LIMIT = 80;
const PATH_LIMIT = 90;
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

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
    components: [
      ...gapButtons(gaps, 0, {
        mark,
        beside: findings.wrong.length === 0 ? [] : [wrongAnswersButton],
      }),
    ],
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

/** Each kind with what to do about it, and each document on a line of its own with where it is mended. */
function findingLines(findings: DocumentFindings): readonly string[] {
  const { neverAnswering, wrong, askedAfterFix, openAfterFix } = findings;
  const { count, shown } = neverAnswering;
  const more = count - shown.length;
  return [
    ...section(
      texts.wrong,
      wrong.map((of) => foundLine(of, texts.wrongOf(of.wrong, of.judged))),
    ),
    ...section(
      texts.afterFix,
      askedAfterFix.map((of) => foundLine(of, texts.afterFixOf(of.questions))),
    ),
    ...section(
      texts.openAfterFix,
      openAfterFix.map((of) => foundLine(of, texts.fixedOn(DAY.format(of.fixedOn)))),
    ),
    ...section(texts.never(count), [
      ...shown.map((of) => foundLine(of)),
      ...(more > 0 ? [`- ${texts.moreNotes(more)}`] : []),
    ]),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function foundLine({ title, path }: FoundDocument, said?: string): string {
  const place =
    path === undefined
      ? '`/knowledge edit`'
      : `\`${oneLine(path.replaceAll('`', ''), PATH_LIMIT)}\``;
  const named = escapeMarkdown(oneLine(title, TITLE_LIMIT));
  return `- ${[`**${named}**`, ...(said === undefined ? [] : [said]), place].join(' · ')}`;
}
