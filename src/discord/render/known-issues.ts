import { escapeMarkdown } from 'discord.js';
import type { KnownIssue } from '../../core/browsing/ports.ts';
import { fitList } from './fit-list.ts';
import { pageWithin, renderPage, type PageMessage } from './pager.ts';
import { oneLine } from './quote.ts';
import type { Texts } from './texts.ts';

const ISSUES_A_PAGE = 8;
/** Characters of a title or a course, and of an address that is linked. */
const TITLE_LIMIT = 90;
const URL_LIMIT = 110;

/** One page of known issues, each with its state. */
export function renderKnownIssues(
  issues: readonly KnownIssue[],
  wantedPage: string,
  args: readonly string[],
  texts: Texts,
): PageMessage {
  if (issues.length === 0)
    return { content: texts.noKnownIssues, components: [], allowedMentions: { parse: [] } };
  const pages = Math.ceil(issues.length / ISSUES_A_PAGE);
  const page = pageWithin(wantedPage, pages);
  const shown = issues.slice(page * ISSUES_A_PAGE, (page + 1) * ISSUES_A_PAGE);
  const content = fitList(`**${texts.knownIssues(issues.length)}**`, TITLE_LIMIT, (limit) =>
    shown.map((issue) => renderIssue(issue, limit, texts)),
  );
  return renderPage({ page, pages, content }, 'known-issues', args, texts);
}

function renderIssue(issue: KnownIssue, limit: number, texts: Texts): string {
  const { title, url, course, week, status, escalationNumber } = issue;
  const name = escapeMarkdown(oneLine(title, limit).replace(/[[\]]/g, ' '));
  const isLink = url !== undefined && url.length <= URL_LIMIT && !/[\s<>]/.test(url);
  const state = status === 'fixed' ? `✅ ${texts.issueFixed}` : `⚠️ ${texts.issueOpen}`;
  const details = [
    course === undefined ? '' : escapeMarkdown(oneLine(course, limit)),
    week === undefined ? '' : texts.week(week),
    escalationNumber === undefined ? '' : texts.answeredByStaff(escalationNumber),
  ];
  return [state, isLink ? `[${name}](<${url}>)` : `**${name}**`, ...details]
    .filter((part) => part !== '')
    .join(' · ');
}
