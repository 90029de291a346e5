import { makeJudgeQuestion } from '../../src/core/answering/judge-question.ts';
import { KnowledgeIndex } from '../../src/core/answering/knowledge-index.ts';
import type { PassageVectors, QuestionEmbedder } from '../../src/core/answering/ports.ts';
import type { Visibility } from '../../src/core/answering/visible.ts';
import type { AskerScope } from '../../src/core/question.ts';

/** A document of one passage. */
export interface SmallNote extends Partial<Visibility> {
  readonly title: string;
  readonly text: string;
  /** Title and headings; its title alone when left out. */
  readonly names?: readonly string[];
}

export const LEARNER: AskerScope = {
  audience: 'learner',
  serverId: undefined,
  courses: undefined,
  now: new Date('2026-03-01T00:00:00Z'),
};

/** Notes in memory: vectors count letters. */
export function judgeOver(notes: readonly SmallNote[]) {
  const vectors: Float32Array[] = [];
  const index = new KnowledgeIndex(1, bruteForce(vectors));
  for (const [at, { title, text, names, ...visibility }] of notes.entries()) {
    index.add({
      row: at,
      visibility: {
        audience: 'learner',
        serverId: undefined,
        courseKey: undefined,
        released: undefined,
        ...visibility,
      },
      head: title,
      names: names ?? [title],
      passages: [{ id: at, head: '', body: text }],
    });
    vectors.push(letterVector(`${title} ${text}`));
  }
  const judgeQuestion = makeJudgeQuestion({
    currentIndex: () => index,
    embedder: letterEmbedder,
    knowsWord: () => false,
  });
  return { index, judgeQuestion };
}

const letterEmbedder: QuestionEmbedder = {
  embedQuestion: async (text) => Promise.resolve(letterVector(text)),
};

function bruteForce(vectors: readonly Float32Array[]): PassageVectors {
  const cosine = (query: Float32Array, passage: number) =>
    Array.from(vectors[passage] ?? []).reduce(
      (sum, value, at) => sum + value * (query[at] ?? 0),
      0,
    );
  return {
    cosine,
    nearest: (query, count, sees) =>
      vectors
        .map((_, passage) => ({ passage, cosine: cosine(query, passage) }))
        .filter(({ passage }) => sees(passage))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, count),
  };
}

/** How often each letter comes, at length 1: texts of the same words are near. */
function letterVector(text: string): Float32Array {
  const counts = new Float32Array(26);
  for (const letter of text.toLowerCase()) {
    const at = letter.charCodeAt(0) - 97;
    if (at >= 0 && at < 26) counts[at] = (counts[at] ?? 0) + 1;
  }
  const length = Math.hypot(...counts) || 1;
  return counts.map((count) => count / length);
}
