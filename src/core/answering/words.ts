import { stemmer } from 'stemmer';

/** Enough for every word of a large course; then the cache starts anew instead of growing without end. */
const CACHED_STEMS = 200_000;
const stems = new Map<string, string>();

/**
 * The words of a text, lower case and without accents, as FTS5's `unicode61` tokenizer sees them:
 * runs of letters and digits. `train_test_split` is three words.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Forms that no rule of endings brings together: "my kernel keeps dying" is about a kernel that dies. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    'break broke broken',
    'choose chose chosen',
    'die dies died dying',
    'forget forgot forgotten',
    'freeze froze frozen',
    'give gave given',
    'learn learnt',
    'lose lost',
    'make made',
    'pay paid',
    'run ran',
    'send sent',
    'show shown',
    'spell spelt',
    'take took taken',
    'write wrote written',
  ].flatMap((line) => {
    const [base = '', ...forms] = line.split(' ');
    return forms.map((form): [string, string] => [form, base]);
  }),
);

/** The Porter stem of a word from `wordsOf`: `submitting` and `submitted` are `submit`. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const base = IRREGULAR.get(word) ?? word;
  const stem = /^[a-z]+$/.test(base) ? stemmer(withZ(base)) : base;
  if (stems.size >= CACHED_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** `normalise` and `normalize` are one word; so, harmlessly, are `noise` and `noize`. */
function withZ(word: string): string {
  return word.replace(/is(e|ed|er|ers|es|ing|ation|ations)$/, 'iz$1');
}

/** How people write in a chat, where apostrophes are left out and much is said that asks nothing. */
const CHAT_WORDS = `im ive dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent hasnt havent shouldnt ur thx lol
  wtf omg idk tbh btw bro bruh dude guys yo yeah yep nope hmm ugh huh gonna wanna gotta kinda`;

/** Words that say how something is asked, not what about. */
const STOP_WORDS = new Set(
  `a about above after again all also am an and any are as at be because been before being but by can could did do does
  doing done don down during each few for from further get gets getting got had has have having he hello help her here hers
  hey hi him his how i if im in into is it its itself just know let like may me might more most my myself need no nor not
  now of off on once only or other our ours out over own please same she should so some such t than thank thanks that the
  their theirs them then there these they this those through to too under until up us very want was we were what when where
  whether which while who whom why will with would yes you your yours s m re ve ll d didn doesn isn wasn aren couldn
  wouldn shouldn hasn haven u pls plz anyone somebody someone something anything tell ${CHAT_WORDS}`.split(
    /\s+/,
  ),
);

/** Whether a word of `wordsOf` is left out of the search. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** The stop words, to recognise them mistyped. */
export function stopWords(): Iterable<string> {
  return STOP_WORDS;
}
