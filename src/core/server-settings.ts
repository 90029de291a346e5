import type { ChannelId, RoleId, ServerId } from './ids.ts';

/** What a server's managers chose with `/setup`. */
export interface ServerSettings {
  readonly staffChannelId: ChannelId | undefined;
  readonly staffRoleId: RoleId | undefined;
  readonly helpChannelIds: readonly ChannelId[];
  /** Keys of the courses that this server is about; undefined for all. */
  readonly courses: readonly string[] | undefined;
}

/** A server before its first `/setup`. */
export const NO_SETTINGS: ServerSettings = {
  staffChannelId: undefined,
  staffRoleId: undefined,
  helpChannelIds: [],
  courses: undefined,
};

/** Keeps each server's settings. */
export interface SettingsStore {
  /** `NO_SETTINGS` for a server that chose nothing yet. */
  read(server: ServerId): Promise<ServerSettings>;
  write(server: ServerId, settings: ServerSettings, at: Date): Promise<void>;
}
