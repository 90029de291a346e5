import { dot } from '../dot.ts';
import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { cleanQuestion } from '../answering/clean-question.ts';
import type { QuestionEmbedder } from '../answering/ports.ts';
import type { Clock } from '../clock.ts';
import { ModelUnavailable } from '../errors.ts';
import { searchTextOf } from '../hearing/question-parts.ts';
import type { ServerId } from '../ids.ts';
import { COMMONPLACES, distinctOf } from './distinct.ts';
import { asGapId, type GapId } from './gap.ts';
import type { GapMiddle, GapStore, InsightDesk, Placement, UnplacedQuestion } from './ports.ts';
import { PLACED_AT_ONCE, SAME_GAP_COSINE } from './tuning.ts';

export interface PlaceGapsDeps {
  readonly gaps: Pick<GapStore, 'middles' | 'place'>;
  readonly desk: Pick<InsightDesk, 'unplaced'>;
  readonly embedder: QuestionEmbedder & { readonly recipe: string };
  readonly clock: Clock;
}

/** Puts what was asked without an answer into gaps. Gives how many questions were placed; none without the model. */
export type PlaceGaps = (serverId: ServerId) => Promise<number>;

/**
 * Each question joins the gap whose middle is nearest, when that is near enough, or begins one. A gap keeps its id
 * over all that join it later, so that its buttons work for ever.
 */
export function makePlaceGaps({ gaps, desk, embedder, clock }: PlaceGapsDeps): PlaceGaps {
  const underway = new Map<ServerId, Promise<number>>();
  let commonplaces: readonly Float32Array[] | undefined;
  const run = async (serverId: ServerId): Promise<number> => {
    const questions = await desk.unplaced(serverId, PLACED_AT_ONCE);
    if (questions.length === 0) return 0;
    commonplaces ??= await vectorsOf(COMMONPLACES, embedder);
    const vectors = await vectorsOf(
      questions.map(({ text }) => gistOf(text)),
      embedder,
    );
    if (vectors === undefined || commonplaces === undefined) return 0;
    const kept = await gaps.middles(serverId, embedder.recipe);
    const placements = await placeEach(questions, vectors, { kept, commonplaces });
    await gaps.place(serverId, embedder.recipe, placements, clock());
    return placements.length;
  };
  // Two runs of one server at once would make two gaps of one.
  return async function placeGaps(serverId) {
    const running = underway.get(serverId) ?? run(serverId);
    underway.set(serverId, running);
    return await running.finally(() => underway.delete(serverId));
  };
}

/** A middle, and what of it is compared. */
interface Comparable {
  readonly middle: GapMiddle;
  readonly distinct: Float32Array;
}

async function placeEach(
  questions: readonly UnplacedQuestion[],
  vectors: readonly Float32Array[],
  before: {
    readonly kept: readonly GapMiddle[];
    readonly commonplaces: readonly Float32Array[];
  },
): Promise<readonly Placement[]> {
  const comparable = (middle: GapMiddle): Comparable => ({
    middle,
    distinct: distinctOf(middle.vector, before.commonplaces),
  });
  const all = new Map<GapId, Comparable>();
  for (const middle of before.kept) {
    all.set(middle.id, comparable(middle));
    await nextTurn();
  }
  const placements: Placement[] = [];
  for (const [at, { id: questionId }] of questions.entries()) {
    const vector = vectors[at];
    if (vector === undefined) continue;
    const near = nearest(distinctOf(vector, before.commonplaces), all.values());
    const middle = near === undefined ? newMiddle(vector) : joined(near, vector);
    all.set(middle.id, comparable(middle));
    placements.push({ questionId, middle, isNew: near === undefined });
    await nextTurn();
  }
  return placements;
}

async function vectorsOf(
  texts: readonly string[],
  embedder: QuestionEmbedder,
): Promise<readonly Float32Array[] | undefined> {
  try {
    return await Promise.all(texts.map(async (text) => await embedder.embedQuestion(text)));
  } catch (error) {
    if (error instanceof ModelUnavailable) return undefined;
    throw error;
  }
}

/** What a question is compared by: its learner's own words and the line that names the error. */
export function gistOf(text: string): string {
  return cleanQuestion(searchTextOf(text)).gist;
}

function nearest(distinct: Float32Array, all: Iterable<Comparable>): GapMiddle | undefined {
  let best: GapMiddle | undefined;
  let bestCosine = SAME_GAP_COSINE;
  for (const { middle, distinct: own } of all) {
    const cosine = dot(own, distinct);
    if (cosine < bestCosine) continue;
    best = middle;
    bestCosine = cosine;
  }
  return best;
}

function newMiddle(vector: Float32Array): GapMiddle {
  return { id: asGapId(randomBytes(12).toString('base64url')), vector, size: 1 };
}

function joined({ id, vector: middle, size }: GapMiddle, vector: Float32Array): GapMiddle {
  const sum = middle.map((value, at) => value * size + (vector[at] ?? 0));
  const length = Math.sqrt(dot(sum, sum)) || 1;
  return { id, vector: sum.map((value) => value / length), size: size + 1 };
}
