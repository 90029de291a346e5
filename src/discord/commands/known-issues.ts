import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import type { CourseList } from '../../core/answering/ports.ts';
import { isStopWord, wordsOf } from '../../core/answering/words.ts';
import type { KnownIssueList } from '../../core/browsing/ports.ts';
import type { Clock } from '../../core/clock.ts';
import type { Button, Command } from '../registry.ts';
import { interactionHome, type InteractionHomeDeps } from '../interaction-home.ts';
import { renderKnownIssues } from '../render/known-issues.ts';
import { described, textsFor } from '../render/texts.ts';
import { completeCourse, findCourse, unknownCourse } from './course-option.ts';

export interface KnownIssuesDeps extends InteractionHomeDeps {
  readonly knownIssues: KnownIssueList;
  readonly courses: CourseList;
  readonly clock: Clock;
}

/** Bytes of a search that fit in a button's id, with the course's key beside it. */
const SEARCH_BYTES = 36;

/** `/known-issues`: browses and searches; and the buttons that turn its pages. */
export function makeKnownIssues(deps: KnownIssuesDeps): { command: Command; button: Button } {
  const command: Command = {
    data: {
      name: 'known-issues',
      ...described('known-issues'),
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'search',
          ...described('known-issues search'),
          max_length: 100,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'course',
          ...described('known-issues course'),
          autocomplete: true,
        },
      ],
    },
    audience: 'learner',
    acknowledge: () => 'private',
    run: async (interaction) => {
      const named = interaction.options.getString('course') ?? undefined;
      const { courses: offered } = await interactionHome(interaction, deps);
      const course = await findCourse(deps.courses, offered, named);
      if (course.outcome === 'unknown') {
        const texts = textsFor(interaction.locale);
        await interaction.editReply({ content: unknownCourse(course.known, texts) });
        return;
      }
      const search = fitted(interaction.options.getString('search') ?? '');
      await show(interaction, { page: '0', course: course.key ?? '', search }, deps);
    },
    complete: async (interaction) => {
      const { courses: offered } = await interactionHome(interaction, deps);
      await completeCourse(interaction, deps.courses, offered);
    },
  };
  const button: Button = {
    name: 'known-issues',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [page = '0', course = '', search = '']) =>
      show(interaction, { page, course, search }, deps),
  };
  return { command, button };
}

interface Wish {
  readonly page: string;
  /** A key, or nothing for all. */
  readonly course: string;
  /** As base64url. */
  readonly search: string;
}

async function show(
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  { page, course, search }: Wish,
  deps: KnownIssuesDeps,
): Promise<void> {
  const home = await interactionHome(interaction, deps);
  // A page may be turned long after the server's courses changed.
  const isOffered = home.courses?.includes(course) !== false;
  const courses = course === '' || !isOffered ? home.courses : [course];
  const scope = { ...home, audience: 'learner' as const, courses, now: deps.clock() };
  const words = wordsOf(Buffer.from(search, 'base64url').toString('utf8'));
  const telling = words.filter((word) => !isStopWord(word));
  const issues = await deps.knownIssues.list(scope, telling.length > 0 ? telling : words);
  const texts = textsFor(interaction.locale);
  await interaction.editReply(renderKnownIssues(issues, page, [course, search], texts));
}

/** As much of a search as all its pages can carry, whole characters only. */
function fitted(search: string): string {
  let kept = '';
  for (const character of search.trim()) {
    if (Buffer.byteLength(kept + character) > SEARCH_BYTES) break;
    kept += character;
  }
  return Buffer.from(kept).toString('base64url');
}
