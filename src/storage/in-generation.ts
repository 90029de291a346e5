import { sql, type RawBuilder } from 'kysely';

/**
 * Whether a row of `documents` or `files` is part of a generation, as `KnowledgeTables` says it. `table` is the name
 * that the row's table has in the query, where another one is joined.
 */
export function inGeneration(
  generation: number | RawBuilder<number>,
  table?: string,
): RawBuilder<boolean> {
  const of = table === undefined ? '' : `${table}.`;
  const from = sql.ref(`${of}from_generation`);
  const until = sql.ref(`${of}until_generation`);
  return sql<boolean>`(${from} <= ${generation} and (${until} is null or ${until} > ${generation}))`;
}
