import type { ServerId } from '../../src/core/ids.ts';
import {
  NO_SETTINGS,
  type ServerSettings,
  type SettingsStore,
} from '../../src/core/server-settings.ts';

/** Settings in memory. */
export class MemorySettingsStore implements SettingsStore {
  readonly #settings = new Map<ServerId, ServerSettings>();

  async read(server: ServerId): Promise<ServerSettings> {
    return await Promise.resolve(this.#settings.get(server) ?? NO_SETTINGS);
  }

  async write(server: ServerId, settings: ServerSettings): Promise<void> {
    this.#settings.set(server, settings);
    await Promise.resolve();
  }
}
