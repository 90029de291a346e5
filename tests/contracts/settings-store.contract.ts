import { describe, expect, test } from 'vitest';
import { asChannelId, asRoleId, asServerId } from '../../src/core/ids.ts';
import {
  NO_SETTINGS,
  type ServerSettings,
  type SettingsStore,
} from '../../src/core/server-settings.ts';

const AT = new Date('2026-03-01T10:00:00Z');
const SERVER = asServerId('1');

const FULL: ServerSettings = {
  staffChannelId: asChannelId('2'),
  staffRoleId: asRoleId('3'),
  helpChannelIds: [asChannelId('4'), asChannelId('5')],
  courses: ['sequence-models'],
  channelCourses: { [asChannelId('4')]: ['sequence-models'] },
  answerFrom: 0.8,
  quietHours: { fromHour: 22, toHour: 7, timeZone: 'Europe/Berlin' },
  reminders: {
    unclaimedHours: 2,
    silentHours: undefined,
    askAfterDays: 5,
    closeAfterDays: undefined,
    days: { weekdays: [1, 2, 3, 4, 5], timeZone: 'Europe/Berlin' },
  },
  digest: { weekday: 5, hour: 16, timeZone: 'Asia/Tokyo' },
  acceptedWrong: 0.1,
  retentionDays: 90,
  hintCeiling: 'concept',
  assignmentHints: { 'course/assignment.md': 'step' },
};

/** What every settings store does. */
export function settingsStoreContract(name: string, open: () => Promise<SettingsStore>): void {
  describe(`settings store: ${name}`, () => {
    test('gives no settings for a server that chose nothing', async () => {
      expect(await (await open()).read(SERVER)).toEqual(NO_SETTINGS);
    });

    test.each([FULL, { ...FULL, digest: 'off' as const }, NO_SETTINGS])(
      'gives settings back as they were written',
      async (settings) => {
        const store = await open();
        await store.write(SERVER, settings, AT);
        expect(await store.read(SERVER)).toEqual(settings);
      },
    );

    test('the last settings count, for their own server alone', async () => {
      const store = await open();
      await store.write(SERVER, NO_SETTINGS, AT);
      await store.write(SERVER, FULL, AT);
      expect(await store.read(SERVER)).toEqual(FULL);
      expect(await store.read(asServerId('9'))).toEqual(NO_SETTINGS);
    });
  });
}
