import type { PassageReader } from '../answering/ports.ts';
import type { Citation } from '../verdict.ts';

/** All that stands under the heading that a citation is of, Markdown; empty when the passage is gone. */
export async function readSection(
  { passageId, documentId, headings }: Citation,
  passages: Pick<PassageReader, 'readDocument'>,
): Promise<string> {
  const all = await passages.readDocument(passageId);
  const heading = headings.join('\n');
  return all
    .filter((passage) => passage.documentId === documentId)
    .filter((passage) => passage.headings.join('\n') === heading)
    .map(({ text }) => text)
    .join('\n\n');
}
