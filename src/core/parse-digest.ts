import { BadInput } from './errors.ts';
import { NO_SETTINGS, type DigestTime, type ServerSettings } from './server-settings.ts';
import { isTimeZone } from './time-zone.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The digest and the error budget as somebody typed them. */
export interface TypedDigest {
  readonly digest: string;
  readonly accepted: string;
}

/** What was typed, as settings. Empty fields take the built-in values. @throws BadInput saying what is allowed. */
export function parseDigest(typed: TypedDigest): Pick<ServerSettings, 'digest' | 'acceptedWrong'> {
  return { digest: parseTime(typed.digest), acceptedWrong: parseShare(typed.accepted) };
}

/** Settings as they would be typed. */
export function typeDigest({
  digest,
  acceptedWrong,
}: Pick<ServerSettings, 'digest' | 'acceptedWrong'>): TypedDigest {
  return { digest: typeTime(digest), accepted: String(Math.round(acceptedWrong * 1000) / 10) };
}

function typeTime(digest: DigestTime | 'off'): string {
  if (digest === 'off') return digest;
  const { weekday, hour, timeZone } = digest;
  return [WEEKDAYS[weekday - 1], hour, ...(timeZone === undefined ? [] : [timeZone])].join(' ');
}

function parseTime(typed: string): DigestTime | 'off' {
  const text = typed.trim();
  if (text === '') return NO_SETTINGS.digest;
  if (text.toLowerCase() === 'off') return 'off';
  const match = /^([a-z]{3})[a-z]*\s+(\d{1,2})(?::00)?(?:\s+(\S+))?$/i.exec(text);
  const [, day = '', hour, timeZone] = match ?? [];
  const weekday = WEEKDAYS.findIndex((name) => name === day.toLowerCase()) + 1;
  const isKnownZone = timeZone === undefined || isTimeZone(timeZone);
  if (match === null || weekday === 0 || Number(hour) > 23 || !isKnownZone) {
    throw new BadInput(
      'The digest must look like `mon 9 Europe/Berlin`: a weekday, an hour and, where wanted, a time zone; or `off`.',
    );
  }
  return { weekday, hour: Number(hour), timeZone };
}

function parseShare(typed: string): number {
  const text = typed.trim().replace(/\s*%$/, '').replace(',', '.');
  if (text === '') return NO_SETTINGS.acceptedWrong;
  const percent = Number(text);
  if (Number.isFinite(percent) && percent >= 0 && percent <= 50) return percent / 100;
  throw new BadInput('The accepted share of wrong answers is a percentage, 0 to 50.');
}
