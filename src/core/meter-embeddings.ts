import type { QuestionEmbedder } from './answering/ports.ts';
import type { Meter } from './meter.ts';

/** Counts the vectors of questions. */
export function meterQuestions(embedder: QuestionEmbedder, meter: Meter): QuestionEmbedder {
  return {
    embedQuestion: async (text) => {
      const startedAt = performance.now();
      const vector = await embedder.embedQuestion(text);
      meter.embedded('question', 1, performance.now() - startedAt);
      return vector;
    },
  };
}

type EmbedPassages = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** Counts the vectors of passages. */
export function meterPassages(embedPassages: EmbedPassages, meter: Meter): EmbedPassages {
  return async (texts) => {
    const startedAt = performance.now();
    const vectors = await embedPassages(texts);
    meter.embedded('passage', vectors.length, performance.now() - startedAt);
    return vectors;
  };
}
