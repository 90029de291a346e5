import type { Citation } from '../../verdict.ts';
import { cleanSentences } from './clean-sentence.ts';
import type { DraftSentence } from './draft.ts';
import type { Evidence } from './evidence.ts';
import { isSupported, measureSupport } from './ground-sentence.ts';
import type { SentenceEmbedder } from './ports.ts';
import { MAX_CITED, MAX_WRITTEN_SENTENCES } from './tuning.ts';

/** A sentence that may be sent, with what it rests on. */
export interface CheckedSentence {
  readonly text: string;
  /** At least one. */
  readonly sources: readonly Citation[];
}

export interface DraftCheckerDeps {
  readonly sources: readonly Citation[];
  /** One for each source, in the same order. */
  readonly evidence: Promise<readonly Evidence[]>;
  readonly embedder: SentenceEmbedder;
}

/** Checks a draft sentence by sentence while it comes, in order; only what is supported is kept. */
export class DraftChecker {
  readonly #deps: DraftCheckerDeps;
  readonly #kept: CheckedSentence[] = [];
  #taken = 0;
  #dropped = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(deps: DraftCheckerDeps) {
    this.#deps = deps;
    // Whoever waits for the checks gets the fault; until then it must not end the process.
    deps.evidence.catch(() => undefined);
  }

  get kept(): readonly CheckedSentence[] {
    return [...this.#kept];
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Takes up what is new in a draft; `onKept` is called after each sentence that may be sent. */
  take(draft: readonly (DraftSentence | undefined)[], onKept: () => void = () => undefined): void {
    const fresh = draft.slice(this.#taken);
    this.#taken = Math.max(this.#taken, draft.length);
    for (const sentence of fresh) {
      const next = this.#work.then(async () => this.#check(sentence, onKept));
      this.#work = next;
      next.catch(() => undefined);
    }
  }

  /** Resolves when all that was taken is checked. @throws ModelUnavailable */
  async done(): Promise<readonly CheckedSentence[]> {
    await this.#work;
    return this.kept;
  }

  async #check(sentence: DraftSentence | undefined, onKept: () => void): Promise<void> {
    const parts = sentence === undefined ? [] : cleanSentences(sentence.text);
    if (parts.length === 0) this.#dropped += 1;
    for (const part of parts) {
      const checked = await this.#support(part, sentence?.sources ?? []);
      if (checked === undefined || !this.#hasRoom(checked)) this.#dropped += 1;
      else {
        this.#kept.push(checked);
        onKept();
      }
    }
  }

  async #support(text: string, numbers: readonly number[]): Promise<CheckedSentence | undefined> {
    const evidence = await this.#deps.evidence;
    const cited = [...new Set(numbers)].flatMap((number) => {
      const source = this.#deps.sources[number - 1];
      const read = evidence[number - 1];
      return source === undefined || read === undefined ? [] : [{ source, read }];
    });
    if (cited.length === 0) return undefined;
    const [vector] = await this.#deps.embedder.embed([text]);
    if (vector === undefined) return undefined;
    // Each cited passage alone must say it: two halves of a truth can make a lie.
    const supporting = cited.filter(({ read }) =>
      isSupported(measureSupport(text, vector, [read])),
    );
    if (supporting.length === 0) return undefined;
    return { text, sources: supporting.map(({ source }) => source) };
  }

  #hasRoom({ text, sources }: CheckedSentence): boolean {
    if (this.#kept.length >= MAX_WRITTEN_SENTENCES) return false;
    if (this.#kept.some((other) => other.text === text)) return false;
    const cited = new Set(
      [...this.#kept, { sources }].flatMap((sentence) => sentence.sources.slice(0, 1)),
    );
    return cited.size <= MAX_CITED;
  }
}
