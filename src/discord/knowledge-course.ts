import type { CourseList } from '../core/answering/ports.ts';
import { courseKey } from '../core/course.ts';
import type { ModalSubmitInteraction } from 'discord.js';
import { readWords } from './render/knowledge-forms.ts';
import { knowledgeTexts as texts } from './render/knowledge-texts.ts';

/** The course that staff named. One that nobody knows would hide what they wrote: then it counts for all, and they are told. */
async function namedCourse(
  typed: string | undefined,
  courses: CourseList,
): Promise<{ readonly name: string | undefined; readonly remark: string | undefined }> {
  if (typed === undefined) return { name: undefined, remark: undefined };
  const known = await courses.list();
  const found = known.find(({ key }) => key === courseKey(typed));
  return found === undefined
    ? {
        name: undefined,
        remark: texts.unknownCourse(
          typed,
          known.map(({ name }) => name),
        ),
      }
    : { name: found.name, remark: undefined };
}

/** The words of a form about knowledge with the course by its name, and what staff are told of it. */
export async function readTyped(interaction: ModalSubmitInteraction, courses: CourseList) {
  const typed = readWords(interaction);
  const { name, remark } = await namedCourse(typed.course, courses);
  return { words: { ...typed, course: name }, remark };
}
