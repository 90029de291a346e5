import { stemOf, wordsOf, isStopWord } from '../words.ts';

/** What of a text must not be changed in retelling it. */
export interface Facts {
  /** As one writes them in digits; `1,000` is `1000`, `0.90` is `0.9`, `four` is `4`. */
  readonly numbers: ReadonlySet<string>;
  /** Code in backticks, and words that only code has. Squeezed, lower case. */
  readonly code: readonly string[];
  /** Formulas, squeezed. */
  readonly formulas: readonly string[];
  readonly links: readonly string[];
  /** Names and abbreviations: capital letters where no sentence begins, or several of them. Lower case. */
  readonly names: ReadonlySet<string>;
  /** Numbers with what they count: `4 hyperparamet`; and units of time: `any week`. */
  readonly counts: ReadonlySet<string>;
}

const LINK =
  /\b(?:https?:\/\/|www\.|discord\.gg\/)[^\s)>\]"'`]+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|gg|edu|dev|ly|ai|app|xyz|example|test|ru|cn|info|me|co)\b(?:\/[^\s)>\]]*)?/gi;
const SPAN = /`+([^`]+)`+/g;
const FORMULA = /\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g;
const IDENTIFIER =
  /\b[A-Za-z]\w*(?:_\w+)+\b|\b[a-zA-Z_][\w.]*\([^()\s]*\)|\b[a-z]+[A-Z]\w*|\b\w+\.(?:py|ipynb|csv|h5|json|txt|zip|gz)\b/g;
const NUMBER =
  /(?<![\p{L}\p{N}_.])(?:(?<![\p{L}\p{N})}\]]\s?)[-−])?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?/gu;

/** Numbers that are written in words. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  twice: 2,
  double: 2,
  triple: 3,
};

/** Reads the facts off a piece of Markdown. Pure. */
export function factsOf(markdown: string): Facts {
  const links = markdown.match(LINK) ?? [];
  const bare = markdown.replace(LINK, ' ');
  const code = [...bare.matchAll(SPAN)].map(([, inner = '']) => squeeze(inner));
  const prose = bare.replace(SPAN, ' ');
  const formulas = [...prose.matchAll(FORMULA)].map(([, shown = '', inline = '']) =>
    squeezeFormula(shown || inline),
  );
  const words = prose.replace(FORMULA, ' ');
  const identifiers = (words.match(IDENTIFIER) ?? []).map(squeeze);
  return {
    numbers: numbersOf(bare),
    code: [...code, ...identifiers].filter((token) => token !== ''),
    formulas,
    links: links.map((link) => link.toLowerCase().replace(/[.,;:!?]+$/, '')),
    names: namesOf(words),
    counts: countsOf(bare),
  };
}

const UNITS_OF_TIME =
  /^(?:second|minute|hour|day|week|month|year|weekday|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?$/;

/** What is counted, by its stem, with how many: a source that counts it otherwise is not retold. */
function countsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(
    words.flatMap((word, at) => {
      const number = numeral(word);
      const counted = words.slice(at + 1, at + 3).find((next) => contentStems(next).length > 0);
      if (UNITS_OF_TIME.test(word)) return [`any ${stemOf(word)}`];
      return number === undefined || counted === undefined ? [] : [`${number} ${stemOf(counted)}`];
    }),
  );
}

/** A number in digits; undefined for a word that is none. */
function numeral(word: string): string | undefined {
  if (/^\d+$/.test(word)) return String(Number(word));
  return Object.hasOwn(NUMBER_WORDS, word) ? String(NUMBER_WORDS[word]) : undefined;
}

/** Without white space and case, as code and formulas are compared. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** Formulas are compared without white space, braces and size marks. */
export function squeezeFormula(text: string): string {
  return squeeze(text)
    .replace(/\\(?:left|right|,|;|!|quad)|[{}]/g, '')
    .replace(/×|\\times/g, '×');
}

/** The stems that carry what is said, in order. */
export function contentStems(text: string): readonly string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word) && !LIGHT_WORDS.has(word) && !/^\d+$/.test(word))
    .filter((word) => !Object.hasOwn(NUMBER_WORDS, word))
    .map(stemOf);
}

/** A number however it is written: `1,000.50` and `1000,5` are one. */
export function plainNumber(raw: string): string {
  const plain = raw
    .replace('−', '-')
    .replace(/,(?=\d{3}\b)/g, '')
    .replace(',', '.');
  return String(Number.isFinite(Number(plain)) ? Number(plain) : plain);
}

function numbersOf(text: string): ReadonlySet<string> {
  const digits = (text.match(NUMBER) ?? []).map(plainNumber);
  const words = wordsOf(text).flatMap((word) =>
    Object.hasOwn(NUMBER_WORDS, word) ? [String(NUMBER_WORDS[word])] : [],
  );
  return new Set([...digits, ...words]);
}

function namesOf(prose: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { 0: word, index } of prose.matchAll(/[\p{L}][\p{L}\p{N}'-]*/gu)) {
    const begins = /(?:^|[.!?:;"“”'(*]|\d\.)\s*$/.test(prose.slice(0, index));
    const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
    if (word.length < 2 || capitals === 0 || word === "I'm") continue;
    if (begins && capitals === 1) continue;
    for (const part of wordsOf(word.replace(/['’]s$/, ''))) names.add(part);
  }
  return names;
}

/** Whether retelling may add or drop a word without changing what is said. */
export function isLightWord(word: string): boolean {
  return LIGHT_WORDS.has(word);
}

const LIGHT_WORDS = new Set(
  `use used uses using also then there make makes made give gives given take takes taken need needs needed mean means come
  comes put puts keep keeps say says said show shows shown see look find call called calls try usually typically often
  sometimes normally mostly mainly generally typical usual simply really well however therefore thus instead because since
  although though while whereas even still yet already within among beside beyond like unlike way ways thing things part
  kind sort case cases order several many much lot few some any each every both either another other others able possible
  becomes become happens happen means meaning reason reasons due rather quite about around example instance namely e g i ie
  eg one ones first last note notes according course's`.split(/\s+/),
);
