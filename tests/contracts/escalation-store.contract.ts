import { beforeEach, describe, expect, it } from 'vitest';
import type { Escalation } from '../../src/core/escalation/escalation.ts';
import type { Decision } from '../../src/core/escalation/change.ts';
import type { EscalationStore } from '../../src/core/escalation/ports.ts';
import { asRelayId, type NewRelay, type RelayRevision } from '../../src/core/escalation/relay.ts';
import {
  asChannelId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asStaffId,
  asQuestionId,
  asServerId,
  asThreadId,
} from '../../src/core/ids.ts';
import {
  ANA,
  later,
  LEARNER,
  newEscalation,
  NOON,
  OPENED,
  SERVER,
} from '../support/escalations.ts';
import type { Stores } from './outbox.contract.ts';

const PLACE = {
  channelId: asChannelId('700'),
  headerMessageId: asMessageId('701'),
  threadId: asThreadId('701'),
};
const RELAY: NewRelay = {
  direction: 'to-learner',
  authorId: ANA,
  text: 'Restart the kernel.',
  files: [{ name: 'log.txt', url: 'https://files.example/log.txt' }],
  source: { channelId: asChannelId('700'), messageId: asMessageId('800') },
  followsSource: true,
};

/** What every escalation store does. */
export function escalationStoreContract(name: string, make: () => Promise<Stores>): void {
  describe(`escalation store, ${name}`, () => {
    let store: EscalationStore;
    let stores: Stores;

    beforeEach(async () => {
      stores = await make();
      store = stores.escalations;
    });

    async function open(question: string, seconds = 0, server = SERVER): Promise<Escalation> {
      await stores.ask(asQuestionId(question), `text of ${question}`);
      const opened = await store.open(
        newEscalation(question, { serverId: server }),
        OPENED,
        [{ kind: 'open-thread' }],
        later(seconds),
      );
      return opened.escalation;
    }

    function claimedBy(current: Escalation): Decision<never> {
      return {
        outcome: 'change',
        change: {
          next: {
            ...current,
            status: 'claimed',
            ownerId: ANA,
            revision: current.revision + 1,
            updatedAt: later(9),
          },
          event: {
            kind: 'claim',
            actorId: ANA,
            via: 'button',
            from: 'open',
            to: 'claimed',
            note: undefined,
          },
          intents: () => [{ kind: 'update-card' }],
        },
      };
    }

    async function relay(escalation: Escalation, message: NewRelay = RELAY, at = later(5)) {
      let id: unknown;
      const changed = await store.change(escalation.id, at, (current) => ({
        outcome: 'change',
        change: {
          next: current,
          event: { ...OPENED, kind: 'reply' },
          relay: message,
          intents: (relayId) => {
            id = relayId;
            return [];
          },
        },
      }));
      return { changed, found: await store.findRelay(id as never) };
    }

    it('numbers the escalations of each server from 1', async () => {
      expect((await open('q1')).number).toBe(1);
      expect((await open('q2')).number).toBe(2);
      expect((await open('q3', 0, asServerId('101'))).number).toBe(1);
    });

    it('opens one escalation for a question, however often it is asked for', async () => {
      const first = await open('q1');
      const again = await store.open(newEscalation('q1'), OPENED, [{ kind: 'open-thread' }], NOON);
      expect(again).toEqual({ outcome: 'already-open', escalation: first });
      const lane = `${first.id}/staff`;
      const stored = await stores.outbox.next(lane, NOON);
      await stores.outbox.settle(stored?.row ?? 0, { state: 'done' }, NOON);
      expect(await stores.outbox.next(lane, NOON)).toBeUndefined();
    });

    it('gives back what it was given', async () => {
      const opened = await open('q1');
      expect(opened).toMatchObject({
        ...newEscalation('q1'),
        status: 'open',
        revision: 1,
        shownRevision: 0,
        openedAt: NOON,
      });
      expect(await store.find(opened.id)).toEqual(opened);
      expect(await store.findByNumber(SERVER, 1)).toEqual(opened);
      expect(await store.findByQuestion(asQuestionId('q1'))).toEqual(opened);
      expect(await store.find(asEscalationId('none'))).toBeUndefined();
    });

    it('shows each of many at once the change of the one before', async () => {
      const { id } = await open('q1');
      const claims = await Promise.all(
        [1, 2, 3, 4, 5].map(() =>
          store.change<'taken'>(id, later(9), (current) =>
            current.ownerId === undefined
              ? claimedBy(current)
              : { outcome: 'refuse', why: 'taken' },
          ),
        ),
      );
      expect(claims.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1);
      expect(claims.filter(({ outcome }) => outcome === 'refused')).toHaveLength(4);
      expect((await store.find(id))?.revision).toBe(2);
      expect(await store.history(id)).toMatchObject([
        { kind: 'escalate', actorId: LEARNER, to: 'open', at: NOON },
        { kind: 'claim', actorId: ANA, via: 'button', from: 'open', to: 'claimed' },
      ]);
    });

    it('says so when there is no such escalation', async () => {
      const changed = await store.change(asEscalationId('none'), NOON, claimedBy);
      expect(changed).toEqual({ outcome: 'unknown-escalation' });
    });

    it('carries a message over once', async () => {
      const escalation = await open('q1');
      const first = await relay(escalation);
      expect(first.found).toMatchObject({ ...RELAY, escalationId: escalation.id, at: later(5) });
      expect((await relay(escalation)).changed.outcome).toBe('seen-before');
      expect(await store.history(escalation.id)).toHaveLength(2);
    });

    // An outage took the acknowledgement away; the form was filled in again, and the learner read it twice.
    it('carries the words of a form over once, whoever gets no answer and types them again', async () => {
      const escalation = await open('q1');
      const typed = (messageId: string, change: Partial<NewRelay> = {}, minutes = 0) =>
        relay(
          escalation,
          {
            ...RELAY,
            followsSource: false,
            source: { ...RELAY.source, messageId: asMessageId(messageId) },
            ...change,
          },
          later(5 + minutes * 60),
        ).then(({ changed }) => changed.outcome);
      expect(await typed('901')).toBe('changed');
      expect(await typed('902', {}, 4)).toBe('seen-before');
      expect(await typed('903', { text: 'Something else.' }, 4)).toBe('changed');
      expect(await typed('904', { authorId: asStaffId('someone-else') }, 4)).toBe('changed');
      expect(await typed('905', { followsSource: true }, 4)).toBe('changed');
      expect(await typed('906', {}, 30)).toBe('changed');
      const other = await open('q2');
      const source = { ...RELAY.source, messageId: asMessageId('907') };
      const elsewhere = await relay(other, { ...RELAY, followsSource: false, source });
      expect(elsewhere.changed.outcome).toBe('changed');
    });

    async function revise(escalation: Escalation, revision: RelayRevision) {
      return store.change(escalation.id, revision.at, (current) => ({
        outcome: 'change',
        change: {
          next: current,
          event: { ...OPENED, kind: 'message-edited' },
          revision,
          intents: () => [],
        },
      }));
    }

    it('keeps what a message said before it was edited, and takes no edit twice or late', async () => {
      const escalation = await open('q1');
      const relayed = (await relay(escalation)).found;
      const edit = (text: string, seconds: number): RelayRevision => ({
        kind: 'edited',
        relay: relayed?.id ?? asRelayId(0),
        text,
        files: [],
        at: later(seconds),
      });
      expect((await revise(escalation, edit('Restart it.', 20))).outcome).toBe('changed');
      expect((await revise(escalation, edit('Restart it.', 20))).outcome).toBe('seen-before');
      expect((await revise(escalation, edit('Restart…', 10))).outcome).toBe('seen-before');
      expect((await revise(escalation, edit('Restart twice.', 30))).outcome).toBe('changed');
      expect(await store.findFollowed(RELAY.source.messageId)).toMatchObject({
        text: 'Restart twice.',
        files: [],
        formerTexts: [RELAY.text, 'Restart it.'],
        editedAt: later(30),
        deletedAt: undefined,
      });
    });

    it('keeps nothing of a deleted message but that it was deleted', async () => {
      const escalation = await open('q1');
      const relayed = (await relay(escalation)).found;
      const deletion: RelayRevision = {
        kind: 'deleted',
        relay: relayed?.id ?? asRelayId(0),
        at: later(20),
      };
      expect(await store.listFollowed(NOON, 10)).toHaveLength(1);
      expect((await revise(escalation, deletion)).outcome).toBe('changed');
      expect((await revise(escalation, deletion)).outcome).toBe('seen-before');
      expect(await store.findFollowed(RELAY.source.messageId)).toMatchObject({
        text: '',
        files: [],
        formerTexts: [],
        deletedAt: later(20),
      });
      expect(await store.listFollowed(NOON, 10)).toEqual([]);
    });

    it('follows messages only, and those not too old', async () => {
      const escalation = await open('q1');
      await relay(escalation, { ...RELAY, followsSource: false });
      expect(await store.findFollowed(RELAY.source.messageId)).toBeUndefined();
      const source = { ...RELAY.source, messageId: asMessageId('801') };
      await relay(escalation, { ...RELAY, source });
      expect(await store.listFollowed(later(5), 10)).toHaveLength(1);
      expect(await store.listFollowed(later(6), 10)).toEqual([]);
    });

    it('finds the escalation by its thread until that is lost, and remembers the lost one', async () => {
      const { id } = await open('q1');
      await store.recordPlace(id, PLACE);
      await store.recordShown(id, 1);
      expect(await store.findByThread(PLACE.threadId)).toMatchObject({
        id,
        place: PLACE,
        shownRevision: 1,
      });
      expect(await store.findByPlace(PLACE.channelId)).toHaveLength(1);
      expect(await store.placesInUse()).toEqual([PLACE.channelId, PLACE.threadId]);
      await store.change(id, NOON, (current) => ({
        outcome: 'change',
        change: {
          next: { ...current, place: undefined },
          event: { ...OPENED, kind: 'thread-lost' },
          intents: () => [],
        },
      }));
      expect(await store.findByThread(PLACE.threadId)).toBeUndefined();
      expect(await store.lostThread(id)).toBe(PLACE.threadId);
    });

    describe('finds what a learner writes about', () => {
      const where = {
        learnerId: LEARNER,
        channelId: asChannelId('400'),
        isConversation: true,
        repliedToId: undefined,
      };

      it('in a conversation by its place', async () => {
        const { id } = await open('q1');
        expect((await store.findByOrigin(where))?.id).toBe(id);
        const other = { ...where, learnerId: asLearnerId('299') };
        expect(await store.findByOrigin(other)).toBeUndefined();
        const elsewhere = { ...where, channelId: asChannelId('499') };
        expect(await store.findByOrigin(elsewhere)).toBeUndefined();
      });

      it('in an open channel only when it replies', async () => {
        const { id } = await open('q1');
        const chatter = { ...where, isConversation: false };
        expect(await store.findByOrigin(chatter)).toBeUndefined();
        const reply = { ...chatter, repliedToId: asMessageId('answer-q1') };
        expect((await store.findByOrigin(reply))?.id).toBe(id);
      });

      it('by what staff replied, and by where that was delivered', async () => {
        const escalation = await open('q1');
        const { found } = await relay(escalation);
        const dm = { channelId: asChannelId('900'), messageId: asMessageId('901') };
        if (found !== undefined) await store.recordTarget(found.id, dm);
        const inDirectMessages = { ...where, channelId: dm.channelId };
        expect((await store.findByOrigin(inDirectMessages))?.id).toBe(escalation.id);
        const reply = { ...where, isConversation: false, repliedToId: dm.messageId };
        expect((await store.findByOrigin(reply))?.id).toBe(escalation.id);
      });

      it('by what the bot told', async () => {
        const { id } = await open('q1');
        const sent = { channelId: asChannelId('400'), messageId: asMessageId('950') };
        await store.recordNotice(id, sent, NOON);
        const reply = { ...where, isConversation: false, repliedToId: sent.messageId };
        expect((await store.findByOrigin(reply))?.id).toBe(id);
      });
    });

    describe('lists', () => {
      it('what waits for staff first, oldest first, page by page', async () => {
        await open('q1', 0);
        const second = await open('q2', 10);
        await open('q3', 20);
        await store.change(second.id, later(30), claimedBy);
        const all = await store.list({ serverId: SERVER }, { offset: 0, limit: 2 });
        expect(all.total).toBe(3);
        expect(all.items.map(({ escalation }) => escalation.number)).toEqual([1, 3]);
        expect(all.items[0]?.questionText).toBe('text of q1');
        const rest = await store.list({ serverId: SERVER }, { offset: 2, limit: 2 });
        expect(rest.items.map(({ escalation }) => escalation.number)).toEqual([2]);
      });

      it('page by page, each once, from the first to the last', async () => {
        for (let nth = 0; nth < 7; nth += 1) {
          const { id } = await open(`q${nth}`, nth);
          if (nth % 2 === 0) await store.change(id, later(30 + nth), claimedBy);
        }
        const seen: number[] = [];
        for (const offset of [0, 2, 4, 6, 8]) {
          const { items } = await store.list({ serverId: SERVER }, { offset, limit: 2 });
          seen.push(...items.map(({ escalation }) => escalation.number));
        }
        expect(seen).toEqual([2, 4, 6, 1, 3, 5, 7]);
      });

      it('by status, owner, number and words', async () => {
        const first = await open('q1');
        await open('q2');
        await open('q3', 0, asServerId('101'));
        await store.change(first.id, later(30), claimedBy);
        const numbers = async (filter: object) => {
          const page = { offset: 0, limit: 10 };
          const { items } = await store.list({ serverId: SERVER, ...filter }, page);
          return items.map(({ escalation }) => escalation.number);
        };
        expect(await numbers({ statuses: ['open'] })).toEqual([2]);
        expect(await numbers({ ownerId: ANA })).toEqual([1]);
        expect(await numbers({ search: '#2' })).toEqual([2]);
        expect(await numbers({ search: 'TEXT of' })).toEqual([2, 1]);
        expect(await numbers({ search: '100%' })).toEqual([]);
        const suggested = await store.suggest(SERVER, 'of q', 1);
        expect(suggested.map(({ questionText }) => questionText)).toEqual(['text of q2']);
      });
    });
  });
}
