import { isStopWord, wordsOf } from '../answering/words.ts';
import type { KnownIssue, KnownIssueList } from '../browsing/ports.ts';
import type { Clock } from '../clock.ts';
import type { DocumentId, ServerId } from '../ids.ts';
import type { SettingsStore } from '../server-settings.ts';

/** The known issues of a server, for staff who name one as an outcome. */
export interface KnownIssueLookup {
  /** Those that hold any of the words, best first; without words all, open ones first. */
  search(server: ServerId, text: string): Promise<readonly KnownIssue[]>;
  /** Undefined when the server's learners see no such known issue. */
  title(id: DocumentId, server: ServerId): Promise<string | undefined>;
}

/** Learners are told the title, so only what they may see is found. */
export function makeKnownIssueLookup(deps: {
  readonly knownIssues: KnownIssueList;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly clock: Clock;
}): KnownIssueLookup {
  async function list(serverId: ServerId, words: readonly string[]) {
    const { courses } = await deps.settings.read(serverId);
    const scope = { audience: 'learner', serverId, courses, now: deps.clock() } as const;
    return deps.knownIssues.list(scope, words);
  }
  return {
    search: async (server, text) => {
      const words = wordsOf(text);
      const telling = words.filter((word) => !isStopWord(word));
      return list(server, telling.length > 0 ? telling : words);
    },
    title: async (id, server) => {
      const all = await list(server, []);
      return all.find(({ documentId }) => documentId === id)?.title;
    },
  };
}
