import { ModelUnavailable, StorageUnavailable } from '../errors.ts';
import type { KnowledgeDocument } from '../passage.ts';
import type { KnowledgeDesk, ReadMarkdown, StaffKnowledgeStore } from './ports.ts';
import type { StaffKnowledge } from './staff-knowledge.ts';
import { staffMarkdown } from './staff-markdown.ts';

export interface PublishStaffKnowledgeDeps {
  readonly documents: Pick<StaffKnowledgeStore, 'pending' | 'recordPublished'>;
  readonly desk: KnowledgeDesk;
  readonly readMarkdown: ReadMarkdown;
}

/**
 * Brings the index up to what staff wrote. Resolves when what was written before the call answers questions.
 * @throws ModelUnavailable, StorageUnavailable: what is left is taken up by the next call.
 * @throws whatever else a document met, once all others are published: none keeps another back.
 */
export type PublishStaffKnowledge = () => Promise<void>;

/** One run at a time. Killed in between, the next run does it again, to the same effect. */
export function makePublishStaffKnowledge(deps: PublishStaffKnowledgeDeps): PublishStaffKnowledge {
  let last: Promise<void> = Promise.resolve();
  return async function publishStaffKnowledge() {
    const run = last.then(async () => publishPending(deps));
    last = run.catch(() => undefined);
    await run;
  };
}

async function publishPending(deps: PublishStaffKnowledgeDeps): Promise<void> {
  const faults: unknown[] = [];
  for (const staff of await deps.documents.pending()) {
    try {
      await publish(staff, deps);
    } catch (error) {
      // A model or a disk fails for all alike; anything else is this document's own.
      if (error instanceof ModelUnavailable || error instanceof StorageUnavailable) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

async function publish(
  staff: StaffKnowledge,
  { documents, desk, readMarkdown }: PublishStaffKnowledgeDeps,
): Promise<void> {
  const { id, serverId, revision } = staff;
  const generation = staff.isRemoved
    ? await desk.remove(id)
    : await desk.save({ document: toDocument(staff, readMarkdown), serverId });
  await desk.load(generation);
  await documents.recordPublished(id, revision);
}

function toDocument(staff: StaffKnowledge, readMarkdown: ReadMarkdown): KnowledgeDocument {
  const { id, path, title, course, kind, issueStatus, fixedOn } = staff;
  return {
    id,
    path,
    sections: readMarkdown(path, staffMarkdown(staff)),
    meta: {
      title,
      course,
      week: undefined,
      kind,
      issueStatus,
      fixedOn,
      url: undefined,
      audience: 'learner',
      released: undefined,
      tags: [],
      assignment: undefined,
      due: undefined,
    },
  };
}
