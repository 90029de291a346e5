import type { Escalation } from '../../src/core/escalation/escalation.ts';
import {
  asFollowerId,
  type Follower,
  type FollowerId,
  type FollowerState,
} from '../../src/core/escalation/follower.ts';
import type { FollowersMove, NewEscalation } from '../../src/core/escalation/ports.ts';
import type { EscalationId, LearnerId, QuestionId } from '../../src/core/ids.ts';

/** Followers in memory. */
export class MemoryFollowers {
  #rows: Follower[] = [];
  #last = 0;

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
