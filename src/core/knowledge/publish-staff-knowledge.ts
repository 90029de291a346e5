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

async function publishPending({
  documents,
  desk,
  readMarkdown,
}: PublishStaffKnowledgeDeps): Promise<void> {
  for (const document of await documents.pending()) {
    const { id, serverId, revision } = document;
    const generation = document.isRemoved
      ? await desk.remove(id)
      : await desk.save({ document: toDocument(document, readMarkdown), serverId });
    await desk.load(generation);
    await documents.recordPublished(id, revision);
  }
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
