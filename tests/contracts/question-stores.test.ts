import { SqliteQuestionStore } from '../../src/storage/sqlite-question-store.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { MemoryQuestionStore } from '../support/memory-question-store.ts';
import { questionStoreContract } from './question-store.contract.ts';

const told = (person: string, kind: string, note: string | null | undefined) =>
  [person, kind, note ?? ''].join(' ').trim();

questionStoreContract('memory', async () => {
  const store = new MemoryQuestionStore();
  const given = () => store.feedback.map(({ person, kind, note }) => told(person, kind, note));
  return await Promise.resolve({ store, feedback: async () => await Promise.resolve(given()) });
});

questionStoreContract('sqlite', async () => {
  const db = await freshDatabase();
  const feedback = async () => {
    const rows = await db
      .selectFrom('feedback')
      .selectAll()
      .orderBy('person_id')
      .orderBy('kind')
      .execute();
    return rows.map(({ person_id: person, kind, note }) => told(person, kind, note));
  };
  return { store: new SqliteQuestionStore(db), feedback };
});
