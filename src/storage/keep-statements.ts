import type { SqliteDatabase } from 'kysely';

type Statement = ReturnType<SqliteDatabase['prepare']>;

/** Statements. The bot has fewer; lists of other lengths and rare ones make room for each other. */
const KEPT = 250;

/** The connection with its statements prepared once: to prepare one takes longer than to read some rows by key. */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, Statement>();
  function prepare(sql: string): Statement {
    const known = kept.get(sql);
    const statement = known ?? database.prepare(sql);
    // The one used last stands last, the first one goes.
    if (known !== undefined) kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  }
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = prepare(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(parameters),
        run: (parameters) => statement.run(parameters),
        // A statement that is stepped through belongs to one reader.
        iterate: (parameters) => database.prepare(sql).iterate(parameters),
      };
    },
  };
}
