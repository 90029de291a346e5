import { beforeEach, describe, expect, it } from 'vitest';
import type { EscalationStore } from '../../src/core/escalation/ports.ts';
import type { EscalationId, QuestionId } from '../../src/core/ids.ts';
import type { NewIntent } from '../../src/core/outbox/intent.ts';
import type { Outbox } from '../../src/core/outbox/ports.ts';
import { asQuestionId } from '../../src/core/ids.ts';
import { later, newEscalation, NOON, OPENED, SERVER } from '../support/escalations.ts';

/** A desk's stores, over one database. */
export interface Stores {
  readonly escalations: EscalationStore;
  readonly outbox: Outbox;
  /** Records a question, so that it can be escalated. */
  readonly ask: (id: QuestionId, text: string) => Promise<void>;
}

const DELIVER: NewIntent = { kind: 'deliver-to-learner', notice: 'claimed' };

/** What every outbox does. */
export function outboxContract(name: string, make: () => Promise<Stores>): void {
  describe(`outbox, ${name}`, () => {
    let outbox: Outbox;
    let open: (question: string, intents: readonly NewIntent[]) => Promise<EscalationId>;

    beforeEach(async () => {
      const stores = await make();
      outbox = stores.outbox;
      open = async (question, intents) => {
        await stores.ask(asQuestionId(question), 'text');
        const { escalation } = await stores.escalations.open(
          newEscalation(question),
          OPENED,
          intents,
          NOON,
        );
        return escalation.id;
      };
    });

    it('gives a lane in order, one intent at a time', async () => {
      const id = await open('q1', [
        { kind: 'open-thread' },
        { kind: 'update-card' },
        { kind: 'close-thread' },
      ]);
      const seen: string[] = [];
      for (;;) {
        const stored = await outbox.next(`${id}/staff`, NOON);
        if (stored === undefined) break;
        expect((await outbox.next(`${id}/staff`, NOON))?.row).toBe(stored.row);
        seen.push(stored.intent.kind);
        await outbox.settle(stored.row, { state: 'done' }, NOON);
      }
      expect(seen).toEqual(['open-thread', 'update-card', 'close-thread']);
    });

    it('keeps what goes to the learner apart from what goes to staff', async () => {
      const id = await open('q1', [{ kind: 'open-thread' }, DELIVER]);
      expect(await outbox.dueLanes(NOON, 10)).toEqual([`${id}/staff`, `${id}/learner`]);
    });

    it('holds the whole lane while its first intent is put off', async () => {
      const id = await open('q1', [{ kind: 'open-thread' }, { kind: 'update-card' }]);
      const first = await outbox.next(`${id}/staff`, NOON);
      await outbox.postpone(first?.row ?? 0, later(60), 'away', NOON);
      expect(await outbox.dueLanes(later(59), 10)).toEqual([]);
      expect(await outbox.next(`${id}/staff`, later(59))).toBeUndefined();
      expect(await outbox.nextDueAt()).toEqual(later(60));
      expect(await outbox.dueLanes(later(60), 10)).toEqual([`${id}/staff`]);
    });

    it('keeps nothing until a time that a wrong clock named', async () => {
      const id = await open('q1', [{ kind: 'open-thread' }]);
      const yearBefore = new Date('2025-03-02T12:00:00Z');
      expect(await outbox.dueLanes(yearBefore, 10)).toEqual([`${id}/staff`]);
      expect(await outbox.next(`${id}/staff`, yearBefore)).toBeDefined();
    });

    it('counts attempts before they are made, so that a kill leaves its trace', async () => {
      const id = await open('q1', [{ kind: 'open-thread' }]);
      const before = await outbox.next(`${id}/staff`, NOON);
      await outbox.begin(before?.row ?? 0);
      expect(before?.attempts).toBe(0);
      expect((await outbox.next(`${id}/staff`, NOON))?.attempts).toBe(1);
    });

    it('stores what follows from an ending behind what waits already', async () => {
      const id = await open('q1', [DELIVER, { kind: 'open-thread' }]);
      const delivery = await outbox.next(`${id}/learner`, NOON);
      const why = { reason: 'direct-messages-closed' } as const;
      const note = { kind: 'not-delivered', notice: 'claimed', why } as const;
      await outbox.settle(delivery?.row ?? 0, { state: 'failed', error: 'closed' }, NOON, [
        { kind: 'post-to-thread', note },
      ]);
      const first = await outbox.next(`${id}/staff`, NOON);
      expect(first?.intent.kind).toBe('open-thread');
      await outbox.settle(first?.row ?? 0, { state: 'done' }, NOON);
      const second = await outbox.next(`${id}/staff`, NOON);
      expect(second?.intent).toEqual({ kind: 'post-to-thread', note, escalationId: id });
      expect(await outbox.count(SERVER)).toEqual({ waiting: 1, waitingForSetup: 0, failed: 1 });
    });

    it('wakes what waits for set-up, and nothing else', async () => {
      const waiting = await open('q1', [{ kind: 'open-thread' }]);
      const away = await open('q2', [{ kind: 'open-thread' }]);
      const first = await outbox.next(`${waiting}/staff`, NOON);
      await outbox.postpone(first?.row ?? 0, later(900), 'no channel', NOON, 'set-up');
      const second = await outbox.next(`${away}/staff`, NOON);
      await outbox.postpone(second?.row ?? 0, later(900), 'away', NOON);
      expect(await outbox.count(SERVER)).toMatchObject({ waiting: 2, waitingForSetup: 1 });
      expect(await outbox.wakeWaiting(SERVER, later(1))).toBe(1);
      expect(await outbox.dueLanes(later(1), 10)).toEqual([`${waiting}/staff`]);
      expect((await outbox.next(`${waiting}/staff`, later(1)))?.waitsFor).toBe('set-up');
    });

    it('announces a trouble once, whoever meets it', async () => {
      const why = { reason: 'channel-gone', channelId: '400' } as const;
      const trouble: NewIntent = {
        kind: 'announce',
        note: { kind: 'desk-trouble', why },
        once: 'server/channel-gone',
      };
      await open('q1', [trouble]);
      await open('q2', [trouble]);
      expect(await outbox.dueLanes(NOON, 10)).toHaveLength(1);
    });

    it('gives every intent a key that fits a nonce', async () => {
      const id = await open('q1', [{ kind: 'open-thread' }, DELIVER]);
      const staff = await outbox.next(`${id}/staff`, NOON);
      const learner = await outbox.next(`${id}/learner`, NOON);
      expect(staff?.key).toMatch(/^[\w-]{1,25}$/);
      expect(learner?.key).not.toBe(staff?.key);
    });
  });
}
