import { fc, runs } from '../../support/fuzz.ts';
import { describe, expect, it } from 'vitest';
import {
  ESCALATION_STATUSES,
  isEnded,
  type EscalationOutcome,
} from '../../../src/core/escalation/escalation.ts';
import type { Move, MoveKind } from '../../../src/core/escalation/move.ts';
import { decideMove, TRANSITIONS } from '../../../src/core/escalation/transitions.ts';
import { asDocumentId, asEscalationId, asLearnerId, asStaffId } from '../../../src/core/ids.ts';
import { ANA, BEN, escalationOf, later, LEARNER } from '../../support/escalations.ts';

const staff = fc.constantFrom(ANA, BEN, asStaffId('303'));
const learner = fc.constantFrom(LEARNER, asLearnerId('201'));
const anyOutcome: fc.Arbitrary<EscalationOutcome> = fc.oneof(
  fc.record({ kind: fc.constantFrom('answered' as const, 'not-an-issue' as const) }),
  fc.record({
    kind: fc.constant('known-issue' as const),
    documentId: fc.constant(asDocumentId('known-issues/grader.md')),
    title: fc.string(),
  }),
  fc.record({
    kind: fc.constant('duplicate' as const),
    of: fc.constantFrom(escalationOf().id, asEscalationId('another')),
    number: fc.integer({ min: 1 }),
  }),
);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('claim' as const, 'release' as const, 'take-over' as const),
    by: staff,
  }),
  fc.record({ kind: fc.constant('reply' as const), by: staff }),
  fc.record({ kind: fc.constantFrom('follow-up' as const, 'withdraw' as const), by: learner }),
  fc.record({
    kind: fc.constantFrom('join' as const, 'leave' as const, 'hand-on' as const),
    by: learner,
  }),
  fc.record({ kind: fc.constant('split-off' as const), by: staff }),
  fc.record({
    kind: fc.constant('resolve' as const),
    by: fc.oneof(staff, learner),
    note: fc.option(fc.string(), { nil: undefined }),
    outcome: fc.option(anyOutcome, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('dismiss' as const), by: staff, note: fc.string() }),
  fc.record({ kind: fc.constant('thank' as const), by: learner }),
  fc.record({ kind: fc.constant('assign' as const), by: staff, to: staff }),
  fc.record({ kind: fc.constant('outcome' as const), by: staff, outcome: anyOutcome }),
  fc.record({
    kind: fc.constantFrom('remind' as const, 'lapse' as const),
    by: fc.constant(undefined),
    since: fc.integer({ min: 0, max: 40 }).map(later),
  }),
  fc.record({ kind: fc.constant('reopen' as const), by: fc.oneof(staff, learner) }),
);

