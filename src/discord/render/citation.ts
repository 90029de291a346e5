import { escapeMarkdown } from 'discord.js';
import type { Citation } from '../../core/verdict.ts';
import type { Place } from '../../core/passage.ts';
import { unreachable } from '../../core/unreachable.ts';

/** Longest title and heading shown, in characters; what is cut can be read behind the link. */
const NAME_LIMIT = 90;
/** Longest address linked: a longer one would take the answer's place. */
const URL_LIMIT = 400;

/** A source on one line: where it stands, as a link when it can be opened, then course, week and kind. */
export function renderCitation(citation: Citation): string {
  const name = shorten([citation.title, ...citation.headings.slice(-1)].join(' › '));
  const details = [placeName(citation.place), courseName(citation), issueName(citation)].filter(
    (part) => part !== '',
  );
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

function shorten(name: string): string {
  return name.length <= NAME_LIMIT ? name : `${name.slice(0, NAME_LIMIT - 1).trimEnd()}…`;
}

function placeName(place: Place): string {
  switch (place.kind) {
    case 'document':
    case 'heading':
      return '';
    case 'cell':
      return `cell ${place.cell}`;
    case 'page':
      return `page ${place.page}`;
    case 'time':
      return `minute ${clockTime(place.startSeconds)}`;
    case 'line':
      return `line ${place.line}`;
    default:
      return unreachable(place);
  }
}

function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

function courseName({ course, week }: Citation): string {
  const parts = [
    course === undefined ? '' : escapeMarkdown(course),
    week === undefined ? '' : `week ${week}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function issueName({ kind, issueStatus }: Citation): string {
  if (kind !== 'known-issue') return '';
  return issueStatus === 'fixed' ? 'known issue, fixed' : 'known issue';
}
