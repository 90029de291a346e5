import { Document, type DocumentInterface } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { Passage } from '../core/passage.ts';

/** A passage with its place in the fused ranking. */
export interface ScoredPassage {
  readonly passage: Passage;
  /** Comparable within one question only. */
  readonly score: number;
}

/** Searches as the bot does, for one asker. */
export type FindPassages = (question: string) => Promise<readonly ScoredPassage[]>;

/**
 * The fused search (words, meaning, neighbouring words) behind LangChain's retriever: best passage of each
 * document, best document first. What the asker may not see is not there.
 */
export class PassageRetriever extends BaseRetriever {
  override readonly lc_namespace = ['course-support-bot', 'search'];
  readonly #find: FindPassages;

  constructor(find: FindPassages) {
    super({});
    this.#find = find;
  }

  override async _getRelevantDocuments(question: string): Promise<DocumentInterface[]> {
    const found = await this.#find(question);
    return found.map(({ passage, score }) => {
      const { text: pageContent, ...metadata } = passage;
      return new Document({ pageContent, metadata: { ...metadata, score } });
    });
  }
}
