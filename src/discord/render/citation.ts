import { escapeMarkdown, time, TimestampStyles } from 'discord.js';
import type { Citation } from '../../core/verdict.ts';
import type { Place } from '../../core/passage.ts';
import { unreachable } from '../../core/unreachable.ts';
import { texts as english, type Texts } from './texts.ts';

/** Longest title and heading shown, in characters; what is cut can be read behind the link. */
const NAME_LIMIT = 90;
/** Of these, the heading's: it says what is found there, so the title gives way first. */
const HEADING_LIMIT = 65;
/** Longest address linked: a longer one would take the answer's place. */
const URL_LIMIT = 400;

/** A source on one line: where it stands, as a link when it can be opened, then course, week and kind. */
export function renderCitation(citation: Citation, texts: Texts = english): string {
  const name = nameOf(citation);
  const details = [
    placeName(citation.place, texts),
    courseName(citation, texts),
    issueName(citation, texts),
    staffName(citation, texts),
  ].filter((part) => part !== '');
  return [linked(name, citation), ...details].join(' · ');
}

function linked(name: string, { url, path }: Citation): string {
  if (url === undefined || url.length > URL_LIMIT || /[\s<>]/.test(url)) {
    return `**${safe(name)}** (\`${path.replaceAll('`', "'")}\`)`;
  }
  return `[${safe(name)}](<${url}>)`;
}

/** A link's text may hold neither brackets nor Markdown of its own. */
function safe(name: string): string {
  return escapeMarkdown(name.replaceAll('[', '(').replaceAll(']', ')').replace(/\s+/g, ' '));
}

function nameOf({ title, headings }: Citation): string {
  const innermost = headings.at(-1);
  if (innermost === undefined) return shorten(title, NAME_LIMIT);
  const heading = shorten(innermost, HEADING_LIMIT);
  return `${shorten(title, NAME_LIMIT - heading.length - SEPARATOR.length)}${SEPARATOR}${heading}`;
}

const SEPARATOR = ' › ';

function shorten(name: string, limit: number): string {
  return name.length <= limit ? name : `${name.slice(0, limit - 1).trimEnd()}…`;
}

function placeName(place: Place, texts: Texts): string {
  switch (place.kind) {
    case 'document':
    case 'heading':
      return '';
    case 'cell':
      return texts.cell(place.cell);
    case 'page':
      return texts.page(place.page);
    case 'time':
      return texts.minute(clockTime(place.startSeconds));
    case 'line':
      return texts.line(place.line);
    case 'entry':
      return texts.entry(place.entry);
    default:
      return unreachable(place);
  }
}

function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

function courseName({ course, week }: Citation, texts: Texts): string {
  const parts = [
    course === undefined ? '' : escapeMarkdown(course),
    week === undefined ? '' : texts.week(week),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function issueName({ kind, issueStatus, fixedOn }: Citation, texts: Texts): string {
  if (kind !== 'known-issue') return '';
  if (issueStatus !== 'fixed') return texts.knownIssue;
  return fixedOn === undefined
    ? texts.knownIssueFixed
    : texts.knownIssueFixedOn(time(noonOf(fixedOn), TimestampStyles.LongDate));
}

/** A day is the same day for every reader when its noon is shown; midnight is the day before west of Greenwich. */
function noonOf(moment: string): Date {
  return new Date(`${new Date(moment).toISOString().slice(0, 10)}T12:00:00Z`);
}

/** Which escalation it came from, without naming a person. */
function staffName({ escalationNumber }: Citation, texts: Texts): string {
  return escalationNumber === undefined ? '' : texts.answeredByStaff(escalationNumber);
}
