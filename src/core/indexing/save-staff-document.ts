import type { ServerId } from '../ids.ts';
import type { KnowledgeDocument } from '../passage.ts';
import { embedMissing } from './embed-missing.ts';
import type { KnowledgeStore, PassageEmbedder, Splitter } from './ports.ts';
import { prepareDocument } from './prepare-document.ts';

/** What staff wrote, and who may see it. */
export interface StaffDocument {
  readonly document: KnowledgeDocument;
  /** The only server that may see it; undefined for all. */
  readonly serverId: ServerId | undefined;
}

/** What saving a staff document needs. */
export interface SaveStaffDocumentDeps {
  readonly splitter: Splitter;
  readonly embedder: PassageEmbedder;
  readonly store: KnowledgeStore;
}

/** Adds or replaces the document with this id at once. Gives the new generation. @throws ModelUnavailable */
export type SaveStaffDocument = (saved: StaffDocument) => Promise<number>;

/** Makes the use case. It may run beside an indexing run, whose unfinished rows stay unseen. */
export function makeSaveStaffDocument({
  splitter,
  embedder,
  store,
}: SaveStaffDocumentDeps): SaveStaffDocument {
  return async function saveStaffDocument({ document: { id, path, meta, sections }, serverId }) {
    const drafts = await splitter.split({ id, path, meta, sections });
    const head = { id, path, meta, origin: 'staff', serverId } as const;
    const { document, texts } = prepareDocument(head, drafts, embedder.recipe);
    await embedMissing({ embedder, store }, texts);
    return await store.saveStaffDocument(document);
  };
}
