import type { DocumentMeta, KnowledgeKind } from '../core/passage.ts';
import type { GivenMeta } from './given-meta.ts';

const WEEK_FOLDER = /^week[-_ ]?0*(\d{1,3})$/i;

/**
 * The number of a `week-<n>` folder (`week-01`, `week 1` and `Week_1` too), or undefined for any other folder.
 */
export function weekOfFolder(name: string): number | undefined {
  const digits = WEEK_FOLDER.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where meta data comes from; what is said first counts first. */
export interface MetaSources {
  readonly path: string;
  /** The first folder's name when it is a course's, see `listKnowledgeFiles`. */
  readonly courseFolder: string | undefined;
  /** From the closest to the thing (an entry, the front matter) to the farthest (the side-car file). */
  readonly given: readonly GivenMeta[];
  /** The title when nothing gives one; else the file's name is made readable. */
  readonly heading?: string | undefined;
  readonly kind?: KnowledgeKind;
}

/** All that is known of a document. Staff-only anywhere is staff-only. */
export function documentMeta({
  path,
  courseFolder,
  given,
  heading,
  kind,
}: MetaSources): DocumentMeta {
  const first = <Key extends keyof GivenMeta>(key: Key): GivenMeta[Key] =>
    given.find((meta) => meta[key] !== undefined)?.[key];
  const folders = path.split('/').slice(0, -1);
  const isStaffOnly = given.some(({ audience }) => audience === 'staff');
  const itsKind = first('kind') ?? kind ?? 'note';
  const issueStatus = statusOf(itsKind, first('status'), first('fixed'));
  return {
    title:
      first('title') ?? (heading === undefined || heading === '' ? titleOfPath(path) : heading),
    course: first('course') ?? courseFolder,
    week: first('week') ?? folders.map(weekOfFolder).find((week) => week !== undefined),
    kind: itsKind,
    issueStatus,
    fixedOn: itsKind === 'known-issue' ? first('fixed') : undefined,
    url: first('url'),
    audience: isStaffOnly ? 'staff' : 'learner',
    released: first('released'),
    tags: [...new Set(given.flatMap(({ tags }) => tags ?? []))],
    assignment: first('assignment'),
    due: first('due'),
  };
}

/** A known issue is open unless it says otherwise; a day on which it was fixed says so. */
function statusOf(
  kind: KnowledgeKind,
  status: GivenMeta['status'],
  fixed: Date | undefined,
): DocumentMeta['issueStatus'] {
  if (status !== undefined || kind !== 'known-issue') return status;
  return fixed === undefined ? 'open' : 'fixed';
}

/** A file's name as a title: `02-logistic-regression.md` is `Logistic regression`; a README is named by its folder. */
function titleOfPath(path: string): string {
  const parts = path.split('/');
  const file = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '');
  const folder = parts.at(-2);
  const name = /^(?:readme|index)$/i.test(file) && folder !== undefined ? folder : file;
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  const bare = words.replace(/^\d+(?:\.\d+)*[. ]+(?=\p{L})/u, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
