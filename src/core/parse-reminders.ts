import { BadInput } from './errors.ts';
import {
  DEFAULT_REMINDERS,
  type QuietHours,
  type ReminderDays,
  type ReminderSettings,
} from './server-settings.ts';
import { isTimeZone } from './time-zone.ts';

/** Turns a reminder off. */
const OFF = 'off';
/** Sunday is 0. */
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** Thirty days: who is reminded later than that is reminded of nothing. */
const MAX_DAYS = 30;

/** Reminders as somebody typed them. */
export interface TypedReminders {
  readonly unclaimed: string;
  readonly silent: string;
  readonly askAfter: string;
  readonly closeAfter: string;
  readonly days: string;
}

/**
 * What was typed, as settings. Empty fields take the built-in values. @throws BadInput saying what is allowed.
 * @param quietHours whose time zone holds for the weekdays too, where these name none
 */
export function parseReminders(
  typed: TypedReminders,
  quietHours: QuietHours | undefined,
): ReminderSettings {
  return {
    unclaimedHours: parseHours(typed.unclaimed, DEFAULT_REMINDERS.unclaimedHours),
    silentHours: parseHours(typed.silent, DEFAULT_REMINDERS.silentHours),
    askAfterDays: parseDays(typed.askAfter, DEFAULT_REMINDERS.askAfterDays),
    closeAfterDays: parseDays(typed.closeAfter, DEFAULT_REMINDERS.closeAfterDays),
    days: parseWeekdays(typed.days, quietHours?.timeZone ?? 'UTC'),
  };
}

/** Reminders as they would be typed: what a form is filled with. */
export function typeReminders(reminders: ReminderSettings): TypedReminders {
  const { unclaimedHours, silentHours, askAfterDays, closeAfterDays, days } = reminders;
  return {
    unclaimed: String(unclaimedHours ?? OFF),
    silent: String(silentHours ?? OFF),
    askAfter: String(askAfterDays ?? OFF),
    closeAfter: String(closeAfterDays ?? OFF),
    days:
      days === undefined
        ? 'all'
        : `${days.weekdays.map((day) => WEEKDAYS[day]).join(',')} ${days.timeZone}`,
  };
}

function parseHours(typed: string, builtIn: number | undefined): number | undefined {
  return parseAmount(typed, builtIn, { most: MAX_DAYS * 24, unit: 'hours' });
}

function parseDays(typed: string, builtIn: number | undefined): number | undefined {
  return parseAmount(typed, builtIn, { most: MAX_DAYS, unit: 'days' });
}

function parseAmount(
  typed: string,
  builtIn: number | undefined,
  { most, unit }: { readonly most: number; readonly unit: string },
): number | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return builtIn;
  if (text === OFF) return undefined;
  const amount = Number(text);
  if (Number.isFinite(amount) && amount > 0 && amount <= most) return amount;
  throw new BadInput(`A reminder is sent after a number of ${unit}, up to ${most}, or is \`off\`.`);
}

function parseWeekdays(typed: string, timeZone: string): ReminderDays | undefined {
  const text = typed.trim();
  if (text === '' || text.toLowerCase() === 'all') return undefined;
  const match = /^([a-z]{3}(?:\s*[-–,]\s*[a-z]{3})*)(?:\s+(\S+))?$/i.exec(text);
  const zone = match?.[2] ?? timeZone;
  const weekdays = (match?.[1] ?? '').toLowerCase().split(',').map(parseRange);
  if (match === null || !isTimeZone(zone) || weekdays.some((range) => range === undefined)) {
    throw new BadInput(
      'Days must look like `mon-fri Europe/Berlin` or `mon,wed,sat`: days and a time zone; or `all`.',
    );
  }
  const chosen = new Set(weekdays.flatMap((range) => range ?? []));
  return { weekdays: [...chosen].sort((a, b) => a - b), timeZone: zone };
}

/** `mon-fri` as its days; it may go over Sunday. */
function parseRange(typed: string): readonly number[] | undefined {
  const ends = typed.split(/[-–]/).map((day) => WEEKDAYS.indexOf(day.trim()));
  const [first, last = first] = ends;
  if (first === undefined || last === undefined || ends.length > 2 || ends.includes(-1)) {
    return undefined;
  }
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => (first + step) % 7);
}
