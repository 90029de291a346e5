import { expect, test } from 'vitest';
import { asDocumentId, type DocumentId } from '../../../src/core/ids.ts';
import { ModelUnavailable } from '../../../src/core/errors.ts';
import { makePublishStaffKnowledge } from '../../../src/core/knowledge/publish-staff-knowledge.ts';
import type { StaffKnowledge } from '../../../src/core/knowledge/staff-knowledge.ts';
import { NOON, SERVER } from '../../support/escalations.ts';
import { Killed, Life, mortal } from '../../support/mortal.ts';

function documentOf(overrides: Partial<StaffKnowledge> = {}): StaffKnowledge {
  return {
    id: asDocumentId('staff/100/escalation-1'),
    serverId: SERVER,
    path: 'known-issues/escalation-1.md',
    kind: 'known-issue',
    title: 'A purple screen',
    course: undefined,
    symptom: '',
    cause: '',
    body: 'Press F9.',
    issueStatus: 'open',
    escalationId: undefined,
    isRemoved: false,
    revision: 1,
    publishedRevision: 0,
    updatedAt: NOON,
    ...overrides,
  };
}

/** What outlives the process: the table of documents, and the index. */
class World {
  readonly documents: StaffKnowledge[];
  readonly index = new Map<DocumentId, number>();
  generation = 1;
  loaded = 1;

  constructor(...documents: StaffKnowledge[]) {
    this.documents = documents;
  }

  boot(life = new Life()) {
    return makePublishStaffKnowledge({
      documents: mortal(
        {
          pending: async () =>
            Promise.resolve(this.documents.filter((d) => d.revision > d.publishedRevision)),
          recordPublished: async (id: DocumentId, publishedRevision: number) => {
            const at = this.documents.findIndex((document) => document.id === id);
            const document = this.documents[at];
            if (document !== undefined) this.documents[at] = { ...document, publishedRevision };
            return Promise.resolve();
          },
        },
        life,
      ),
      desk: mortal(
        {
          save: async ({ document: { id } }: { document: { id: DocumentId } }) => {
            this.generation += 1;
            this.index.set(id, this.generation);
            return Promise.resolve(this.generation);
          },
          remove: async (id: DocumentId) => {
            if (!this.index.delete(id)) return Promise.resolve(undefined);
            this.generation += 1;
            return Promise.resolve(this.generation);
          },
          load: async (generation = this.generation) => {
            this.loaded = Math.max(this.loaded, generation);
            return Promise.resolve();
          },
        },
        life,
      ),
      readMarkdown: (_path, text) => {
        if (text.includes('UNREADABLE')) throw new Error('not text');
        return [
          { headings: [], place: { kind: 'document' }, blocks: [{ kind: 'paragraph', text }] },
        ];
      },
    });
  }
}

test('killed at any moment, the next run publishes what was written and removes what was removed', async () => {
  const stories = () =>
    new World(
      documentOf(),
      documentOf({ id: asDocumentId('staff/100/escalation-2'), isRemoved: true, revision: 2 }),
    );
  const lifetime = new Life();
  await stories().boot(lifetime)();
  expect(lifetime.moments).toBeGreaterThan(6);
  for (let endsAt = 1; endsAt <= lifetime.moments; endsAt += 1) {
    const world = stories();
    world.index.set(asDocumentId('staff/100/escalation-2'), 1);
    await expect(world.boot(new Life(endsAt))()).rejects.toThrow(Killed);
    await world.boot()();
    expect([...world.index.keys()], `killed at ${endsAt}`).toEqual(['staff/100/escalation-1']);
    expect(world.loaded).toBe(world.generation);
    expect(world.documents.every((d) => d.publishedRevision === d.revision)).toBe(true);
  }
});

test('a document that cannot be read keeps no other one back', async () => {
  const world = new World(
    documentOf({ title: 'UNREADABLE' }),
    documentOf({ id: asDocumentId('staff/100/escalation-2') }),
  );
  await expect(world.boot()()).rejects.toThrow('not text');
  expect([...world.index.keys()]).toEqual(['staff/100/escalation-2']);
});

test('a model that is away leaves it for the next call', async () => {
  const world = new World(documentOf());
  const publish = makePublishStaffKnowledge({
    documents: {
      pending: async () => Promise.resolve(world.documents),
      recordPublished: async () => Promise.reject(new Error('nothing was published')),
    },
    desk: {
      save: async () => Promise.reject(new ModelUnavailable('away')),
      remove: async () => Promise.resolve(undefined),
      load: async () => Promise.resolve(),
    },
    readMarkdown: () => [],
  });
  await expect(publish()).rejects.toThrow(ModelUnavailable);
  await world.boot()();
  expect(world.documents[0]?.publishedRevision).toBe(1);
});
