import { describe, expect, test } from 'vitest';
import { BadInput } from '../../src/core/errors.ts';
import { parseSettings, typeSettings, type TypedSettings } from '../../src/core/parse-settings.ts';
import { NO_SETTINGS, type ServerSettings } from '../../src/core/server-settings.ts';

const EMPTY: TypedSettings = {
  retention: '',
  quietHours: '',
  sureness: '',
  hints: '',
  assignments: '',
};

describe('settings as they are typed', () => {
  test('give back what a form was filled with', () => {
    const settings: ServerSettings = {
      ...NO_SETTINGS,
      retentionDays: 90,
      quietHours: { fromHour: 22, toHour: 7, timeZone: 'Europe/Berlin' },
      answerFrom: 0.8,
      hintCeiling: 'concept',
      assignmentHints: { 'course/a=b.md': 'step', 'course/c.md': 'pointer' },
    };
    expect({ ...settings, ...parseSettings(typeSettings(settings)) }).toEqual(settings);
    expect({ ...NO_SETTINGS, ...parseSettings(EMPTY) }).toEqual(NO_SETTINGS);
  });

  test.each<Partial<TypedSettings>>([
    { retention: '0' },
    { retention: 'a year' },
    { quietHours: '22-7' },
    { quietHours: '22-25 Europe/Berlin' },
    { quietHours: '22-7 Europe/Nowhere' },
    { sureness: '101' },
    { sureness: 'very' },
    { hints: 'all' },
    { assignments: 'course/a.md' },
    { assignments: 'course/a.md = code' },
  ])('are refused with what is allowed: %j', (typed) => {
    expect(() => parseSettings({ ...EMPTY, ...typed })).toThrow(BadInput);
  });
});
