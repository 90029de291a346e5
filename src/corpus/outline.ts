import GithubSlugger from 'github-slugger';
import type { Place, Section } from '../core/passage.ts';
import type { Block } from '../core/passage.ts';

/** A heading as a format tells it: how deep, what it says, and its anchor when the format knows it. */
export interface Heading {
  /** 1 for the outermost. Levels may be skipped. */
  readonly level: number;
  readonly text: string;
  readonly anchor: string | undefined;
}

/** Gathers blocks under headings, in the order of the file. */
export class Outline {
  readonly #slugger = new GithubSlugger();
  readonly #sections: Section[] = [];
  readonly #firstLevel: string[] = [];
  #path: Heading[] = [];
  #blocks: Block[] = [];
  #place: Place;
  /** A heading that nothing was said under yet. */
  #isBare = false;

  constructor(place: Place = { kind: 'document' }) {
    this.#place = place;
  }

  /** The anchor GitHub would give a heading of this text here: repeated ones get `-1`, `-2`. */
  slug(text: string): string {
    return this.#slugger.slug(text);
  }

  /** Opens a section. With `place` it stands there, else at the heading's anchor. */
  enter(heading: Heading, place?: Place): void {
    this.#close(heading.level);
    this.#path = this.#path.filter(({ level }) => level < heading.level);
    this.#path.push(heading);
    if (heading.level === 1) this.#firstLevel.push(heading.text);
    this.#place = place ?? placeOf(this.#path);
    this.#isBare = true;
  }

  /** Goes on below the same headings at another place: the next cell, page or minute. */
  moveTo(place: Place): void {
    this.#close(Infinity);
    this.#place = place;
  }

  add(block: Block): void {
    if (block.text.trim() !== '') this.#blocks.push(block);
  }

  /** All sections, and the texts of the headings of level 1. */
  end(): { readonly sections: Section[]; readonly firstLevel: readonly string[] } {
    this.#close(0);
    return { sections: this.#sections, firstLevel: this.#firstLevel };
  }

  #close(nextLevel: number): void {
    const headings = this.#path.map(({ text }) => text).filter((text) => text !== '');
    const deepest = this.#path.at(-1);
    const isLost = this.#isBare && deepest !== undefined && nextLevel <= deepest.level;
    // A heading alone can be all that a page says of a thing: it stays findable.
    if (this.#blocks.length === 0 && isLost && deepest.text !== '') {
      this.#blocks.push({ kind: 'paragraph', text: deepest.text });
    }
    if (this.#blocks.length > 0) {
      this.#sections.push({ headings, place: this.#place, blocks: this.#blocks });
      this.#blocks = [];
      this.#isBare = false;
    }
  }
}

/** The innermost anchor known; the document itself when there is none. */
function placeOf(path: readonly Heading[]): Place {
  const anchor = path.findLast((heading) => heading.anchor !== undefined)?.anchor;
  return anchor === undefined ? { kind: 'document' } : { kind: 'heading', anchor };
}

/** The sections without a single first-level heading that only repeats the document's title. */
export function withoutTitle(
  { sections, firstLevel }: ReturnType<Outline['end']>,
  title: string,
): Section[] {
  if (firstLevel.length !== 1 || plain(firstLevel[0] ?? '') !== plain(title)) return sections;
  return sections.map((section) => {
    const isRepeated = plain(section.headings[0] ?? '') === plain(title);
    return isRepeated ? { ...section, headings: section.headings.slice(1) } : section;
  });
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
