import { fc } from './fuzz.ts';

const ZERO_WIDTH = '\u200B\u200D\uFEFF';

/** Texts that have broken programs before, each with what it is. */
export const NASTY_TEXTS: readonly (readonly [string, string])[] = [
  ['a ping of all', '@everyone @here <@&1> <@123456789012345678> <@&123456789012345678>'],
  [
    'pings in other clothes',
    `@${ZERO_WIDTH}everyone <@!123456789012345678> <#1> </x:1> <id:browse>`,
  ],
  ['half a character', 'grade \uD83D of \uDE00 me'],
  ['halves in the wrong order', '\uDE00\uD83D'.repeat(40)],
  ['control characters', 'a\u0000b\u0007c\u001B[31md\u007F'],
  ['text from right to left', '\u202Eelpmaxe\u202C \u2067abc\u2069 \u05D0\u05D1\u05D2'],
  [
    'letters under a heap of marks',
    'Z\u0351\u036B\u0343\u036A\u0302A\u0334\u0335\u031E'.repeat(60),
  ],
  ['nothing that is seen', `${ZERO_WIDTH}\u2060\u00AD\u3164\u2800`],
  ['families of emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(120)],
  ['markdown never closed', '```python\n**_~~||`[a](<http://x'],
  ['fences in fences', '```\n````\n~~~\n```js\n'.repeat(60)],
  ['markers without end', '*_~`|>#-'.repeat(400)],
  ['quotes in quotes', '> '.repeat(900)],
  ['quotes deeper than any stack', '>'.repeat(6_000)],
  ['lists in lists', '1. + '.repeat(1_200)],
  ['brackets in brackets', '['.repeat(900) + ']('.repeat(300)],
  ['links under other names', '[coursera.org](https://bad.example) <https://bad.example> ![x](y)'],
  ['a line that never ends', 'loss'.repeat(900)],
  ['a word that never ends with a question', `${'x'.repeat(3_000)}?`],
  ['a table', '| a | b |\n| - | - |\n'.repeat(80)],
  ['formulas', '$$\\frac{\\frac{1}{$'.repeat(120)],
  ['search syntax', '" OR NEAR( * ) AND -x title:"a\' ; DROP TABLE questions; --'],
  ['patterns', '(a+)+$ [z-a] \\ ${x} {{x}} %s %n $& $1 $` __proto__ constructor'],
  ['a path', '../../etc/passwd\\..\\con'],
  ['JSON', '{"__proto__":{"admin":true},"custom_id":"claim:1"}'],
  ['lines of all kinds', 'a\r\nb\rc\u2028d\u2029e\u0085f\n\n\n\n\ng'],
  ['HTML', '<script>alert(1)</script><!-- --><img src=x onerror=y>&#0;&amp;&bogus;'],
  ['numbers beyond', '#99999999999999999999 #-1 #1e309 #NaN #0x10'],
  ['a single letter', '?'],
];

/** A text that is nasty, random, or both; at most `limit` UTF-16 units and never blank. */
export function nastyText(limit: number): fc.Arbitrary<string> {
  const known = fc.constantFrom(...NASTY_TEXTS.map(([, text]) => text));
  const random = fc.string({ unit: 'binary', maxLength: 200 });
  return fc
    .oneof(
      known,
      random,
      fc.tuple(known, random, known).map((parts) => parts.join(' ')),
    )
    .map((text) => text.slice(0, limit))
    .map((text) => (text.trim() === '' ? 'x'.slice(0, limit) : text));
}

/** What may stand in a control's id behind its name: nothing, far too much, or an id that was really given out. */
export function nastyArgs(known: readonly string[]): fc.Arbitrary<readonly string[]> {
  const given = fc.constantFrom('', '0', '-1', '1', '1.5', '1e9', 'NaN', '__proto__', ...known);
  const cut = given.map((id) => id.slice(0, Math.max(0, id.length - 1)));
  const random = fc.string({ unit: 'binary', maxLength: 60 });
  return fc.array(fc.oneof(given, cut, random), { maxLength: 4 });
}

/** Spoils a good file: bytes changed, cut off, doubled or put in from elsewhere. */
export function spoiled(good: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat({ max: Math.max(0, good.length - 1) });
  const flipped = fc.array(fc.tuple(at, fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 });
  return fc.oneof(
    flipped.map((changes) => {
      const bytes = Uint8Array.from(good);
      for (const [place, byte] of changes) bytes[place] = byte;
      return bytes;
    }),
    at.map((end) => good.slice(0, end)),
    at.map((start) => good.slice(start)),
    fc.tuple(at, at).map(([from, to]) => Buffer.concat([good.slice(0, to), good.slice(from)])),
    fc
      .tuple(at, fc.uint8Array({ maxLength: 64 }))
      .map(([place, other]) => Buffer.concat([good.slice(0, place), other, good.slice(place)])),
  );
}
