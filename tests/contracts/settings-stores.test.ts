import { SqliteSettingsStore } from '../../src/storage/sqlite-settings-store.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { MemorySettingsStore } from '../support/memory-settings-store.ts';
import { settingsStoreContract } from './settings-store.contract.ts';

settingsStoreContract('memory', async () => await Promise.resolve(new MemorySettingsStore()));
settingsStoreContract('sqlite', async () => new SqliteSettingsStore(await freshDatabase()));
