import type { Clock } from '../clock.ts';
import type { DocumentId, ServerId } from '../ids.ts';
import type { IssueStatus, KnowledgeKind } from '../passage.ts';
import type { MakeSearchable } from './make-searchable.ts';
import type { StaffKnowledgeStore } from './ports.ts';
import { idOfWritten, pathOf, type StaffKnowledge, type StaffWords } from './staff-knowledge.ts';

export interface ChangeKnowledgeDeps {
  readonly documents: StaffKnowledgeStore;
  readonly makeSearchable: MakeSearchable;
  readonly clock: Clock;
}

/** What came of a change. */
export type ChangeResult =
  | {
      readonly outcome: 'saved' | 'unchanged' | 'removed';
      readonly document: StaffKnowledge;
      /** False when the index could not follow yet: it is tried again. */
      readonly isSearchable: boolean;
    }
  /** Removed, another server's, or never there. */
  | { readonly outcome: 'unknown-document' };

/** A document of a server. Another server's is as if it were not there. */
export interface OfServer {
  readonly serverId: ServerId;
  readonly id: DocumentId;
}

/** Adds, changes and removes what staff keep. Each is stored first, and doing it twice changes nothing. */
export function makeChangeKnowledge({ documents, makeSearchable, clock }: ChangeKnowledgeDeps) {
  const findOwn = async ({ serverId, id }: OfServer) => {
    const found = await documents.find(id);
    return found?.serverId === serverId ? found : undefined;
  };
  const change = async (
    of: OfServer,
    changed: (document: StaffKnowledge) => StaffKnowledge,
  ): Promise<ChangeResult> => {
    const before = await findOwn(of);
    if (before === undefined) return { outcome: 'unknown-document' };
    const saved = await documents.save(changed(before), clock());
    return { ...saved, isSearchable: await makeSearchable() };
  };
  return {
    findOwn,
    /** @param key what makes the form unique */
    add: async (
      serverId: ServerId,
      key: string,
      { kind, words }: { readonly kind: KnowledgeKind; readonly words: StaffWords },
    ): Promise<ChangeResult> => {
      const id = idOfWritten(serverId, key);
      const issueStatus = kind === 'known-issue' ? ('open' as const) : undefined;
      const path = pathOf(id, kind);
      const draft = { ...words, id, serverId, path, kind, issueStatus, escalationId: undefined };
      const saved = await documents.save(draft, clock());
      return { ...saved, isSearchable: await makeSearchable() };
    },
    edit: async (of: OfServer, words: StaffWords) =>
      change(of, (document) => ({ ...document, ...words })),
    /** Does nothing to what is no known issue. */
    mark: async (of: OfServer, status: IssueStatus) =>
      change(of, (document) => {
        if (document.kind !== 'known-issue' || document.issueStatus === status) return document;
        const fixedOn = status === 'fixed' ? clock() : undefined;
        return { ...document, issueStatus: status, fixedOn };
      }),
    remove: async (of: OfServer): Promise<ChangeResult> => {
      const own = await findOwn(of);
      const document = own && (await documents.remove(own.id, clock()));
      if (document === undefined) return { outcome: 'unknown-document' };
      return { outcome: 'removed', document, isSearchable: await makeSearchable() };
    },
  };
}

export type ChangeKnowledge = ReturnType<typeof makeChangeKnowledge>;
