const HOUR_MS = 60 * 60 * 1000;
/** A day of 24 hours, in milliseconds. */
export const DAY_MS = 24 * HOUR_MS;

/** A moment as the clock on a wall shows it. */
export interface WallTime {
  /** `2026-01-31`. */
  readonly day: string;
  /** 0 to 23. */
  readonly hour: number;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows in a time zone. */
export function wallTime(at: Date, timeZone: string): WallTime {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return { day, hour: Number(part('hour')), weekday: weekdayOf(day) };
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

/** So many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7. */
function weekdayOf(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1;
}

/**
 * The first full hour after a moment whose wall time fits, within three weeks.
 * An hour that the clocks leave out is looked for again a week later; one that comes twice counts the first time.
 */
export function nextHour(
  after: Date,
  timeZone: string,
  fits: (wall: WallTime) => boolean,
): Date | undefined {
  // Half an hour: some time zones are off by one.
  const step = HOUR_MS / 2;
  let at = Math.floor(after.getTime() / step) * step + step;
  const last = at + 21 * DAY_MS;
  let before = wallTime(new Date(at - step), timeZone);
  for (; at <= last; at += step) {
    const wall = wallTime(new Date(at), timeZone);
    const isNewHour = wall.hour !== before.hour || wall.day !== before.day;
    if (isNewHour && fits(wall)) return new Date(at);
    before = wall;
  }
  return undefined;
}
