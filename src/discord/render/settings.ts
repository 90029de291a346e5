import type { Course } from '../../core/answering/ports.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { StaffChannelCheck } from '../staff-channel-check.ts';
import { setupTexts as texts } from './setup-texts.ts';

/** What `/setup` shows: each setting, and what is missing with how to mend it. */
export function renderSettings(
  settings: ServerSettings,
  check: StaffChannelCheck,
  courses: readonly Course[],
): { content: string; allowedMentions: { parse: never[] } } {
  const lines = [
    `**Staff channel**: ${settings.staffChannelId === undefined ? texts.notSet : `<#${settings.staffChannelId}>`}`,
    `**Staff role**: ${settings.staffRoleId === undefined ? texts.notSet : `<@&${settings.staffRoleId}>`}`,
    `**Help channels**: ${settings.helpChannelIds.map((id) => `<#${id}>`).join(', ') || texts.notSet}`,
    `**Courses**: ${courseNames(settings, courses)}`,
    '',
    ...problems(settings, check),
  ];
  return { content: lines.join('\n').slice(0, 2000), allowedMentions: { parse: [] } };
}

function courseNames({ courses: chosen }: ServerSettings, courses: readonly Course[]): string {
  if (chosen === undefined)
    return `all (${courses.map(({ name }) => name).join(', ') || 'none indexed yet'})`;
  return chosen.map((key) => courses.find((course) => course.key === key)?.name ?? key).join(', ');
}

function problems(settings: ServerSettings, check: StaffChannelCheck): readonly string[] {
  const found = [
    channelProblem(check),
    settings.staffRoleId === undefined ? texts.role : undefined,
  ].filter((line) => line !== undefined);
  return found.length === 0 ? [texts.complete] : found.map((line) => `⚠️ ${line}`);
}

function channelProblem(check: StaffChannelCheck): string | undefined {
  switch (check.outcome) {
    case 'ready':
      return undefined;
    case 'not-set':
      return texts.channel;
    case 'gone':
      return texts.staffChannelGone(check.channelId);
    case 'wrong-type':
      return texts.channelType(check.channelId);
    case 'missing-permissions':
      return texts.permissions(check.channelId, check.missing);
    default:
      return unreachable(check);
  }
}
