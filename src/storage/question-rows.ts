import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import {
  asChannelId,
  asDocumentId,
  asLearnerId,
  asMessageId,
  asPassageId,
  asQuestionId,
  asServerId,
} from '../core/ids.ts';
import { KNOWLEDGE_KINDS } from '../core/passage.ts';
import type { Question } from '../core/question.ts';
import type { Citation, Verdict } from '../core/verdict.ts';
import { placeSchema } from './knowledge-rows.ts';
import type { AnswersTable, QuestionPartsTable, QuestionsTable } from './conversation-tables.ts';

const sourceSchema = z.enum([
  'slash',
  'mention',
  'reply',
  'direct-message',
  'help-channel',
  'forum-post',
  'context-menu',
  'terminal',
]);

// What is left out of JSON comes back as undefined, as it was.
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().transform((value) => value);

const citationSchema = z.object({
  passageId: z.number().transform(asPassageId),
  documentId: z.string().transform(asDocumentId),
  title: z.string(),
  path: z.string(),
  headings: z.array(z.string()),
  place: placeSchema,
  course: maybe(z.string()),
  week: maybe(z.number()),
  kind: z.enum(KNOWLEDGE_KINDS),
  issueStatus: maybe(z.enum(['open', 'fixed'])),
  url: maybe(z.string()),
  score: z.number(),
  text: z.string(),
  fixedOn: maybe(z.string()),
  escalationNumber: maybe(z.number()),
});

const figuresSchema = z.record(z.string(), z.number());
const outcomeSchema = z.enum(['answered', 'unsure', 'unknown']);

/** The row that keeps a question. */
export function questionRow(question: Question): Insertable<QuestionsTable> {
  return {
    id: question.id,
    event_key: question.eventKey,
    server_id: question.serverId ?? null,
    channel_id: question.channelId ?? null,
    message_id: question.messageId ?? null,
    learner_id: question.learnerId,
    text: question.text,
    course: question.course ?? null,
    is_private: question.isPrivate ? 1 : 0,
    source: question.source,
    asked_at: question.askedAt.toISOString(),
    locale: question.locale ?? null,
  };
}

/** The rows that remember which message said what. */
export function partRows({
  id,
  parts = [],
}: Pick<Question, 'id' | 'parts'>): readonly Insertable<QuestionPartsTable>[] {
  return parts.map(({ messageId, beginsAt, endsAt }, part) => ({
    question_id: id,
    part,
    message_id: messageId,
    begins_at: beginsAt,
    ends_at: endsAt,
  }));
}

/** The question again. */
export function toQuestion(row: Selectable<QuestionsTable>): Question {
  return {
    id: asQuestionId(row.id),
    eventKey: row.event_key,
    serverId: row.server_id === null ? undefined : asServerId(row.server_id),
    channelId: row.channel_id === null ? undefined : asChannelId(row.channel_id),
    messageId: row.message_id === null ? undefined : asMessageId(row.message_id),
    learnerId: asLearnerId(row.learner_id),
    text: row.text,
    course: row.course ?? undefined,
    isPrivate: row.is_private === 1,
    source: sourceSchema.parse(row.source),
    askedAt: new Date(row.asked_at),
    ...(row.locale === null ? {} : { locale: row.locale }),
  };
}

/** The columns that a verdict fills. */
export function verdictColumns(verdict: Verdict, at: Date) {
  return {
    outcome: verdict.outcome,
    confidence: verdict.confidence,
    answerable: verdict.answerable,
    text: verdict.outcome === 'answered' ? verdict.text : null,
    citations: JSON.stringify(verdict.citations),
    signals: figures(verdict.signals),
    timings: figures(verdict.timings),
    generation: verdict.generation,
    source_document_id:
      verdict.outcome === 'answered' ? (verdict.citations[0]?.documentId ?? null) : null,
    source_checked_generation: null,
    is_graded: verdict.outcome === 'answered' && verdict.isGraded === true ? 1 : 0,
    is_shortened: verdict.outcome === 'answered' && verdict.isShortened === true ? 1 : 0,
    answered_at: at.toISOString(),
  };
}

/** The verdict again. */
export function toVerdict(row: Selectable<AnswersTable>): Verdict {
  const citations: readonly Citation[] = z.array(citationSchema).parse(JSON.parse(row.citations));
  const judged = {
    confidence: row.confidence,
    answerable: row.answerable,
    signals: figuresSchema.parse(JSON.parse(row.signals)),
    timings: figuresSchema.parse(JSON.parse(row.timings)),
    generation: row.generation,
    citations,
  };
  const outcome = outcomeSchema.parse(row.outcome);
  if (outcome !== 'answered') return { ...judged, outcome };
  return {
    ...judged,
    outcome,
    text: row.text ?? '',
    ...(row.is_graded === 1 && { isGraded: true }),
    ...(row.is_shortened === 1 && { isShortened: true }),
  };
}

/** JSON knows no infinite numbers; one that is missing is better than a row that cannot be read. */
function figures(numbers: Readonly<Record<string, number>>): string {
  const finite = Object.entries(numbers).filter(([, value]) => Number.isFinite(value));
  return JSON.stringify(Object.fromEntries(finite));
}
