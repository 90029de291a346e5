import { deepLink } from '../deep-link.ts';
import type { Passage } from '../passage.ts';
import type { Citation } from '../verdict.ts';

/** A passage as a source. */
export function toCitation(passage: Passage, score: number): Citation {
  const { id, documentId, path, meta, headings, place, text } = passage;
  const { title, course, week, kind, issueStatus, fixedOn } = meta;
  const url = deepLink(meta.url, place);
  return {
    passageId: id,
    documentId,
    title,
    path,
    headings,
    place,
    course,
    week,
    kind,
    issueStatus,
    ...(fixedOn && { fixedOn: fixedOn.toISOString() }),
    url,
    score,
    text,
  };
}
