import type { Clock } from '../../clock.ts';
import type { Verdict } from '../../verdict.ts';
import { cleanQuestion } from '../clean-question.ts';
import type { Ask } from '../ports.ts';
import { contentStems, factsOf } from './facts.ts';
import { dot } from '../../dot.ts';
import type { SentenceEmbedder } from './ports.ts';
import { CACHED_ANSWERS, CACHED_FOR_MS, SAME_QUESTION_COSINE } from './tuning.ts';

interface Entry {
  /** What must be the same: state of the notes, who asks where, and what the notes say by themselves. */
  readonly key: string;
  readonly vector: Float32Array;
  readonly verdict: Verdict;
  readonly until: number;
}

/** Answers that were written and checked; found again by meaning, for those who see the same notes in the same state. */
export class AnswerCache {
  readonly #embedder: SentenceEmbedder;
  readonly #clock: Clock;
  #entries: Entry[] = [];

  constructor(embedder: SentenceEmbedder, clock: Clock) {
    this.#embedder = embedder;
    this.#clock = clock;
  }

  /** @param plain what the notes say by themselves, now, to this asker */
  async find(ask: Ask, plain: Verdict): Promise<Verdict | undefined> {
    const key = keyOf(ask, plain);
    const now = this.#clock().getTime();
    this.#entries = this.#entries.filter(({ until }) => until > now);
    const candidates = this.#entries.filter((entry) => entry.key === key);
    if (candidates.length === 0) return undefined;
    const vector = await this.#vectorOf(ask);
    if (vector === undefined) return undefined;
    return candidates.find((entry) => dot(entry.vector, vector) >= SAME_QUESTION_COSINE)?.verdict;
  }

  async keep(ask: Ask, plain: Verdict, verdict: Verdict): Promise<void> {
    const vector = await this.#vectorOf(ask);
    if (vector === undefined) return;
    const until = this.#clock().getTime() + CACHED_FOR_MS;
    this.#entries = [...this.#entries, { key: keyOf(ask, plain), vector, verdict, until }].slice(
      -CACHED_ANSWERS,
    );
  }

  async #vectorOf({ text }: Ask): Promise<Float32Array | undefined> {
    const [vector] = await this.#embedder.embed([cleanQuestion(text).gist]);
    return vector;
  }
}

/** Of the question what meaning alone may not blur: numbers, names, code, `not`. */
function keyOf({ text, scope }: Ask, plain: Verdict): string {
  const { numbers, names, code } = factsOf(text);
  const negated = /\b(?:not|no|never|without|cannot)\b|n['’]t\b/i.test(text);
  const alike = contentStems(text).filter((stem) => /\d/.test(stem));
  return JSON.stringify([
    plain.generation,
    plain.outcome,
    plain.citations.map(({ passageId }) => passageId),
    [scope.audience, scope.serverId ?? '', scope.courses ?? 'all'],
    [...numbers].sort(),
    [...names].sort(),
    [...code].sort(),
    alike.sort(),
    negated,
  ]);
}
