import type { AutocompleteInteraction } from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { courseKey } from '../../core/course.ts';
import type { Texts } from '../render/texts.ts';

/** Discord's limit for the choices of one autocomplete. */
const MAX_CHOICES = 25;
/** Discord's limit for a choice's name and value, in characters. */
const MAX_CHOICE_LENGTH = 100;

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
export function unknownCourse(known: readonly string[], texts: Texts): string {
  return known.length === 0 ? texts.noCourses : texts.unknownCourse(known).slice(0, TEXT_LIMIT);
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
      .filter(({ key }) => key.length <= MAX_CHOICE_LENGTH)
      .slice(0, MAX_CHOICES)
      .map(({ key, name }) => ({ name: name.slice(0, MAX_CHOICE_LENGTH), value: key })),
  );
}

async function offeredCourses(courses: CourseList, offered: readonly string[] | undefined) {
  const all = await courses.list();
  return offered === undefined ? all : all.filter(({ key }) => offered.includes(key));
}
