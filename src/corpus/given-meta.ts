import { z } from 'zod';
import { KNOWLEDGE_KINDS } from '../core/passage.ts';

const scalar = z
  .union([z.string(), z.number(), z.boolean()], 'must be a text')
  .transform((value) => String(value).replace(/\s+/g, ' ').trim());

const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/;
const DATE_HELP = 'must be a date such as 2026-09-01 or 2026-09-01T18:00:00Z';

const moment = scalar.transform((text, context): Date => {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  const isDayInMonth =
    day !== undefined &&
    Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const hasZone = /[Zz]$|[+-]\d{2}:?\d{2}$/.test(text.slice(10));
  const isDateOnly = text.length === 10;
  const date = new Date(isDateOnly || hasZone ? text : `${text.replace(/\s/, 'T')}Z`);
  if (!isDayInMonth || Number.isNaN(date.getTime())) {
    context.addIssue({ code: 'custom', message: DATE_HELP });
    return z.NEVER;
  }
  return date;
});

const week = scalar
  .refine((text) => /^\d{1,3}$/.test(text), 'must be a whole number such as 2')
  .transform(Number);

const tags = z
  .union(
    [z.array(scalar), scalar.transform((text) => text.split(/\s*,\s*/))],
    'must be a list of words',
  )
  .transform((words) => words.filter((word) => word !== ''));

const metaSchema = z.object({
  title: scalar,
  course: scalar,
  week,
  kind: scalar.pipe(z.enum(KNOWLEDGE_KINDS, `must be one of ${KNOWLEDGE_KINDS.join(', ')}`)),
  status: scalar.pipe(z.enum(['open', 'fixed'], 'must be open or fixed')),
  url: scalar.pipe(
    z.url({ protocol: /^https?$/, error: 'must be a whole http:// or https:// address' }),
  ),
  audience: scalar.pipe(z.enum(['learner', 'staff'], 'must be learner or staff')),
  fixed: moment,
  released: moment,
  tags,
  assignment: scalar.pipe(z.literal('graded', 'can only be graded; leave it out otherwise')),
  due: moment,
});

const optionalMeta = metaSchema.partial();

/** What a file, a side-car file or a FAQ entry says about itself; each key may be missing. */
export type GivenMeta = z.infer<typeof optionalMeta>;

/** Every key that is understood. */
export const META_KEYS: readonly string[] = Object.keys(metaSchema.shape);

/** A value that is not allowed. */
export interface MetaFault {
  readonly key: string;
  /** A sentence without the key's name: `must be open or fixed; it is "done"`. */
  readonly reason: string;
}

/**
 * Checks the values of known keys; empty values count as missing, unknown keys are let be.
 * A `question` stands in for a missing `title`.
 */
export function readGivenMeta(
  raw: Readonly<Record<string, unknown>>,
): { readonly meta: GivenMeta } | { readonly faults: readonly MetaFault[] } {
  const filled = Object.entries(raw).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const given: Record<string, unknown> = Object.fromEntries(filled);
  if (!('title' in given) && 'question' in given) given['title'] = given['question'];
  const parsed = optionalMeta.safeParse(given);
  if (parsed.success) return { meta: parsed.data };
  const faults = parsed.error.issues.map((issue) => {
    const key = String(issue.path[0]);
    return { key, reason: `${key} ${issue.message}; it is ${shown(given[key])}` };
  });
  return { faults };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A key that is probably a known one misspelt: worth a note, since what it says is not used. */
export function misspeltKeys(keys: readonly string[]): { key: string; meant: string }[] {
  return keys.flatMap((key) => {
    if (META_KEYS.includes(key)) return [];
    const meant = META_KEYS.find((known) => isNearly(key.toLowerCase(), known));
    return meant === undefined ? [] : [{ key, meant }];
  });
}

/** The same word but for one letter missing, added, changed or swapped with its neighbour. */
function isNearly(word: string, known: string): boolean {
  if (word === known || word === known.slice(0, -1) || word === `${known}s`) return true;
  if (known.length < 5 || Math.abs(word.length - known.length) > 1) return false;
  let same = 0;
  while (same < word.length && word[same] === known[same]) same += 1;
  const rest = word.slice(same);
  const knownRest = known.slice(same);
  return (
    rest.slice(1) === knownRest.slice(1) ||
    rest.slice(1) === knownRest ||
    rest === knownRest.slice(1) ||
    (rest.slice(2) === knownRest.slice(2) && rest[0] === knownRest[1] && rest[1] === knownRest[0])
  );
}