describe('the moves of an escalation', () => {
  it('never leave the table, whoever does what in whichever order', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        let current = escalationOf();
        moves.forEach((move, step) => {
          const decision = decideMove(current, move, later(step));
          if (decision.outcome !== 'moved') return;
          const target = TRANSITIONS[current.status][move.kind];
          expect(target).toBeDefined();
          current = decision.escalation;
          expect(ESCALATION_STATUSES).toContain(current.status);
          if (target !== 'owner-or-queue') expect(current.status).toBe(target);
          if (current.status === 'open') expect(current.ownerId).toBeUndefined();
          if (current.status === 'claimed' || current.status === 'answered') {
            expect(current.ownerId).toBeDefined();
          }
          if (!isEnded(current)) expect(current.closingNote).toBeUndefined();
          if (current.status !== 'resolved') expect(current.outcome).toBeUndefined();
          if (current.outcome?.kind === 'duplicate') {
            expect(current.outcome.of).not.toBe(current.id);
          }
        });
      }),
      runs(500),
    );
  });

  it('count every change and no refusal', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 20 }), (moves) => {
        let current = escalationOf();
        let made = 0;
        for (const move of moves) {
          const decision = decideMove(current, move, later(1));
          if (decision.outcome === 'moved') {
            current = decision.escalation;
            made += 1;
          }
        }
        expect(current.revision).toBe(1 + made);
      }),
    );
  });

  it('let an owner change only by claim, take-over, assign, reply or release', () => {
    const ownerMoves: readonly MoveKind[] = ['claim', 'take-over', 'assign', 'reply', 'release'];
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 30 }), (moves) => {
        let current = escalationOf();
        for (const move of moves) {
          const decision = decideMove(current, move, later(1));
          if (decision.outcome !== 'moved') continue;
          if (!ownerMoves.includes(move.kind)) {
            expect(decision.escalation.ownerId).toBe(current.ownerId);
          }
          current = decision.escalation;
        }
      }),
    );
  });

  it('give one of two who claim the escalation, and tell the other', () => {
    const first = decideMove(escalationOf(), { kind: 'claim', by: ANA }, later(1));
    if (first.outcome !== 'moved') throw new Error('the first claim must succeed');
    expect(decideMove(first.escalation, { kind: 'claim', by: BEN }, later(2)).outcome).toBe(
      'already-claimed',
    );
    expect(decideMove(first.escalation, { kind: 'claim', by: ANA }, later(2)).outcome).toBe(
      'already-yours',
    );
  });

  it.each([
    ['reply', 'already-claimed'],
    ['release', 'already-claimed'],
  ] as const)("refuse a %s on somebody else's escalation", (kind, refusal) => {
    const claimed = escalationOf({ status: 'claimed', ownerId: ANA });
    expect(decideMove(claimed, { kind, by: BEN }, later(1)).outcome).toBe(refusal);
  });

  describe('of a learner', () => {
    const FOLLOWER = asLearnerId('202');
    const STRANGER = asLearnerId('203');
    const answered = escalationOf({ status: 'answered', ownerId: ANA, followerIds: [FOLLOWER] });
    const who = { learner: LEARNER, follower: FOLLOWER, stranger: STRANGER } as const;
    const yes = 'moved';
    const no = 'not-your-question';

    it.each([
      ['follow-up', { learner: yes, follower: yes, stranger: no }],
      ['thank', { learner: yes, follower: yes, stranger: no }],
      ['withdraw', { learner: yes, follower: no, stranger: no }],
      ['leave', { learner: no, follower: yes, stranger: no }],
      ['hand-on', { learner: yes, follower: no, stranger: no }],
    ] as const)('%s is for those alone whose question it is', (kind, may) => {
      for (const person of ['learner', 'follower', 'stranger'] as const) {
        const { outcome } = decideMove(answered, { kind, by: who[person] }, later(1));
        expect([person, outcome]).toEqual([person, may[person]]);
      }
    });

    it('hand-on and split-off need somebody who follows', () => {
      const alone = escalationOf();
      expect(decideMove(alone, { kind: 'hand-on', by: LEARNER }, later(1)).outcome).toBe(no);
      expect(decideMove(alone, { kind: 'split-off', by: ANA }, later(1)).outcome).toBe('moved-on');
    });
  });

  it('bring an answered escalation back to its owner when the learner writes again', () => {
    const answered = escalationOf({ status: 'answered', ownerId: ANA });
    const decision = decideMove(answered, { kind: 'follow-up', by: LEARNER }, later(1));
    expect(decision).toMatchObject({
      outcome: 'moved',
      escalation: { status: 'claimed', ownerId: ANA },
    });
  });

  it('reopen to the former owner, or to the queue', () => {
    const owned = escalationOf({ status: 'resolved', ownerId: ANA, closingNote: 'Fixed.' });
    expect(decideMove(owned, { kind: 'reopen', by: LEARNER }, later(1))).toMatchObject({
      escalation: { status: 'claimed', ownerId: ANA, closingNote: undefined },
    });
    const unowned = escalationOf({ status: 'dismissed', closingNote: 'Off topic' });
    expect(decideMove(unowned, { kind: 'reopen', by: BEN }, later(1))).toMatchObject({
      escalation: { status: 'open' },
    });
  });

  it('remind once of each wait, and lapse only what was reminded', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        let current = escalationOf();
        let reminders: readonly string[] = [];
        moves.forEach((move, step) => {
          // A look at the escalation as it stands now and then, as the bot has it.
          const since = step % 2 === 0 ? current.waitsSince : later(step);
          const looked = move.by === undefined ? { ...move, since } : move;
          const decision = decideMove(current, looked, later(step + 1));
          if (decision.outcome !== 'moved') return;
          const wait = `${current.status} ${current.ownerId ?? ''} ${current.waitsSince.toISOString()}`;
          if (looked.kind === 'remind') {
            expect(reminders).not.toContain(wait);
            reminders = [...reminders, wait];
          }
          if (looked.kind === 'lapse') expect(reminders).toContain(wait);
          current = decision.escalation;
        });
      }),
      runs(500),
    );
  });

  it('assign to anybody but who has it', () => {
    const claimed = escalationOf({ status: 'claimed', ownerId: ANA });
    expect(decideMove(claimed, { kind: 'assign', by: BEN, to: ANA }, later(1)).outcome).toBe(
      'already-theirs',
    );
    expect(decideMove(claimed, { kind: 'assign', by: ANA, to: BEN }, later(1))).toMatchObject({
      escalation: { status: 'claimed', ownerId: BEN, waitsSince: later(1) },
    });
  });

  it('leave an answered escalation answered when its learner only says thanks', () => {
    const answered = escalationOf({ status: 'answered', ownerId: ANA });
    expect(decideMove(answered, { kind: 'thank', by: LEARNER }, later(1))).toMatchObject({
      escalation: { status: 'answered', waitsSince: answered.waitsSince },
    });
  });

  it('keep the last word when the outcome is said afterwards', () => {
    const resolved = escalationOf({ status: 'resolved', closingNote: 'Restart.' });
    const outcome = { kind: 'not-an-issue' } as const;
    expect(decideMove(resolved, { kind: 'outcome', by: ANA, outcome }, later(1))).toMatchObject({
      escalation: { status: 'resolved', closingNote: 'Restart.', outcome },
    });
    const open = decideMove(escalationOf(), { kind: 'outcome', by: ANA, outcome }, later(1));
    expect(open.outcome).toBe('not-ended');
  });
});
