import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { QuestionId } from '../../src/core/ids.ts';
import { openDatabase, type Database } from '../../src/storage/open-database.ts';
import { SqliteEscalationStore } from '../../src/storage/sqlite-escalation-store.ts';
import { SqliteOutbox } from '../../src/storage/sqlite-outbox.ts';
import { LEARNER, NOON, SERVER } from '../support/escalations.ts';
import { MemoryEscalationStore } from '../support/memory-escalation-store.ts';
import { MemoryOutbox } from '../support/memory-outbox.ts';
import { escalationStoreContract } from './escalation-store.contract.ts';
import { followersContract } from './followers.contract.ts';
import { outboxContract, type Stores } from './outbox.contract.ts';

const opened: { db: Database; dir: string }[] = [];

afterEach(async () => {
  for (const { db, dir } of opened.splice(0)) {
    await db.destroy();
    rmSync(dir, { recursive: true });
  }
});

async function sqliteStores(): Promise<Stores> {
  const dir = mkdtempSync(join(tmpdir(), 'escalations-'));
  const db = await openDatabase(dir);
  opened.push({ db, dir });
  return {
    escalations: new SqliteEscalationStore(db),
    outbox: new SqliteOutbox(db),
    ask: async (id, text) => {
      await db
        .insertInto('questions')
        .values({
          id,
          event_key: `event-${id}`,
          server_id: SERVER,
          learner_id: LEARNER,
          text,
          is_private: 0,
          source: 'slash',
          asked_at: NOON.toISOString(),
        })
        .execute();
    },
  };
}

function memoryStores(): Promise<Stores> {
  const outbox = new MemoryOutbox();
  const texts = new Map<QuestionId, string>();
  const escalations = new MemoryEscalationStore(outbox, texts);
  const ask = (id: QuestionId, text: string) => Promise.resolve(void texts.set(id, text));
  return Promise.resolve({ escalations, outbox, ask });
}

outboxContract('memory', memoryStores);
outboxContract('sqlite', sqliteStores);
escalationStoreContract('memory', memoryStores);
escalationStoreContract('sqlite', sqliteStores);
followersContract('memory', memoryStores);
followersContract('sqlite', sqliteStores);
