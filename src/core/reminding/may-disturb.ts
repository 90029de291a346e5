import { wallTime } from '../calendar.ts';
import type { ServerSettings } from '../server-settings.ts';

/** Whether reminders may be sent at this moment: outside quiet hours, on a day that is chosen. */
export function mayDisturb(
  { quietHours, reminders: { days } }: Pick<ServerSettings, 'quietHours' | 'reminders'>,
  at: Date,
): boolean {
  // Sunday is 7 on the wall, and 0 in the settings.
  const isChosen = days?.weekdays.includes(wallTime(at, days.timeZone).weekday % 7) ?? true;
  return isChosen && !isQuiet(quietHours, at);
}

/** Whether it is a quiet hour of a server. */
export function isQuiet(quietHours: ServerSettings['quietHours'], at: Date): boolean {
  if (quietHours === undefined) return false;
  const { fromHour, toHour, timeZone } = quietHours;
  const { hour } = wallTime(at, timeZone);
  return fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}
