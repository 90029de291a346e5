import { sql, type SelectQueryBuilder } from 'kysely';
import type { Escalation } from '../core/escalation/escalation.ts';
import type { EscalationFilter, EscalationSummary, Whereabouts } from '../core/escalation/ports.ts';
import { toEscalation } from './escalation-rows.ts';
import type { Database } from './open-database.ts';
import type { DatabaseSchema } from './schema.ts';

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
    .where((eb) => eb.or([eb('status', 'not in', ENDED), lapsedIn(channelId)]))
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

/** One that was closed for want of a word is still open to one, in the thread where it was asked. */
function lapsedIn(channelId: string) {
  return sql<boolean>`(json_extract(outcome, '$.kind') = 'lapsed' and is_private = 0
    and origin_channel_id = ${channelId})`;
}

/** See `EscalationStore.list`. */
export async function listEscalations(
  db: Database,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; items: readonly EscalationSummary[] }> {
  const { total } = await narrow(db.selectFrom('escalations'), filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { total, items: await readPage(db, filter, page) };
}

/** Without counting the rest, which may take as long again. */
export async function readPage(
  db: Database,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly EscalationSummary[]> {
  // First which, by the index alone; only these are read whole.
  const chosen = narrow(db.selectFrom('escalations'), filter)
    .select('id')
    .orderBy('queue_rank')
    .orderBy('due_rank')
    .orderBy('queued_at')
    .orderBy('updated_at', 'desc')
    .offset(page.offset)
    .limit(page.limit);
  const rows = await db
    .selectFrom('escalations')
    .leftJoin('questions', 'questions.id', 'escalations.question_id')
    .where('escalations.id', 'in', chosen)
    .selectAll('escalations')
    .select(['questions.text as question_text', 'questions.course as question_course'])
    .orderBy('queue_rank')
    .orderBy('due_rank')
    .orderBy('queued_at')
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    escalation: toEscalation(row),
    questionText: row.question_text ?? undefined,
    course: row.question_course ?? undefined,
    dueAt: row.due_at === null ? undefined : new Date(row.due_at),
  }));
}

function narrow(
  query: SelectQueryBuilder<DatabaseSchema, 'escalations', object>,
  { serverId, statuses, ownerId, search }: EscalationFilter,
) {
  let narrowed = query.where('server_id', '=', serverId);
  if (statuses !== undefined) narrowed = narrowed.where('status', 'in', [...statuses]);
  if (ownerId !== undefined) narrowed = narrowed.where('owner_id', '=', ownerId);
  const words = search?.replace(/^#/, '').trim() ?? '';
  if (words === '') return narrowed;
  const byNumber = sql<boolean>`cast(number as text) like ${`${escapeLike(words)}%`}`;
  if (/^\d+$/.test(words)) return narrowed.where(byNumber);
  return narrowed.where((eb) =>
    eb.exists(
      eb
        .selectFrom('questions')
        .select('questions.id')
        .whereRef('questions.id', '=', 'escalations.question_id')
        .where(sql<boolean>`questions.text like ${`%${escapeLike(words)}%`} escape '\\'`),
    ),
  );
}

function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
