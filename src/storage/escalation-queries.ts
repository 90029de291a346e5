import { sql, type SelectQueryBuilder } from 'kysely';
import type { Escalation } from '../core/escalation/escalation.ts';
import type { EscalationFilter, EscalationSummary, Whereabouts } from '../core/escalation/ports.ts';
import { toEscalation } from './escalation-rows.ts';
import type { Database } from './open-database.ts';
import type { DatabaseSchema, QuestionsTable } from './schema.ts';

const ENDED = ['resolved', 'dismissed'];

/** See `EscalationStore.findByOrigin`. */
export async function findByOrigin(
  db: Database,
  where: Whereabouts,
): Promise<Escalation | undefined> {
  return (
    (await byReply(db, where)) ?? (where.isConversation ? await byPlace(db, where) : undefined)
  );
}

/** A reply names its escalation by the message it replies to, ended or not. */
async function byReply(
  db: Database,
  { learnerId, repliedToId }: Whereabouts,
): Promise<Escalation | undefined> {
  if (repliedToId === undefined) return undefined;
  const row = await db
    .selectFrom('escalations')
    .selectAll()
    .where('learner_id', '=', learnerId)
    .where((eb) =>
      eb.or([
        eb('origin_message_id', '=', repliedToId),
        eb(
          'id',
          'in',
          eb
            .selectFrom('escalation_messages')
            .select('escalation_id')
            .where('target_message_id', '=', repliedToId)
            .where('direction', '!=', 'to-staff'),
        ),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row && toEscalation(row);
}

/** In a thread or direct messages, the learner's last escalation that was asked or told there. */
async function byPlace(
  db: Database,
  { learnerId, channelId }: Whereabouts,
): Promise<Escalation | undefined> {
  const row = await db
    .selectFrom('escalations')
    .selectAll()
    .where('learner_id', '=', learnerId)
    .where('status', 'not in', ENDED)
    .where((eb) =>
      eb.or([
        eb('origin_channel_id', '=', channelId),
        eb.exists(
          eb
            .selectFrom('escalation_messages')
            .select('escalation_messages.id')
            .whereRef('escalation_messages.escalation_id', '=', 'escalations.id')
            .where('target_channel_id', '=', channelId)
            .where('direction', '!=', 'to-staff'),
        ),
      ]),
    )
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row && toEscalation(row);
}

/** See `EscalationStore.list`. */
export async function listEscalations(
  db: Database,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; items: readonly EscalationSummary[] }> {
  const filtered = narrow(
    db.selectFrom('escalations').leftJoin('questions', 'questions.id', 'escalations.question_id'),
    filter,
  );
  const { total } = await filtered
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await filtered
    .selectAll('escalations')
    .select(['questions.text as question_text', 'questions.course as question_course'])
    .orderBy(
      sql`case status when 'open' then 0 when 'claimed' then 1 when 'answered' then 2 else 3 end`,
    )
    .orderBy(sql`case when status in ('resolved', 'dismissed') then null else opened_at end`)
    .orderBy('updated_at', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return {
    total,
    items: rows.map((row) => ({
      escalation: toEscalation(row),
      questionText: row.question_text ?? undefined,
      course: row.question_course ?? undefined,
    })),
  };
}

/** Escalations with their questions, where those were not erased. */
type Joined = SelectQueryBuilder<
  Omit<DatabaseSchema, 'questions'> & {
    questions: { [Column in keyof QuestionsTable]: QuestionsTable[Column] | null };
  },
  'escalations' | 'questions',
  object
>;

function narrow(query: Joined, { serverId, statuses, ownerId, search }: EscalationFilter): Joined {
  let narrowed = query.where('escalations.server_id', '=', serverId);
  if (statuses !== undefined) narrowed = narrowed.where('escalations.status', 'in', [...statuses]);
  if (ownerId !== undefined) narrowed = narrowed.where('escalations.owner_id', '=', ownerId);
  const words = search?.replace(/^#/, '').trim() ?? '';
  if (words === '') return narrowed;
  return narrowed.where((eb) =>
    eb.or([
      eb(sql<string>`cast(escalations.number as text)`, 'like', `${escapeLike(words)}%`),
      sql<boolean>`questions.text like ${`%${escapeLike(words)}%`} escape '\\'`,
    ]),
  );
}

function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
