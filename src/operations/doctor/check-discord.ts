import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { silentLog } from '../../core/log.ts';
import { isClockSane } from '../../core/privacy/clocks-agree.ts';
import { NO_SETTINGS, type SettingsStore } from '../../core/server-settings.ts';
import { check, mend, ok, skipped, type Finding } from './finding.ts';

/** The token, the intents, and what the bot may do where it is. */
export async function checkDiscord(
  config: Config,
  isDatabaseSound: boolean,
): Promise<readonly Finding[]> {
  const { discordToken: token, discordApiUrl: apiUrl, dataDir } = config;
  if (token === undefined) {
    const why =
      'DISCORD_TOKEN is not set: token, intents, servers and permissions are not looked at';
    return [skipped('Discord', why)];
  }
  return await check('Discord', async () => {
    const { lookAtServers } = await import('../../discord/look-at-servers.ts');
    const { settings, close } = await openSettings(dataDir, isDatabaseSound);
    const { databaseFile } = await import('../../storage/open-database.ts');
    const isUnread = !isDatabaseSound && existsSync(databaseFile(dataDir));
    try {
      const report = await lookAtServers({ apiUrl, token, settings, log: silentLog });
      const { botName, places, clockAheadMs } = report;
      const isGood = [
        ok('Discord', `token and intents are good, logged in as ${botName}`),
        ...lookAtClock(clockAheadMs),
      ];
      // What is set up on them stands in the database: without it each would look as if it were not.
      if (isUnread) return [...isGood, skipped('servers', 'what is set up on them cannot be read')];
      const servers =
        places.length > 0
          ? places.map(({ place, todo }) =>
              todo === undefined ? ok(place, 'may do all that it needs') : mend(place, todo),
            )
          : [mend('Discord', 'the bot is on no server: invite it, with the link in its log')];
      return [...isGood, ...servers];
    } finally {
      await close();
    }
  });
}

function lookAtClock(aheadMs: number | undefined): readonly Finding[] {
  if (aheadMs === undefined) return [skipped('clock', 'Discord does not tell its time')];
  if (isClockSane(aheadMs)) return [ok('clock', "agrees with Discord's")];
  const apart = `${Math.round(Math.abs(aheadMs) / 60_000)} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
  const todo = "set it, or nothing is erased after its server's retention time";
  return [mend('clock', `is ${apart} Discord's: ${todo}`)];
}

async function openSettings(
  dataDir: string,
  isDatabaseSound: boolean,
): Promise<{ settings: Pick<SettingsStore, 'read'>; close: () => Promise<void> }> {
  const { databaseFile } = await import('../../storage/open-database.ts');
  if (!isDatabaseSound || !existsSync(databaseFile(dataDir))) {
    const settings = { read: async () => Promise.resolve(NO_SETTINGS) };
    return { settings, close: async () => Promise.resolve() };
  }
  const { openToRead } = await import('../../storage/inspect-database.ts');
  const { SqliteSettingsStore } = await import('../../storage/sqlite-settings-store.ts');
  const db = openToRead(dataDir);
  return { settings: new SqliteSettingsStore(db), close: async () => await db.destroy() };
}
