import { describe, expect, test } from 'vitest';
import { BadInput } from '../../src/core/errors.ts';
import {
  parseReminders,
  typeReminders,
  type TypedReminders,
} from '../../src/core/parse-reminders.ts';
import { DEFAULT_REMINDERS, type ReminderSettings } from '../../src/core/server-settings.ts';

const EMPTY: TypedReminders = { unclaimed: '', silent: '', askAfter: '', closeAfter: '', days: '' };
const BERLIN = { fromHour: 22, toHour: 7, timeZone: 'Europe/Berlin' };

describe('reminders as they are typed', () => {
  test('give back what a form was filled with', () => {
    const chosen: ReminderSettings = {
      unclaimedHours: 1.5,
      silentHours: undefined,
      askAfterDays: 2,
      closeAfterDays: undefined,
      days: { weekdays: [1, 2, 3, 4, 5], timeZone: 'America/New_York' },
    };
    for (const settings of [chosen, DEFAULT_REMINDERS]) {
      expect(parseReminders(typeReminders(settings), undefined)).toEqual(settings);
    }
    expect(parseReminders(EMPTY, BERLIN)).toEqual(DEFAULT_REMINDERS);
  });

  test.each([
    ['mon-fri Asia/Tokyo', [1, 2, 3, 4, 5], 'Asia/Tokyo'],
    ['Mon, Wed,sat', [1, 3, 6], 'Europe/Berlin'],
    ['fri-mon,wed', [0, 1, 3, 5, 6], 'Europe/Berlin'],
  ])('know the days of %s', (days, weekdays, timeZone) => {
    expect(parseReminders({ ...EMPTY, days }, BERLIN).days).toEqual({ weekdays, timeZone });
  });

  test('take every day when told so, and UTC when nothing names a time zone', () => {
    expect(parseReminders({ ...EMPTY, days: 'All' }, BERLIN).days).toBeUndefined();
    expect(parseReminders({ ...EMPTY, days: 'sat' }, undefined).days?.timeZone).toBe('UTC');
  });

  test.each<Partial<TypedReminders>>([
    { unclaimed: '0' },
    { unclaimed: '721' },
    { silent: 'soon' },
    { askAfter: '31' },
    { closeAfter: '-1' },
    { days: 'someday' },
    { days: 'mon-xyz' },
    { days: 'mon-fri Europe/Nowhere' },
    { days: 'mon-tue-wed' },
  ])('are refused with what is allowed: %j', (typed) => {
    expect(() => parseReminders({ ...EMPTY, ...typed }, BERLIN)).toThrow(BadInput);
  });
});
