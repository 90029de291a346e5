import { beforeEach, describe, expect, it } from 'vitest';
import { prepareFold } from '../../src/core/escalation/folding.ts';
import { asFollowerId } from '../../src/core/escalation/follower.ts';
import { makeReopenEscalation } from '../../src/core/escalation/reopen-escalation.ts';
import {
  makeResolveEscalation,
  makeStateOutcome,
} from '../../src/core/escalation/resolve-escalation.ts';
import type { EscalationStore } from '../../src/core/escalation/ports.ts';
import {
  asChannelId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
} from '../../src/core/ids.ts';
import {
  ANA,
  LEARNER,
  newEscalation,
  NOON,
  OPENED,
  questionOf,
  SERVER,
} from '../support/escalations.ts';
import type { Stores } from './outbox.contract.ts';

const FAILURE = 'GraderQuotaError: the grading queue of lab 7 lost my upload after 31 seconds';

/** What every escalation store does with learners who ask the same. */
export function followersContract(name: string, make: () => Promise<Stores>): void {
  describe(`followers, ${name}`, () => {
    let store: EscalationStore;
    let stores: Stores;

    beforeEach(async () => {
      stores = await make();
      store = stores.escalations;
    });

    async function open(
      id: string,
      learnerId = LEARNER,
      { serverId = SERVER, isPrivate = false } = {},
    ) {
      const question = questionOf({ id: asQuestionId(id), learnerId, text: FAILURE });
      const joining = { via: 'button', at: NOON, staffRoleId: undefined } as const;
      const fold = await prepareFold(question, undefined, joining);
      const origin = {
        channelId: asChannelId(`4-${id}`),
        messageId: asMessageId(`answer-${id}`),
        isPrivate,
      };
      const fresh = newEscalation(id, { serverId, learnerId, origin });
      return store.open(fresh, OPENED, [{ kind: 'open-thread' }], NOON, fold);
    }

    it('has of thirty who ask at once one with an escalation, and the others follow', async () => {
      const ids = Array.from({ length: 30 }, (_, at) => `q${at}`);
      for (const id of ids) await stores.ask(asQuestionId(id), FAILURE);
      const opened = await Promise.all(ids.map((id) => open(id, asLearnerId(`2-${id}`))));
      const outcomes = opened.map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'joined')).toHaveLength(29);
      const [first] = opened;
      const found = first && (await store.find(first.escalation.id));
      expect(found).toMatchObject({ number: 1, isIncident: true });
      expect(found?.followerIds).toHaveLength(29);
      const again = await Promise.all(ids.map((id) => open(id, asLearnerId(`2-${id}`))));
      expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['already-open']));
      expect(found && (await store.history(found.id))).toHaveLength(30);
    });

    it('has nobody follow what was asked in another server, or in private', async () => {
      for (const id of ['q1', 'q2', 'q3', 'q4']) await stores.ask(asQuestionId(id), FAILURE);
      const outcomes = [
        await open('q1', LEARNER, { serverId: asServerId('999') }),
        await open('q2', LEARNER, { isPrivate: true }),
        await open('q3', asLearnerId('201')),
        await open('q4', asLearnerId('202')),
      ].map(({ outcome }) => outcome);
      expect(outcomes).toEqual(['opened', 'opened', 'opened', 'joined']);
      const found = await store.findByQuestion(asQuestionId('q4'));
      expect(found?.questionId).toBe('q3');
    });

    it('finds what a follower asked and was told', async () => {
      const bea = asLearnerId('201');
      for (const id of ['q1', 'q2']) await stores.ask(asQuestionId(id), FAILURE);
      const { escalation } = await open('q1');
      await open('q2', bea);
      expect((await store.findByQuestion(asQuestionId('q2')))?.id).toBe(escalation.id);
      expect(await store.findFollower(asFollowerId(1))).toMatchObject({
        escalationId: escalation.id,
        learnerId: bea,
        state: 'following',
      });
      const where = { channelId: asChannelId('4-q2'), isConversation: true };
      const byPlace = { ...where, learnerId: bea, repliedToId: undefined };
      expect((await store.findByOrigin(byPlace))?.id).toBe(escalation.id);
      expect(await store.findByOrigin({ ...byPlace, learnerId: LEARNER })).toBeUndefined();
      const reply = { ...byPlace, isConversation: false, repliedToId: asMessageId('answer-q2') };
      expect((await store.findByOrigin(reply))?.id).toBe(escalation.id);
    });

    it('has those who wait for a duplicate follow the original, until it is none', async () => {
      const [bea, cem] = [asLearnerId('202'), asLearnerId('203')];
      await stores.ask(asQuestionId('q1'), 'Where do I see my points?');
      for (const id of ['q2', 'q3']) await stores.ask(asQuestionId(id), FAILURE);
      const { escalation: original } = await store.open(newEscalation('q1'), OPENED, [], NOON);
      const { escalation: duplicate } = await open('q2', bea);
      await open('q3', cem);
      const move = { id: duplicate.id, via: 'command', by: ANA } as const;
      const deps = { escalations: store, clock: () => NOON };
      const of = { kind: 'duplicate', of: original.id, number: original.number } as const;
      await makeResolveEscalation(deps)({ ...move, outcome: of });
      expect((await store.find(original.id))?.followerIds).toEqual([cem, bea]);
      expect((await store.find(duplicate.id))?.followerIds).toEqual([]);
      for (const id of ['q2', 'q3']) {
        expect((await store.findByQuestion(asQuestionId(id)))?.id).toBe(original.id);
      }
      // Said again, it changes nothing.
      await makeStateOutcome(deps)({ ...move, outcome: of });
      const joined = (await store.history(original.id)).filter(({ kind }) => kind === 'join');
      expect(joined.map(({ actorId, note }) => [actorId, note])).toEqual([
        [ANA, `#${duplicate.number}`],
        [ANA, `#${duplicate.number}`],
      ]);

      await makeReopenEscalation(deps)(move);
      expect((await store.find(original.id))?.followerIds).toEqual([]);
      expect((await store.find(duplicate.id))?.followerIds).toEqual([cem]);
      expect((await store.findByQuestion(asQuestionId('q2')))?.id).toBe(duplicate.id);
    });
  });
}
