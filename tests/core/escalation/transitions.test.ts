import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESCALATION_STATUSES, isEnded } from '../../../src/core/escalation/escalation.ts';
import {
  decideMove,
  TRANSITIONS,
  type Move,
  type MoveKind,
} from '../../../src/core/escalation/transitions.ts';
import { asLearnerId, asStaffId } from '../../../src/core/ids.ts';
import { ANA, BEN, escalationOf, later, LEARNER } from '../../support/escalations.ts';

const staff = fc.constantFrom(ANA, BEN, asStaffId('303'));
const learner = fc.constantFrom(LEARNER, asLearnerId('201'));
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('claim' as const, 'release' as const, 'take-over' as const),
    by: staff,
  }),
  fc.record({ kind: fc.constant('reply' as const), by: staff }),
  fc.record({ kind: fc.constantFrom('follow-up' as const, 'withdraw' as const), by: learner }),
  fc.record({
    kind: fc.constant('resolve' as const),
    by: fc.oneof(staff, learner),
    note: fc.option(fc.string(), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('dismiss' as const), by: staff, note: fc.string() }),
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
        });
      }),
      { numRuns: 500 },
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

  it('let an owner change only by claim, take-over, reply or release', () => {
    const ownerMoves: readonly MoveKind[] = ['claim', 'take-over', 'reply', 'release'];
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
});
