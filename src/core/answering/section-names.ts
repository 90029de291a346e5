import { GrowingNumbers } from './growing-numbers.ts';
import { headingStems, isChatty } from './heading-words.ts';
import type { QuestionTerm } from './question-words.ts';

/** A stem that the lexicon does not hold: nobody asks for it. */
const UNHEARD = 2 ** 32 - 1;

/** What each document's title and headings name, as numbers of stems, in the order in which they are added. */
export class SectionNames {
  /** Of each name its length, then its stems. */
  readonly #stems = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();

  /** @param numberOf the lexicon's number of a stem */
  add(names: readonly string[], numberOf: (stem: string) => number | undefined): void {
    this.#starts.push(this.#stems.length);
    const added = new Set<string>();
    for (const name of names.flatMap(waysToSay)) {
      const stems = [...headingStems([name])];
      const key = stems.join(' ');
      if (stems.length === 0 || added.has(key)) continue;
      added.add(key);
      this.#stems.push(stems.length);
      for (const stem of stems) this.#stems.push(numberOf(stem) ?? UNHEARD);
    }
  }

  /**
   * Gives the function that says, 0 to 1, how well one name of a document tells what is asked for, and nothing else:
   * "GRU: gated recurrent unit" is 1 for "what is a GRU"; a heading that names it among other things is less.
   */
  fitTo(terms: readonly QuestionTerm[]): (document: number) => number {
    const rarity = rarityOfOwn(terms);
    const all = [...rarity.values()].reduce((sum, each) => sum + each, 0);
    const asked = new Set(terms.map(({ term }) => term));
    return (document) => {
      let best = 0;
      for (const name of all === 0 ? [] : this.#namesOf(document)) {
        let named = 0;
        let strangers = 0;
        for (const stem of name) {
          named += rarity.get(stem) ?? 0;
          strangers += asked.has(stem) ? 0 : 1;
        }
        best = Math.max(best, (named / all) * (1 - strangers / name.length));
      }
      return best;
    };
  }

  *#namesOf(document: number): Generator<Uint32Array> {
    const from = this.#starts.at(document) ?? this.#stems.length;
    const to = this.#starts.at(document + 1) ?? this.#stems.length;
    for (let at = from; at < to;) {
      const length = this.#stems.at(at) ?? 0;
      yield this.#stems.view(at + 1, at + 1 + length);
      at += 1 + length;
    }
  }
}

/** The learner's own words that name something, by number; a word that no note holds has one of its own. */
function rarityOfOwn(terms: readonly QuestionTerm[]): ReadonlyMap<number, number> {
  const own = terms.filter(({ weight, word }) => weight === 1 && !isChatty(word));
  return new Map(own.map(({ term, passageIdf }, at) => [term ?? -1 - at, passageIdf]));
}

/** A heading as it stands, without what stands in brackets, and an abbreviation that does: "Region proposals (R-CNN)". */
function waysToSay(name: string): readonly string[] {
  const short = /\((\p{Lu}[\p{L}\p{N}-]*)\)/u.exec(name)?.[1] ?? '';
  return [name, name.replace(/\([^)]*\)/g, ' '), short];
}
