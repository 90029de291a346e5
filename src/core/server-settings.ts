import type { ChannelId, RoleId, ServerId } from './ids.ts';

/** How far the bot goes towards a graded assignment's solution: the idea; the place in the notes; one step of the way. */
export const HINT_CEILINGS = ['concept', 'pointer', 'step'] as const;
export type HintCeiling = (typeof HINT_CEILINGS)[number];

/** Hours of a day in which nobody is disturbed; they may go over midnight. */
export interface QuietHours {
  /** 0 to 23. */
  readonly fromHour: number;
  /** 0 to 23; the first hour that is not quiet. */
  readonly toHour: number;
  /** An IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** When escalations that nobody moves are brought to mind; undefined: never. */
export interface ReminderSettings {
  /** Hours after which staff are reminded of one that nobody has claimed. */
  readonly unclaimedHours: number | undefined;
  /** Hours of silence after which its owner is reminded of one. */
  readonly silentHours: number | undefined;
  /** Days without a word after which the learner is asked whether the answer helped. */
  readonly askAfterDays: number | undefined;
  /** Days after that question when it is closed. */
  readonly closeAfterDays: number | undefined;
  /** Undefined: on every day. */
  readonly days: ReminderDays | undefined;
}

/** The days on which reminders are sent. */
export interface ReminderDays {
  /** Sunday is 0. */
  readonly weekdays: readonly number[];
  /** An IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** When staff get the weekly digest. */
export interface DigestTime {
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  /** An IANA name; undefined for the one of the quiet hours, else UTC. */
  readonly timeZone: string | undefined;
}

/** What a server's managers chose with `/setup`. */
export interface ServerSettings {
  readonly staffChannelId: ChannelId | undefined;
  readonly staffRoleId: RoleId | undefined;
  readonly helpChannelIds: readonly ChannelId[];
  /** Keys of the courses that this server is about; undefined for all. */
  readonly courses: readonly string[] | undefined;
  /** By help channel, keys of the courses it is about; without an entry, all the server's courses. */
  readonly channelCourses: Readonly<Record<ChannelId, readonly string[]>>;
  /** 0 to 1: what is less sure than this is offered as a choice, not stated; undefined for the built-in threshold alone. */
  readonly answerFrom: number | undefined;
  readonly quietHours: QuietHours | undefined;
  readonly digest: DigestTime | 'off';
  /** 0 to 1: the share of wrong answers among those stated that staff accept. */
  readonly acceptedWrong: number;
  readonly reminders: ReminderSettings;
  /** Days after which questions and what belongs to them are erased. */
  readonly retentionDays: number;
  /** For graded assignments without an entry in `assignmentHints`. */
  readonly hintCeiling: HintCeiling;
  /** By document id of a graded assignment. */
  readonly assignmentHints: Readonly<Record<string, HintCeiling>>;
}

/** Days: a course's year, so that its next run can still learn from it. */
const DEFAULT_RETENTION_DAYS = 365;

/** Half a working day, a day, and a week in all for the learner. */
export const DEFAULT_REMINDERS: ReminderSettings = {
  unclaimedHours: 4,
  silentHours: 24,
  askAfterDays: 3,
  closeAfterDays: 4,
  days: undefined,
};

/** Monday morning: the week's work begins with it. */
const DEFAULT_DIGEST: DigestTime = { weekday: 1, hour: 9, timeZone: undefined };

/** 0 to 1: by measurement 96 % of what is stated is right (see `THRESHOLDS`). */
const DEFAULT_ACCEPTED_WRONG = 0.05;

/** A server before its first `/setup`. */
export const NO_SETTINGS: ServerSettings = {
  staffChannelId: undefined,
  staffRoleId: undefined,
  helpChannelIds: [],
  courses: undefined,
  channelCourses: {},
  answerFrom: undefined,
  quietHours: undefined,
  digest: DEFAULT_DIGEST,
  acceptedWrong: DEFAULT_ACCEPTED_WRONG,
  reminders: DEFAULT_REMINDERS,
  retentionDays: DEFAULT_RETENTION_DAYS,
  hintCeiling: 'pointer',
  assignmentHints: {},
};

/** Keeps each server's settings. */
export interface SettingsStore {
  /** `NO_SETTINGS` for a server that chose nothing yet. */
  read(server: ServerId): Promise<ServerSettings>;
  write(server: ServerId, settings: ServerSettings, at: Date): Promise<void>;
}
