import { reasonOf } from '../../src/core/errors.ts';
import type { APIMessage, PersonHandle, Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxCourse } from '../support/sandbox-course.ts';

/** Milliseconds after which something counts as lost. Staff threads wait for Discord's own limits. */
const LOST_AFTER_MS = 120_000;
const CARD_LOST_AFTER_MS = 900_000;

/** What came of everything that people did. */
export interface Tally {
  /** Milliseconds from the command to its answer. */
  readonly answers: number[];
  /** Milliseconds from the press to the card in the staff channel. */
  readonly cards: number[];
  /** Milliseconds from a reply of staff to the learner. */
  readonly replies: number[];
  /** Milliseconds from staff's last press until the thread is archived. */
  readonly endings: number[];
  /** What never came, with why. */
  readonly lost: string[];
}

/** Plays people on servers, and keeps what came of it. */
export class Traffic {
  readonly tally: Tally = { answers: [], cards: [], replies: [], endings: [], lost: [] };
  readonly #sandbox: Sandbox;
  readonly #questions: readonly string[];
  #count = 0;

  constructor(sandbox: Sandbox, questions: readonly string[]) {
    this.#sandbox = sandbox;
    this.#questions = questions;
  }

  /** Somebody new asks by command. */
  async ask(course: SandboxCourse): Promise<Asked | undefined> {
    const learner = this.#newcomer(course);
    const question = this.#questions[this.#count % this.#questions.length] ?? '';
    const startedAt = performance.now();
    const message = await this.#keep('answer', this.tally.answers, startedAt, async () =>
      this.#sandbox
        .slash(learner, course.questions, 'ask', { question })
        .message({ timeoutMs: LOST_AFTER_MS }),
    );
    return message && { course, learner, message };
  }

  /** The asker goes on to staff, and the card comes. */
  async escalate({ course, learner, message }: Asked): Promise<APIMessage | undefined> {
    const startedAt = performance.now();
    return this.#keep('card', this.tally.cards, startedAt, async () => {
      const pressed = this.#sandbox.clickButton(learner, message, 'Ask staff');
      await pressed.settled({ timeoutMs: LOST_AFTER_MS });
      // Who asks what is asked already stands in that one's thread.
      const places = () => [course.staffRoom, ...this.#sandbox.threadsIn(course.staffRoom)];
      const named = ({ content }: APIMessage) => content.includes(`<@${learner.id}>`);
      return this.#sandbox.waitFor(
        () =>
          places()
            .flatMap((place) => this.#sandbox.messagesIn(place))
            .find(named),
        { timeoutMs: CARD_LOST_AFTER_MS, what: 'the escalation before staff' },
      );
    });
  }

  /** Staff reply by form, and the learner reads it. */
  async reply({ course }: Asked, card: APIMessage): Promise<void> {
    const startedAt = performance.now();
    const mark = `reply ${(this.#count += 1)}.`;
    await this.#keep('reply', this.tally.replies, startedAt, async () => {
      const form = await this.#sandbox.clickButton(course.staff, card, 'Reply').modal();
      const [field] = this.#sandbox.fieldsOf(form);
      this.#sandbox.submitModal(course.staff, form, { [field?.customId ?? '']: mark });
      return this.#sandbox.waitForMessage(
        course.questions,
        ({ content }) => content.includes(mark),
        { timeoutMs: LOST_AFTER_MS },
      );
    });
  }

  /** Staff resolve it, and its thread is put away; what only followed another is resolved with that. */
  async resolve({ course }: Asked, card: APIMessage): Promise<void> {
    const thread = this.#sandbox.threadsIn(course.staffRoom).find(({ id }) => id === card.id);
    if (thread === undefined) return;
    await this.#keep('ending', this.tally.endings, performance.now(), async () => {
      await this.#sandbox.clickButton(course.staff, card, 'Resolve').settled();
      await this.#sandbox.waitFor(() => this.#sandbox.threadState(thread).isArchived, {
        timeoutMs: LOST_AFTER_MS,
        what: 'the archived thread',
      });
      return card;
    });
  }

  /** Learners may ask only so often: each one asks once. */
  #newcomer({ guild }: SandboxCourse): PersonHandle {
    this.#count += 1;
    return guild.addMember({ name: `Learner ${this.#count}` });
  }

  async #keep(
    what: string,
    times: number[],
    startedAt: number,
    work: () => Promise<APIMessage>,
  ): Promise<APIMessage | undefined> {
    try {
      const message = await work();
      times.push(performance.now() - startedAt);
      return message;
    } catch (error) {
      this.tally.lost.push(`${what}: ${reasonOf(error)}`);
      return undefined;
    }
  }
}

/** A question that was answered. */
export interface Asked {
  readonly course: SandboxCourse;
  readonly learner: PersonHandle;
  readonly message: APIMessage;
}
