import { sql, type Kysely } from 'kysely';

/** What the language model was used for, by account and day. Never edited once released. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table model_spend (
         key text not null, day text not null, tokens integer not null, micros integer not null,
         primary key (key, day)
       ) without rowid`,
    )
    .execute(db);
}
