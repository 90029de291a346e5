import { MESSAGE_LIMIT } from './limits.ts';
import { THRESHOLDS } from '../../core/answering/tuning.ts';
import type { Course } from '../../core/answering/ports.ts';
import { typeDigest } from '../../core/parse-digest.ts';
import { typeReminders } from '../../core/parse-reminders.ts';
import { typeSettings } from '../../core/parse-settings.ts';
import type { ServerSettings } from '../../core/server-settings.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { HelpChannelCheck } from '../help-channel-check.ts';
import type { StaffChannelCheck } from '../staff-channel-check.ts';
import { fitMarkdown } from './fit-markdown.ts';
import { setupTexts as texts } from './setup-texts.ts';

/** In percent, as managers type it. */
const USUAL_SURENESS = Math.round(THRESHOLDS.answered * 100);

/** The settings, and all that was looked at to say what is missing. */
export interface SetupView {
  readonly settings: ServerSettings;
  readonly staffChannel: StaffChannelCheck;
  readonly helpChannels: readonly HelpChannelCheck[];
  readonly courses: readonly Course[];
  /** Whether a reminder can ping the staff role. */
  readonly canPingStaff: boolean;
}

/** What `/setup` shows: what is missing first, with how to mend it, then each setting. */
export function renderSettings(view: SetupView): string {
  const { settings, courses } = view;
  const typed = typeSettings(settings);
  const lines = [
    ...problems(view),
    ...(view.canPingStaff || settings.reminders.unclaimedHours === undefined
      ? []
      : [texts.cannotPing]),
    '',
    `**Staff channel**: ${settings.staffChannelId === undefined ? texts.notSet : `<#${settings.staffChannelId}>`}`,
    `**Staff role**: ${settings.staffRoleId === undefined ? texts.notSet : `<@&${settings.staffRoleId}>`}`,
    `**Help channels**: ${helpChannels(view) || texts.notSet}`,
    `**Courses**: ${courseNames(settings.courses, courses)}`,
    `**Kept for**: ${typed.retention} days`,
    `**Quiet hours**: ${typed.quietHours || 'none'}`,
    `**Reminders**: ${reminders(settings)}`,
    `**Weekly digest**: ${typeDigest(settings).digest}`,
    `**Wrong answers accepted**: ${typeDigest(settings).accepted} %`,
    `**Stated as an answer**: from ${typed.sureness || USUAL_SURENESS} % sure`,
    `**Hints for graded work**: ${typed.hints}${typed.assignments === '' ? '' : `, ${Object.keys(settings.assignmentHints).length} assignments apart`}`,
  ];
  return fitMarkdown(lines.join('\n'), MESSAGE_LIMIT);
}

function reminders(settings: ServerSettings): string {
  const { unclaimed, silent, askAfter, closeAfter, days } = typeReminders(settings.reminders);
  const after = (typed: string, unit: string) => (typed === 'off' ? 'off' : `${typed} ${unit}`);
  return [
    `unclaimed ${after(unclaimed, 'h')}`,
    `owner silent ${after(silent, 'h')}`,
    `ask the learner ${after(askAfter, 'days')}`,
    `then close ${after(closeAfter, 'days')}`,
    ...(days === 'all' ? [] : [`on ${days}`]),
  ].join(' · ');
}

function helpChannels({ settings, courses }: SetupView): string {
  return settings.helpChannelIds
    .map((id) => {
      const own = settings.channelCourses[id];
      return own === undefined ? `<#${id}>` : `<#${id}> (${courseNames(own, courses)})`;
    })
    .join(', ');
}

function courseNames(chosen: readonly string[] | undefined, courses: readonly Course[]): string {
  if (chosen === undefined)
    return `all (${courses.map(({ name }) => name).join(', ') || 'none indexed yet'})`;
  return chosen.map((key) => courses.find((course) => course.key === key)?.name ?? key).join(', ');
}

function problems({ settings, staffChannel, helpChannels: checks }: SetupView): readonly string[] {
  const found = [
    staffProblem(staffChannel),
    settings.staffRoleId === undefined ? texts.role : undefined,
    ...checks.map(helpProblem),
  ].filter((line) => line !== undefined);
  if (found.length > 0) return found.map((line) => `⚠️ ${line}`);
  return checks.length === 0 ? [texts.complete, texts.helpHint] : [texts.complete];
}

function staffProblem(check: StaffChannelCheck): string | undefined {
  switch (check.outcome) {
    case 'ready':
      return check.isPublic ? texts.staffChannelPublic(check.channelId) : undefined;
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

function helpProblem(check: HelpChannelCheck): string | undefined {
  switch (check.outcome) {
    case 'ready':
      return undefined;
    case 'gone':
      return texts.helpChannelGone(check.channelId);
    case 'missing-permissions':
      return texts.permissions(check.channelId, check.missing);
    default:
      return unreachable(check);
  }
}
