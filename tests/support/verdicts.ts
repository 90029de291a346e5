import { asDocumentId, asPassageId } from '../../src/core/ids.ts';
import type { Citation, Verdict } from '../../src/core/verdict.ts';

type Answered = Extract<Verdict, { outcome: 'answered' }>;

/** A citation of the grader's known issue, with what a test changes. */
export function aCitation(change: Partial<Citation> = {}): Citation {
  return {
    passageId: asPassageId(1),
    documentId: asDocumentId('known-issues/grader.md'),
    title: 'Grader rejects a correct notebook',
    path: 'known-issues/grader.md',
    headings: ['Fix'],
    place: { kind: 'heading', anchor: 'fix' },
    course: undefined,
    week: undefined,
    kind: 'known-issue',
    issueStatus: 'open',
    url: 'https://course.example/fix#fix',
    score: 1.1,
    text: 'Open the notebook on the platform and submit from there.',
    ...change,
  };
}

/** An answered verdict, with what a test changes. */
export function anAnswer(change: Partial<Answered> = {}): Answered {
  return {
    outcome: 'answered',
    confidence: 0.9,
    answerable: 0.95,
    text: 'Open the notebook on the platform and submit from there.',
    citations: [aCitation()],
    signals: {},
    timings: {},
    generation: 1,
    ...change,
  };
}
