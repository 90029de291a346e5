import type { Escalation } from '../../src/core/escalation/escalation.ts';
import {
  asFollowerId,
  type Follower,
  type FollowerId,
  type FollowerState,
} from '../../src/core/escalation/follower.ts';
import type { FollowersMove } from '../../src/core/escalation/change.ts';
import type { NewEscalation } from '../../src/core/escalation/ports.ts';
import type { EscalationId, LearnerId, QuestionId } from '../../src/core/ids.ts';

/** Followers in memory. */
export class MemoryFollowers {
  #rows: Follower[] = [];
  #last = 0;
  readonly #duplicates = new Map<FollowerId, EscalationId>();

  find(id: FollowerId): Follower | undefined {
    return this.#rows.find((row) => row.id === id);
  }

  ofQuestion(question: QuestionId): Follower | undefined {
    return this.#rows.find((row) => row.questionId === question && row.state === 'following');
  }

  of(escalation: EscalationId): readonly Follower[] {
    return this.#rows.filter((row) => row.escalationId === escalation && row.state === 'following');
  }

  /** Who follows, each once, and not whoever owns it. */
  idsOf({ id, learnerId }: Pick<Escalation, 'id' | 'learnerId'>): readonly LearnerId[] {
    const ids = new Set(this.of(id).map((row) => row.learnerId));
    ids.delete(learnerId);
    return [...ids];
  }

  add(escalationId: EscalationId, fresh: NewEscalation, state: FollowerState, at: Date): Follower {
    this.#rows = this.#rows.filter((row) => row.questionId !== fresh.questionId);
    const { questionId, learnerId, origin, locale } = fresh;
    this.#last += 1;
    const id = asFollowerId(this.#last);
    const row = { id, escalationId, questionId, learnerId, origin, locale, state, joinedAt: at };
    this.#rows.push(row);
    return row;
  }

  /** Of a duplicate: its learner, and who followed it, follow the original one after another. */
  *joining(duplicate: Escalation, original: EscalationId, at: Date): Generator<Follower> {
    const others = this.of(duplicate.id);
    this.#duplicates.set(this.add(original, duplicate, 'following', at).id, duplicate.id);
    yield* this.of(original).slice(-1);
    for (const row of others) {
      this.#duplicates.set(row.id, duplicate.id);
      const moved = { ...row, escalationId: original };
      this.#rows = this.#rows.map((each) => (each.id === row.id ? moved : each));
      yield moved;
    }
  }

  /** It is no duplicate any more. Gives what they followed. */
  leaving({ id, questionId }: Escalation): ReadonlySet<EscalationId> {
    const left = this.#rows.filter(
      (row) =>
        row.state === 'following' &&
        row.escalationId !== id &&
        (row.questionId === questionId || this.#duplicates.get(row.id) === id),
    );
    this.#rows = this.#rows.map((row) => {
      if (!left.includes(row)) return row;
      return row.questionId === questionId
        ? { ...row, state: 'left' }
        : { ...row, escalationId: id };
    });
    return new Set(left.map((row) => row.escalationId));
  }

  remove(id: FollowerId): void {
    this.#rows = this.#rows.filter((row) => row.id !== id);
  }

  setState(id: FollowerId, state: FollowerState): void {
    this.#rows = this.#rows.map((row) => (row.id === id ? { ...row, state } : row));
  }

  /** Gives the escalation with the owner whom the move leaves it. */
  move(escalation: Escalation, move: FollowersMove, at: Date): Escalation {
    if (move.kind === 'hand-on') return this.#handOn(escalation, at);
    for (const { id, learnerId } of this.of(escalation.id)) {
      if (learnerId === move.learnerId) this.setState(id, 'left');
    }
    return escalation;
  }

  #handOn(escalation: Escalation, at: Date): Escalation {
    const { id, learnerId } = escalation;
    const next = this.of(id).find((row) => row.learnerId !== learnerId);
    if (next === undefined) return escalation;
    this.setState(next.id, 'promoted');
    this.add(id, escalation, 'left', at);
    for (const row of this.of(id)) {
      if (row.learnerId === learnerId || row.learnerId === next.learnerId)
        this.setState(row.id, 'left');
    }
    const { questionId, origin, locale } = next;
    return { ...escalation, questionId, origin, locale, learnerId: next.learnerId };
  }
}
