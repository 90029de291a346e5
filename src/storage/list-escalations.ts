import { sql, type SelectQueryBuilder } from 'kysely';
import type { EscalationFilter, EscalationSummary } from '../core/escalation/ports.ts';
import { toEscalation } from './escalation-rows.ts';
import { holdsWords } from './holds-words.ts';
import type { Database } from './open-database.ts';
import type { DatabaseSchema } from './schema.ts';

/** See `EscalationStore.list`. */
export async function listEscalations(
  db: Database,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ total: number; items: readonly EscalationSummary[] }> {
  const among = await fewMatches(db, filter);
  const { total } = await narrow(db.selectFrom('escalations'), filter, among)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { total, items: await readFromNearerEnd(db, filter, { ...page, total }, among) };
}

/** What is skipped is read all the same: the last pages are reached from the end, and turned round. */
async function readFromNearerEnd(
  db: Database,
  filter: EscalationFilter,
  {
    total,
    offset,
    limit,
  }: { readonly total: number; readonly offset: number; readonly limit: number },
  among: readonly string[] | undefined,
): Promise<readonly EscalationSummary[]> {
  const shown = Math.max(0, Math.min(limit, total - offset));
  if (shown === 0) return [];
  const behind = total - offset - shown;
  return behind < offset
    ? readChosen(db, filter, { offset: behind, limit: shown, isFromEnd: true }, among)
    : readChosen(db, filter, { offset, limit: shown, isFromEnd: false }, among);
}

/** Without counting the rest, which may take as long again. */
export async function readPage(
  db: Database,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly EscalationSummary[]> {
  return readChosen(db, filter, { ...page, isFromEnd: false }, await fewMatches(db, filter));
}

async function readChosen(
  db: Database,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number; readonly isFromEnd: boolean },
  among: readonly string[] | undefined,
): Promise<readonly EscalationSummary[]> {
  const [up, down] = page.isFromEnd ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const);
  // First which, by the index alone; only these are read whole.
  const chosen = narrow(db.selectFrom('escalations'), filter, among)
    .select('id')
    .orderBy('queue_rank', up)
    .orderBy('due_rank', up)
    .orderBy('queued_at', up)
    .orderBy('updated_at', down)
    .orderBy('id', up)
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
    .orderBy('escalations.id')
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
  among: readonly string[] | undefined,
) {
  // Few are read by their ids and sorted: in the order of the list, all others would be read before them.
  let narrowed =
    among === undefined
      ? query.where('server_id', '=', serverId)
      : query.where('escalations.id', 'in', [...among]);
  if (statuses !== undefined) narrowed = narrowed.where('status', 'in', [...statuses]);
  if (ownerId !== undefined) narrowed = narrowed.where('owner_id', '=', ownerId);
  const words = wordsIn(search);
  if (words === '' || among !== undefined) return narrowed;
  // Many fit, and soon: the plus keeps SQLite in the order of the list, instead of sorting all that fit.
  if (isNumber(words)) return narrowed.where(beginsWith(words, sql`+number`));
  return narrowed.where((eb) =>
    eb.exists(
      eb
        .selectFrom('escalation_texts')
        .select('escalation_texts.id')
        .whereRef('escalation_texts.escalation_id', '=', 'escalations.id')
        .where(holdsWords('escalation_texts.text', words)),
    ),
  );
}

/** From so many matches on, the first of them are soon met in the order of the list; fewer are found by reading all. */
const MANY = 500;

/** Those that are looked for; undefined when nothing is, or many fit. */
async function fewMatches(
  db: Database,
  { serverId, search }: EscalationFilter,
): Promise<readonly string[] | undefined> {
  const words = wordsIn(search);
  if (words === '') return undefined;
  const found = isNumber(words)
    ? await db
        .selectFrom('escalations')
        .select('id')
        .where('server_id', '=', serverId)
        .where(beginsWith(words))
        .limit(MANY)
        .execute()
    : await db
        .selectFrom('escalation_texts')
        .select('escalation_id as id')
        .where('server_id', '=', serverId)
        .where(holdsWords('escalation_texts.text', words))
        .limit(MANY)
        .execute();
  return found.length === MANY ? undefined : found.map(({ id }) => id);
}

function isNumber(words: string): boolean {
  return /^\d+$/.test(words);
}

function wordsIn(search: string | undefined): string {
  return search?.replace(/^#/, '').trim() ?? '';
}

/** Figures of the longest number. */
const LONGEST_NUMBER = 8;

/** Whether a number begins with these figures: `12` is the beginning of 12, 120 to 129, 1200 to 1299 and so on. */
function beginsWith(figures: string, number = sql`number`) {
  const longer = Math.max(1, LONGEST_NUMBER - figures.length + 1);
  const ranges = Array.from({ length: longer }, (_, more) => {
    const from = Number(figures) * 10 ** more;
    return sql`${number} between ${from} and ${from + 10 ** more - 1}`;
  });
  const fits = figures.startsWith('0') ? sql`false` : sql.join(ranges, sql` or `);
  return sql<boolean>`(${fits})`;
}
