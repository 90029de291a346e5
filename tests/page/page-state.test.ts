import { expect, test } from 'vitest';
import type { Snapshot } from '../../src/sandbox/page-server/protocol.ts';
import { emptyState } from '../../src/sandbox/page/state/page-state.ts';
import { receive } from '../../src/sandbox/page/state/receive.ts';
import { showChannel } from '../../src/sandbox/page/state/select.ts';

test('a page left open shows the sandbox that took the address of the one that ended', () => {
  const state = emptyState(false);
  receive(state, { type: 'snapshot', snapshot: snapshotOf('1', '10') });
  receive(state, { type: 'snapshot', snapshot: snapshotOf('2', '20') });
  expect(state.panes.map(({ person, channelId }) => [person.id, channelId])).toEqual([['2', '20']]);
  expect(state.shownPersonId).toBe('2');
});

test('after a lost line to the same sandbox everybody is where they were', () => {
  const state = emptyState(false);
  receive(state, { type: 'snapshot', snapshot: snapshotOf('1', '10') });
  const [before] = state.panes;
  receive(state, { type: 'snapshot', snapshot: snapshotOf('1', '10') });
  expect(state.panes).toEqual([before]);
});

test('what is begun in one channel is not sent into another', () => {
  const state = emptyState(false);
  receive(state, { type: 'snapshot', snapshot: snapshotOf('1', '10') });
  const pane = state.panes[0];
  if (!pane) throw new Error('nobody came');
  pane.draft.text = 'half a sentence';
  pane.draft.replyTo = '99';
  showChannel(pane, '11');
  expect([pane.draft.text, pane.draft.replyTo]).toEqual(['', null]);
  showChannel(pane, '10');
  expect(pane.draft.text).toBe('half a sentence');
});

function snapshotOf(personId: string, channelId: string): Snapshot {
  const channel = {
    id: channelId,
    kind: 'text',
    name: 'questions',
    topic: '',
    parentId: null,
    ownerId: null,
    tags: [],
    appliedTags: [],
    isArchived: false,
    isLocked: false,
    isHidden: false,
    mayWrite: true,
    mayModerate: false,
    messageCount: 0,
  } as const;
  return {
    people: [{ id: personId, name: 'Mia', part: 'learner' }],
    guild: { id: '5', name: 'Course' },
    botId: '6',
    channels: { [personId]: [channel] },
    members: [],
    roles: [],
    messages: [],
    calls: [],
    switches: { isSlow: false, isDown: false, isLimiting: false },
    bot: 'running',
    tour: { suggestions: [], hints: [] },
    inside: null,
  };
}
