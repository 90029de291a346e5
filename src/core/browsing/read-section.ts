import { fixOf } from '../answering/extract-answer.ts';
import type { PassageReader } from '../answering/ports.ts';
import { isSameSection, type Passage } from '../passage.ts';
import type { Citation } from '../verdict.ts';

/** All that stands under the heading that a citation is of, Markdown; empty when the passage is gone. */
export async function readSection(
  citation: Citation,
  passages: Pick<PassageReader, 'readDocument'>,
): Promise<string> {
  return inOne(sectionOf(citation, await documentOf(citation, passages)));
}

/** As `readSection`; of a known issue, whose symptom alone helps nobody, its fix as well. */
export async function readSectionWithFix(
  citation: Citation,
  passages: Pick<PassageReader, 'readDocument'>,
): Promise<string> {
  const all = await documentOf(citation, passages);
  const section = sectionOf(citation, all);
  const fix = section.length > 0 && citation.kind === 'known-issue' ? fixOf(all) : [];
  return inOne([...section, ...fix.filter((passage) => !section.includes(passage))]);
}

async function documentOf(
  { passageId, documentId }: Citation,
  passages: Pick<PassageReader, 'readDocument'>,
): Promise<readonly Passage[]> {
  const all = await passages.readDocument(passageId);
  return all.filter((passage) => passage.documentId === documentId);
}

function sectionOf(citation: Citation, all: readonly Passage[]): readonly Passage[] {
  return all.filter((passage) => isSameSection(passage, citation));
}

function inOne(passages: readonly Passage[]): string {
  return passages.map(({ text }) => text).join('\n\n');
}
