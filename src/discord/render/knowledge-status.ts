import { escapeMarkdown } from 'discord.js';
import type { FileRemark, IndexReport } from '../../core/indexing/report.ts';
import type { KnowledgeStatus } from '../../core/knowledge/ports.ts';
import type { StaffKnowledge } from '../../core/knowledge/staff-knowledge.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { CHOICE_LIMIT, MESSAGE_LIMIT } from './limits.ts';
import { oneLine } from './quote.ts';

const FAILURES_SHOWN = 10;
const REASON_LIMIT = 140;

/** The state of the index, for staff. */
export function renderStatus(status: KnowledgeStatus) {
  const { generation, files, documents, passages, failed, staffDocuments, pending } = status;
  const { total, lost } = status.regressions;
  return said([
    generation === 0
      ? '⏳ There is no index yet.'
      : `📚 The index is ready (generation ${generation}).`,
    `${files} files, ${documents} documents, ${passages} passages; ${staffDocuments} documents of this server’s staff.`,
    ...(pending === 0 ? [] : [`⏳ ${pending} of staff’s changes are not indexed yet.`]),
    total === 0
      ? 'No resolved escalation is linked to knowledge yet.'
      : `Of ${total} resolved questions ${total - lost} are answered by what should answer them${lost === 0 ? '.' : `, **${lost} are not**.`}`,
    ...failures(failed),
  ]);
}

/** What an indexing run did, for staff. */
export function renderReport(report: IndexReport) {
  const { added, updated, removed, unchanged, passages, tookMs, failed } = report;
  return said([
    `📚 Indexed in ${(tookMs / 1000).toFixed(1)} s: ${added} files added, ${updated} updated, ${removed} removed, ${unchanged} unchanged; ${passages} passages.`,
    ...failures(failed),
  ]);
}

/** A document as a choice of an autocomplete. */
export function renderChoice({ id, title, kind, issueStatus }: StaffKnowledge) {
  const state = issueStatus === undefined ? kind : `${kind}, ${issueStatus}`;
  return { name: oneLine(`${title} (${state})`, CHOICE_LIMIT), value: id };
}

function failures(failed: readonly FileRemark[]): readonly string[] {
  if (failed.length === 0) return ['Every file could be read.'];
  const shown = failed.slice(0, FAILURES_SHOWN).map(({ path, place, reason }) => {
    const where = [`\`${path.replaceAll('`', "'")}\``, ...(place === '' ? [] : [place])].join(', ');
    return `- ${where}: ${escapeMarkdown(oneLine(reason, REASON_LIMIT))}`;
  });
  const more = failed.length - shown.length;
  return [
    `⚠️ ${failed.length} files could not be read; what they gave before stays:`,
    ...shown,
    ...(more === 0 ? [] : [`- and ${more} more`]),
  ];
}

function said(lines: readonly string[]) {
  return { content: fitMarkdown(lines.join('\n'), MESSAGE_LIMIT), allowedMentions: { parse: [] } };
}
