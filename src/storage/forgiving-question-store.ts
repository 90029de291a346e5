import type { AnsweredQuestion } from '../core/answering/ports.ts';
import type { ChannelId, MessageId, QuestionId } from '../core/ids.ts';
import type { Question } from '../core/question.ts';
import type { Verdict } from '../core/verdict.ts';
import { forgive, Unkept } from './forgive.ts';
import { SqliteQuestionStore } from './sqlite-question-store.ts';

interface UnkeptQuestion extends AnsweredQuestion {
  readonly judgedAt?: Date;
}

/**
 * As the plain store, but a disk that takes nothing stops no answer: the question is answered, and remembered by
 * this process alone. What staff must see is never forgiven: it is refused aloud.
 */
export class ForgivingQuestionStore extends SqliteQuestionStore {
  readonly #events = new Unkept<string, true>();
  readonly #unkept = new Unkept<QuestionId, UnkeptQuestion>();

  override async admit(question: Question): Promise<'admitted' | 'seen-before'> {
    if (this.#events.has(question.eventKey)) return 'seen-before';
    return await forgive(
      async () => super.admit(question),
      () => {
        this.#events.set(question.eventKey, true);
        this.#unkept.set(question.id, { question, verdict: undefined, reply: undefined });
        return 'admitted';
      },
    );
  }

  override async complete(
    id: QuestionId,
    rest: Pick<Question, 'text' | 'course' | 'parts'>,
  ): Promise<void> {
    const unkept = this.#unkept.get(id);
    if (unkept === undefined) await forgiven(async () => super.complete(id, rest));
    else this.#unkept.set(id, { ...unkept, question: { ...unkept.question, ...rest } });
  }

  override async recordVerdict(id: QuestionId, verdict: Verdict, at: Date): Promise<void> {
    // Its question is not there to belong to, even when the disk has room again.
    const unkept = this.#unkept.get(id);
    if (unkept !== undefined) this.#unkept.set(id, { ...unkept, verdict, judgedAt: at });
    else await forgiven(async () => super.recordVerdict(id, verdict, at));
  }

  override async dropReplyToken(id: QuestionId): Promise<void> {
    if (!this.#unkept.has(id)) await forgiven(async () => super.dropReplyToken(id));
  }

  override async recordReply(
    id: QuestionId,
    channelId: ChannelId,
    messageId: MessageId,
  ): Promise<void> {
    const unkept = this.#unkept.get(id);
    if (unkept !== undefined) this.#unkept.set(id, { ...unkept, reply: { channelId, messageId } });
    else await forgiven(async () => super.recordReply(id, channelId, messageId));
  }

  override async find(id: QuestionId): Promise<AnsweredQuestion | undefined> {
    return this.#unkept.get(id) ?? (await super.find(id));
  }

  /** As `find`, for who will write something that belongs to it. @throws StorageUnavailable while it cannot be kept. */
  async findToKeep(id: QuestionId): Promise<AnsweredQuestion | undefined> {
    const unkept = this.#unkept.get(id);
    if (unkept === undefined) return await super.find(id);
    const { question, verdict, reply, judgedAt } = unkept;
    await super.admit(question);
    if (verdict !== undefined) await super.recordVerdict(id, verdict, judgedAt ?? question.askedAt);
    if (reply !== undefined) await super.recordReply(id, reply.channelId, reply.messageId);
    this.#unkept.delete(id);
    return await super.find(id);
  }
}

async function forgiven(write: () => Promise<void>): Promise<void> {
  await forgive(write, () => undefined);
}
