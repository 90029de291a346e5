import { sql, type RawBuilder } from 'kysely';

/** Whether a column holds these words; A to Z in either case, `%` and `_` for themselves. */
export function holdsWords(column: string, words: string): RawBuilder<boolean> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`;
}
