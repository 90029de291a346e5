import type { AnsweredQuestion, QuestionStore } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import type { Via } from '../escalation/history.ts';
import type { EscalationStore } from '../escalation/ports.ts';
import type { EscalationId, StaffId } from '../ids.ts';
import type { NewIntent } from '../outbox/intent.ts';
import type { StaffKnowledgeStore } from './ports.ts';
import type { MakeSearchable } from './make-searchable.ts';
import { idOfLearned, pathOf, type StaffKnowledge, type StaffWords } from './staff-knowledge.ts';

/** What came of a known issue. */
export type LearnResult =
  | {
      /** `unchanged`: the same was saved before. */
      readonly outcome: 'saved' | 'unchanged';
      readonly document: StaffKnowledge;
      /** False when the index could not take it yet: it is tried again. */
      readonly isSearchable: boolean;
    }
  | { readonly outcome: 'unknown-escalation' };

/** What staff resolved becomes a known issue of the server. */
export type LearnResolution = (request: {
  readonly id: EscalationId;
  readonly by: StaffId;
  readonly via: Via;
  readonly words: StaffWords;
}) => Promise<LearnResult>;

export interface LearnResolutionDeps {
  readonly escalations: Pick<EscalationStore, 'find'>;
  readonly documents: StaffKnowledgeStore;
  readonly makeSearchable: MakeSearchable;
  readonly clock: Clock;
}

/** Stored first with all that follows, then indexed; saved again, it is changed, and nobody is told twice. */
export function makeLearnResolution(deps: LearnResolutionDeps): LearnResolution {
  const { escalations, documents, makeSearchable, clock } = deps;
  return async function learnResolution({ id, by, via, words }) {
    const escalation = await escalations.find(id);
    if (escalation === undefined) return { outcome: 'unknown-escalation' };
    const { serverId, number } = escalation;
    const documentId = idOfLearned(serverId, number);
    const before = await documents.find(documentId);
    const kind = 'known-issue';
    const saved = await documents.save(
      {
        ...words,
        id: documentId,
        serverId,
        path: pathOf(documentId, kind),
        kind,
        issueStatus: before?.issueStatus ?? 'open',
        fixedOn: before?.fixedOn,
        escalationId: id,
      },
      clock(),
      {
        escalation,
        by,
        via,
        intents: newsOf(by, words),
      },
    );
    return { ...saved, isSearchable: await makeSearchable() };
  };
}

function newsOf(by: StaffId, words: StaffWords): readonly NewIntent[] {
  return [
    { kind: 'deliver-to-learner', notice: 'known-issue', text: issueText(words) },
    { kind: 'post-to-thread', note: { kind: 'learned', by, title: words.title } },
  ];
}

/** A known issue as its learner reads it. */
export function issueText({ title, body }: Pick<StaffWords, 'title' | 'body'>): string {
  return `**${title}**\n\n${body}`;
}

export interface DraftDeps {
  readonly escalations: Pick<EscalationStore, 'find'>;
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly documents: Pick<StaffKnowledgeStore, 'find' | 'lastReply'>;
}

/** Characters of a title: more than one line of a list is no title. */
const TITLE_LIMIT = 100;

/** What a form begins with. */
export interface KnownIssueDraft {
  readonly number: number;
  readonly words: StaffWords;
  /** Asked in private: the learner's words are not in it, since every learner reads what is saved. */
  readonly isPrivate: boolean;
}

/** What the form begins with: what was saved before, else what the escalation holds. */
export function makeDraftKnownIssue({ escalations, questions, documents }: DraftDeps) {
  return async function draftKnownIssue(
    id: EscalationId,
  ): Promise<KnownIssueDraft | undefined> {
    const escalation = await escalations.find(id);
    if (escalation === undefined) return undefined;
    const { serverId, number, questionId, origin } = escalation;
    const asked = await questions.find(questionId);
    const isPrivate = origin.isPrivate || asked?.question.isPrivate === true;
    const saved = await documents.find(idOfLearned(serverId, number));
    if (saved !== undefined) return { number, words: saved, isPrivate };
    const question = isPrivate ? '' : (asked?.question.text ?? '');
    return {
      number,
      isPrivate,
      words: {
        title: titleOf(question),
        course: courseOf(asked),
        symptom: question,
        cause: '',
        body: (await documents.lastReply(id)) ?? escalation.closingNote ?? '',
      },
    };
  };
}

export type DraftKnownIssue = ReturnType<typeof makeDraftKnownIssue>;

function courseOf(asked: AnsweredQuestion | undefined): string | undefined {
  return asked?.question.course ?? asked?.verdict?.citations[0]?.course;
}

/** The first line that says something. */
function titleOf(question: string): string {
  const line = question
    .split('\n')
    .map((part) => part.replace(/[`*_>#]/g, '').trim())
    .find((part) => part !== '');
  return (line ?? '').slice(0, TITLE_LIMIT).replace(/[\uD800-\uDBFF]$/, '');
}
