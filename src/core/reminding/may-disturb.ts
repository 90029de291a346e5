import type { ServerSettings } from '../server-settings.ts';

/** Sunday is 0, as in `Date`. */
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Whether reminders may be sent at this moment: outside quiet hours, on a day that is chosen. */
export function mayDisturb(
  { quietHours, reminders: { days } }: Pick<ServerSettings, 'quietHours' | 'reminders'>,
  at: Date,
): boolean {
  if (days !== undefined && !days.weekdays.includes(localTime(at, days.timeZone).weekday))
    return false;
  return !isQuiet(quietHours, at);
}

/** Whether it is a quiet hour of a server. */
export function isQuiet(quietHours: ServerSettings['quietHours'], at: Date): boolean {
  if (quietHours === undefined) return false;
  const { fromHour, toHour, timeZone } = quietHours;
  const { hour } = localTime(at, timeZone);
  return fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}

function localTime(
  at: Date,
  timeZone: string,
): { readonly hour: number; readonly weekday: number } {
  const format = { timeZone, hour: 'numeric', hourCycle: 'h23', weekday: 'short' } as const;
  const parts = new Intl.DateTimeFormat('en-US', format).formatToParts(at);
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return { hour: Number(part('hour')), weekday: WEEKDAYS.indexOf(part('weekday')) };
}
