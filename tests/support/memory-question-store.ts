import type {
  AnsweredQuestion,
  FeedbackKind,
  QuestionStore,
} from '../../src/core/answering/ports.ts';
import type { ChannelId, LearnerId, MessageId, QuestionId } from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question.ts';
import type { Verdict } from '../../src/core/verdict.ts';

/** Questions in memory. */
export class MemoryQuestionStore implements QuestionStore {
  readonly #questions = new Map<QuestionId, AnsweredQuestion>();
  readonly feedback: {
    readonly id: QuestionId;
    readonly person: LearnerId;
    readonly kind: FeedbackKind;
    readonly note: string | undefined;
  }[] = [];

  async admit(question: Question): Promise<'admitted' | 'seen-before'> {
    const isKnown = [...this.#questions.values()].some(
      (known) => known.question.eventKey === question.eventKey,
    );
    if (!isKnown)
      this.#questions.set(question.id, { question, verdict: undefined, reply: undefined });
    return await Promise.resolve(isKnown ? 'seen-before' : 'admitted');
  }

  /** It reads no parts back. */
  async complete(id: QuestionId, rest: Pick<Question, 'text' | 'course'>): Promise<void> {
    const { text, course } = rest;
    await this.#change(id, (known) => ({
      ...known,
      question: { ...known.question, text, course },
    }));
  }

  async recordVerdict(id: QuestionId, verdict: Verdict): Promise<void> {
    await this.#change(id, (known) => ({ ...known, verdict }));
  }

  /** It keeps no tokens. */
  async dropReplyToken(): Promise<void> {
    await Promise.resolve();
  }

  async recordReply(id: QuestionId, channelId: ChannelId, messageId: MessageId): Promise<void> {
    await this.#change(id, (known) => ({ ...known, reply: { channelId, messageId } }));
  }

  async find(id: QuestionId): Promise<AnsweredQuestion | undefined> {
    return await Promise.resolve(this.#questions.get(id));
  }

  async findByMessage(message: MessageId): Promise<readonly AnsweredQuestion[]> {
    const all = [...this.#questions.values()];
    return await Promise.resolve(all.filter(({ question }) => question.messageId === message));
  }

  async recordFeedback(
    id: QuestionId,
    person: LearnerId,
    kind: FeedbackKind,
    _at: Date,
    note?: string,
  ): Promise<void> {
    const isGiven = this.feedback.some(
      (given) => given.id === id && given.person === person && given.kind === kind,
    );
    if (this.#questions.has(id) && !isGiven) this.feedback.push({ id, person, kind, note });
    await Promise.resolve();
  }

  async #change(
    id: QuestionId,
    change: (known: AnsweredQuestion) => AnsweredQuestion,
  ): Promise<void> {
    const known = this.#questions.get(id);
    if (known !== undefined) this.#questions.set(id, change(known));
    await Promise.resolve();
  }
}
