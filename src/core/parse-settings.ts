import { BadInput } from './errors.ts';
import {
  HINT_CEILINGS,
  NO_SETTINGS,
  type HintCeiling,
  type QuietHours,
  type ServerSettings,
} from './server-settings.ts';
import { isTimeZone } from './time-zone.ts';

/** Days: ten years. */
const MAX_RETENTION_DAYS = 3650;

/** Settings as somebody typed them. */
export interface TypedSettings {
  readonly retention: string;
  readonly quietHours: string;
  readonly sureness: string;
  readonly hints: string;
  readonly assignments: string;
}

/** What was typed, as settings. Empty fields take the built-in values. @throws BadInput saying what is allowed. */
export function parseSettings(
  typed: TypedSettings,
): Pick<
  ServerSettings,
  'retentionDays' | 'quietHours' | 'answerFrom' | 'hintCeiling' | 'assignmentHints'
> {
  return {
    retentionDays: parseDays(typed.retention),
    quietHours: parseQuietHours(typed.quietHours),
    answerFrom: parseSureness(typed.sureness),
    hintCeiling: typed.hints.trim() === '' ? NO_SETTINGS.hintCeiling : parseCeiling(typed.hints),
    assignmentHints: parseAssignments(typed.assignments),
  };
}

/** Settings as they would be typed: what a form is filled with. */
export function typeSettings(settings: ServerSettings): TypedSettings {
  const { retentionDays, quietHours, answerFrom, hintCeiling, assignmentHints } = settings;
  return {
    retention: String(retentionDays),
    quietHours:
      quietHours === undefined
        ? ''
        : `${quietHours.fromHour}-${quietHours.toHour} ${quietHours.timeZone}`,
    sureness: answerFrom === undefined ? '' : String(Math.round(answerFrom * 100)),
    hints: hintCeiling,
    assignments: Object.entries(assignmentHints)
      .map(([document, ceiling]) => `${document} = ${ceiling}`)
      .join('\n'),
  };
}

function parseDays(typed: string): number {
  const text = typed.trim();
  if (text === '') return NO_SETTINGS.retentionDays;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MAX_RETENTION_DAYS) return days;
  throw new BadInput(`Retention must be a whole number of days, 1 to ${MAX_RETENTION_DAYS}.`);
}

function parseQuietHours(typed: string): QuietHours | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const match = /^(\d{1,2})\s*[-–]\s*(\d{1,2})\s+(\S+)$/.exec(text);
  const [, from, to, timeZone = ''] = match ?? [];
  const fromHour = Number(from);
  const toHour = Number(to);
  if (match === null || fromHour > 23 || toHour > 23 || !isTimeZone(timeZone)) {
    throw new BadInput(
      'Quiet hours must look like `22-7 Europe/Berlin`: two hours and a time zone.',
    );
  }
  return { fromHour, toHour, timeZone };
}

function parseSureness(typed: string): number | undefined {
  const text = typed.trim().replace(/\s*%$/, '');
  if (text === '') return undefined;
  const percent = Number(text);
  if (Number.isFinite(percent) && percent >= 0 && percent <= 100) return percent / 100;
  throw new BadInput('How sure an answer must be is a percentage, 0 to 100.');
}

function parseCeiling(typed: string): HintCeiling {
  const wanted = typed.trim().toLowerCase();
  const found = HINT_CEILINGS.find((ceiling) => ceiling === wanted);
  if (found !== undefined) return found;
  throw new BadInput(`Hints must be one of ${HINT_CEILINGS.join(', ')}.`);
}

function parseAssignments(typed: string): Readonly<Record<string, HintCeiling>> {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.lastIndexOf('=');
      const document = line.slice(0, Math.max(at, 0)).trim();
      if (document === '') {
        throw new BadInput(
          'Each assignment is a line such as `course/week-1/assignment.md = step`.',
        );
      }
      return [document, parseCeiling(line.slice(at + 1))];
    }),
  );
}
