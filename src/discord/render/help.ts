import { MESSAGE_LIMIT } from './limits.ts';
import { escapeMarkdown } from 'discord.js';
import type { ServerSettings } from '../../core/server-settings.ts';
import { fitMarkdown } from './fit-markdown.ts';
import type { Texts } from './texts.ts';

/** Characters for the list of courses: a server may have many. */
const COURSES_LIMIT = 400;

/** `/help` in five lines, by what the server has set up. */
export function renderHelp(
  settings: ServerSettings,
  courses: readonly string[],
  texts: Texts,
): { content: string; allowedMentions: { parse: never[] } } {
  const channels = settings.helpChannelIds.map((id) => `<#${id}>`).join(', ');
  const names = courses.map((name) => escapeMarkdown(name)).join(', ');
  const lines = [
    channels === '' ? texts.helpAsk : `${texts.helpAsk} ${texts.helpHere(channels)}`,
    `${names === '' ? texts.noCourses : texts.helpCourses(shorten(names))} ${texts.helpLists}`,
    settings.staffChannelId === undefined ? texts.helpPersonWaits : texts.helpPerson,
    texts.helpPrivate,
    texts.helpKept(settings.retentionDays),
  ];
  return {
    content: fitMarkdown(lines.join('\n'), MESSAGE_LIMIT),
    allowedMentions: { parse: [] },
  };
}

function shorten(names: string): string {
  return names.length <= COURSES_LIMIT ? names : `${names.slice(0, COURSES_LIMIT)}…`;
}
