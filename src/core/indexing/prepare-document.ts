import { createHash } from 'node:crypto';
import type { PassageDraft } from '../passage.ts';
import type { DocumentHead, PreparedDocument } from './ports.ts';
import { documentSearchText, embeddedText, TEXT_RECIPE } from './search-text.ts';

/** A document ready to be stored, and the text behind each embedding key. */
export interface Preparation {
  readonly document: PreparedDocument;
  readonly texts: ReadonlyMap<string, string>;
}

/** How the texts and vectors of a document are made with this model. */
export function preparedRecipe(embeddingRecipe: string): string {
  return `${TEXT_RECIPE} ${embeddingRecipe}`;
}

/** Works out what is stored for a document. Pure; the vectors come later, by key. */
export function prepareDocument(
  head: DocumentHead,
  drafts: readonly PassageDraft[],
  embeddingRecipe: string,
): Preparation {
  const texts = new Map<string, string>();
  const passages = drafts.map((draft) => {
    const { headings, place, text } = draft;
    const embedded = embeddedText(head.meta, draft);
    const embeddingKey = keyOf(embeddingRecipe, embedded);
    texts.set(embeddingKey, embedded);
    return { headings, place, text, embeddingKey };
  });
  const { id, path, meta, origin, serverId } = head;
  const search = documentSearchText(meta, drafts);
  const recipe = preparedRecipe(embeddingRecipe);
  return {
    document: { id, path, meta, origin, serverId, recipe, search, passages },
    texts,
  };
}

function keyOf(recipe: string, text: string): string {
  return createHash('sha256').update(recipe).update('\n').update(text).digest('hex');
}
