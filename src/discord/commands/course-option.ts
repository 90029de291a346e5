import type { AutocompleteInteraction } from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { courseKey } from '../../core/course.ts';
import { CHOICE_LIMIT, MAX_CHOICES } from '../render/limits.ts';
import { texts, type Texts } from '../render/texts.ts';

/** Characters: leaves room in a message of 2,000. */
const TEXT_LIMIT = 1900;

/** What a typed course name means. */
export type FoundCourse =
  | { readonly outcome: 'found'; readonly key: string | undefined }
  | { readonly outcome: 'unknown'; readonly known: readonly string[] };

/** Finds the course that somebody named by its key, its name or the beginning of either; no name means all. */
export async function findCourse(
  courses: CourseList,
  offered: readonly string[] | undefined,
  named: string | undefined,
): Promise<FoundCourse> {
  const wanted = courseKey(named ?? '');
  if (wanted === '') return { outcome: 'found', key: undefined };
  const known = await offeredCourses(courses, offered);
  const match =
    known.find(({ key }) => key === wanted) ?? known.find(({ key }) => key.startsWith(wanted));
  return match === undefined
    ? { outcome: 'unknown', known: known.map(({ name }) => name) }
    : { outcome: 'found', key: match.key };
}

/** Says which courses there are. */
export function unknownCourse(known: readonly string[], inWords: Texts): string {
  return known.length === 0 ? inWords.noCourses : inWords.unknownCourse(known).slice(0, TEXT_LIMIT);
}

/** Answers an autocomplete with the courses that hold what was typed so far. */
export async function completeCourse(
  interaction: AutocompleteInteraction,
  courses: CourseList,
  offered: readonly string[] | undefined,
): Promise<void> {
  const typed = courseKey(interaction.options.getFocused());
  const matching = (await offeredCourses(courses, offered)).filter(({ key }) =>
    key.includes(typed),
  );
  await interaction.respond(
    matching
      .filter(({ key }) => key.length <= CHOICE_LIMIT)
      .slice(0, MAX_CHOICES)
      .map(({ key, name }) => ({ name: name.slice(0, CHOICE_LIMIT), value: key })),
  );
}

async function offeredCourses(courses: CourseList, offered: readonly string[] | undefined) {
  const all = await courses.list();
  return offered === undefined ? all : all.filter(({ key }) => offered.includes(key));
}

/** Takes all courses again. */
const ALL_COURSES = 'all';

/** Reads a list of courses, separated by commas; none and `all` mean every course. Or a sentence that says what is wrong. */
export async function readCourses(
  named: string,
  courses: CourseList,
): Promise<{ readonly keys: readonly string[] | undefined } | string> {
  if (named.trim().toLowerCase() === ALL_COURSES) return { keys: undefined };
  const keys: string[] = [];
  for (const name of named.split(',').filter((part) => part.trim() !== '')) {
    const found = await findCourse(courses, undefined, name);
    if (found.outcome === 'unknown') return unknownCourse(found.known, texts);
    if (found.key !== undefined) keys.push(found.key);
  }
  return { keys: keys.length === 0 ? undefined : [...new Set(keys)] };
}
