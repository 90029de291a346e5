import { cleanQuestion } from '../answering/clean-question.ts';
import type { QuestionId } from '../ids.ts';
import type { ThreadId } from '../ids.ts';
import type { Escalation, EscalationOutcome, EscalationStatus } from './escalation.ts';
import type { ComparingEmbedder } from './folding.ts';

/** Cosine from which a past escalation is worth a look; below, it merely speaks of the same course. */
export const SIMILAR_COSINE = 0.6;
/** Staff look at the first few. */
export const SIMILAR_SHOWN = 3;

/** A past escalation that asked much the same, and what came of it. */
export interface SimilarEscalation {
  readonly number: number;
  readonly status: EscalationStatus;
  readonly outcome: EscalationOutcome | undefined;
  /** Undefined when its thread is gone. */
  readonly threadId: ThreadId | undefined;
  /** Undefined when it was asked in private, or erased. */
  readonly questionText: string | undefined;
  /** The title of what it was saved as. */
  readonly knownIssue: string | undefined;
  /** Its learner pasted the very same output. */
  readonly isSameOutput: boolean;
}

/** The past escalations of the same server that asked much the same, the most similar first. */
export type FindSimilar = (escalation: Escalation) => Promise<readonly SimilarEscalation[]>;

/** Questions that went to staff before they were compared, or by another model. */
export interface UncomparedQuestions {
  /** In the order of their ids, after that one. */
  list(
    recipe: string,
    after: QuestionId | undefined,
    limit: number,
  ): Promise<readonly { readonly id: QuestionId; readonly text: string }[]>;
  store(id: QuestionId, recipe: string, vector: Float32Array): Promise<void>;
}

/** Read at a time. */
const PAGE = 50;

/** Makes past questions comparable, one after another, so that new ones never wait for long. Gives how many. */
export async function comparePastQuestions(
  questions: UncomparedQuestions,
  embedder: ComparingEmbedder,
  isStopping: () => boolean,
): Promise<number> {
  const { recipe } = embedder;
  let made = 0;
  let after: QuestionId | undefined;
  for (;;) {
    const page = await questions.list(recipe, after, PAGE);
    if (page.length === 0) return made;
    for (const { id, text } of page) {
      if (isStopping()) return made;
      const { gist } = cleanQuestion(text);
      if (gist !== '') {
        await questions.store(id, recipe, await embedder.embedQuestion(gist));
        made += 1;
      }
      after = id;
    }
  }
}
