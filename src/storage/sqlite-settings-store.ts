import { z } from 'zod';
import { asChannelId, asRoleId, type ServerId } from '../core/ids.ts';
import {
  HINT_CEILINGS,
  NO_SETTINGS,
  type ReminderSettings,
  type ServerSettings,
  type SettingsStore,
} from '../core/server-settings.ts';
import type { Database } from './open-database.ts';

const channel = z.string().transform(asChannelId);
const courses = z.array(z.string());
const hour = z.int().min(0).max(23);
const hint = z.enum(HINT_CEILINGS);

/** JSON has no undefined: what is off is left out, so a list that is there at all was chosen whole. */
const reminders = z.object({
  unclaimedHours: z.number().positive().optional(),
  silentHours: z.number().positive().optional(),
  askAfterDays: z.number().positive().optional(),
  closeAfterDays: z.number().positive().optional(),
  days: z.object({ weekdays: z.array(z.int().min(0).max(6)), timeZone: z.string() }).optional(),
});

const digest = z.union([
  z.literal('off'),
  z.object({ weekday: z.int().min(1).max(7), hour, timeZone: z.string().optional() }),
]);

/** Settings as JSON; what an older version did not know is as if it was never chosen. */
const settingsSchema = z
  .object({
    staffChannelId: channel.optional(),
    staffRoleId: z.string().transform(asRoleId).optional(),
    helpChannelIds: z.array(channel),
    courses: courses.optional(),
    channelCourses: z.record(z.string(), courses),
    answerFrom: z.number().min(0).max(1).optional(),
    quietHours: z.object({ fromHour: hour, toHour: hour, timeZone: z.string() }).optional(),
    reminders: reminders.transform(toReminders),
    digest: digest.transform(toDigest),
    acceptedWrong: z.number().min(0).max(1),
    retentionDays: z.int().positive(),
    hintCeiling: hint,
    assignmentHints: z.record(z.string(), hint),
  })
  .partial();

function toReminders(chosen: z.infer<typeof reminders>): ReminderSettings {
  const { unclaimedHours, silentHours, askAfterDays, closeAfterDays, days } = chosen;
  return { unclaimedHours, silentHours, askAfterDays, closeAfterDays, days };
}

function toDigest(chosen: z.infer<typeof digest>): ServerSettings['digest'] {
  return chosen === 'off' ? chosen : { ...chosen, timeZone: chosen.timeZone };
}

function toSettings(json: string): ServerSettings {
  const chosen = settingsSchema.parse(JSON.parse(json));
  return {
    staffChannelId: chosen.staffChannelId,
    staffRoleId: chosen.staffRoleId,
    helpChannelIds: chosen.helpChannelIds ?? NO_SETTINGS.helpChannelIds,
    courses: chosen.courses,
    channelCourses: chosen.channelCourses ?? NO_SETTINGS.channelCourses,
    answerFrom: chosen.answerFrom,
    quietHours: chosen.quietHours,
    reminders: chosen.reminders ?? NO_SETTINGS.reminders,
    digest: chosen.digest ?? NO_SETTINGS.digest,
    acceptedWrong: chosen.acceptedWrong ?? NO_SETTINGS.acceptedWrong,
    retentionDays: chosen.retentionDays ?? NO_SETTINGS.retentionDays,
    hintCeiling: chosen.hintCeiling ?? NO_SETTINGS.hintCeiling,
    assignmentHints: chosen.assignmentHints ?? NO_SETTINGS.assignmentHints,
  };
}

/** Each server's settings in SQLite. */
export class SqliteSettingsStore implements SettingsStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(server: ServerId): Promise<ServerSettings> {
    const row = await this.#db
      .selectFrom('server_settings')
      .select('settings')
      .where('server_id', '=', server)
      .executeTakeFirst();
    return row === undefined ? NO_SETTINGS : toSettings(row.settings);
  }

  async write(server: ServerId, settings: ServerSettings, at: Date): Promise<void> {
    const columns = { settings: JSON.stringify(settings), updated_at: at.toISOString() };
    await this.#db
      .insertInto('server_settings')
      .values({ server_id: server, ...columns })
      .onConflict((conflict) => conflict.column('server_id').doUpdateSet(columns))
      .execute();
  }
}
