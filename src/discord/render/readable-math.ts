import { createRequire } from 'node:module';

// SAFETY: the package is CommonJS with wrongly declared types; this is its one documented function.
const { replace: latexToUnicode } = createRequire(import.meta.url)('unicodeit') as {
  replace: (latex: string) => string;
};

const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const DISPLAY_MATH = /\$\$([\s\S]+?)\$\$/g;
/** A dollar, something that neither begins nor ends with a space, a dollar: so "$5 or $10" stays as it is. */
const INLINE_MATH = /(?<![\\$\w])\$(?!\s)([^$\n]+?)(?<![\s\\])\$(?![\w$])/g;

/**
 * Discord shows no LaTeX: formulas become Unicode in code spans (`W²`), so that they are read as meant and are
 * never taken for emphasis. Code is left alone.
 */
export function readableMath(markdown: string): string {
  return markdown
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : translateMath(part)))
    .join('');
}

function translateMath(text: string): string {
  return text
    .replace(DISPLAY_MATH, (_, formula: string) => `\`${toUnicode(formula)}\``)
    .replace(INLINE_MATH, (_, formula: string) => `\`${toUnicode(formula)}\``);
}

function toUnicode(formula: string): string {
  const plain = formula
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\\([{}])/g, (_, brace: string) => (brace === '{' ? KEPT.open : KEPT.close))
    .replace(/\\(?:left|right|big|Big|,|;|!|quad|qquad)(?![a-zA-Z])/g, ' ')
    .replace(FUNCTION, '$1')
    .replace(ACCENT_OF_A_LETTER, '\\$1{$2}');
  return (
    latexToUnicode(fromInside(plain))
      // The translator's raised V is a Korean letter.
      .replaceAll('\u1111', '\u2C7D')
      .replace(/\\([a-zA-Z]+)/g, '$1')
      .replace(/[{}`]/g, '')
      .replace(/[\uE000-\uE003]/g, (kept) => WRITTEN[kept] ?? '')
      .replace(/ {2,}/g, ' ')
      .normalize('NFC')
      .trim()
  );
}

/** Signs that stay as they are while LaTeX is translated around them, from Unicode's private area. */
const KEPT = { raised: '\uE000', lowered: '\uE001', open: '\uE002', close: '\uE003' } as const;
const WRITTEN: Readonly<Record<string, string>> = {
  [KEPT.raised]: '^',
  [KEPT.lowered]: '_',
  [KEPT.open]: '{',
  [KEPT.close]: '}',
};

/** The translator knows `\l` and `\h` alone and would read `\log` as `łog`. */
const FUNCTION =
  /\\(arg(?:max|min)|log|ln|lim|exp|max|min|sinh?|cosh?|tanh?|sup|inf|det|Pr)(?![a-zA-Z])/g;
const ACCENTS: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  bar: '\u0304',
  overline: '\u0304',
  dot: '\u0307',
  vec: '\u20D7',
};
const ACCENT_OF_A_LETTER = /\\(hat|widehat|tilde|bar|overline|dot|vec)\s+([a-zA-Z])/g;
const ACCENT = /\\(hat|widehat|tilde|bar|overline|dot|vec)\s*\{(\\?[^{}\\]+)\}/g;

/** No formula of a note nests deeper; a longer one is left half translated rather than read for ever. */
const DEEPEST = 8;

/** The innermost braces first, so that a fraction of roots of indices is read as it is built. */
function fromInside(formula: string): string {
  let read = formula;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const next = read
      .replace(
        /\\(?:text|mathrm|mathbf|mathcal|mathbb|operatorname|mathit|textbf)\s*\{([^{}]*)\}/g,
        '$1',
      )
      .replace(ACCENT, (_, name: string, under: string) => accented(name, under))
      .replace(/([\^_])\{([^{}]*)\}/g, (_, mark: string, inner: string) => script(mark, inner))
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
      .replace(
        /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
        (_, above: string, below: string) => `${wrap(above)}/${wrap(below)}`,
      );
    if (next === read) break;
    read = next;
  }
  return read;
}

function accented(name: string, under: string): string {
  const letter = latexToUnicode(under);
  return Array.from(letter).length === 1 ? letter + (ACCENTS[name] ?? '') : `${name}(${letter})`;
}

/** Raised and lowered where Unicode has every sign; else as written: `W^[l]`, never `W^[ˡ^]`. */
function script(mark: string, inner: string): string {
  const shown = latexToUnicode(`${mark}{${inner}}`);
  if (!/[\^_{}\\\uE000-\uE003]/.test(shown)) return shown;
  const kept = mark === '^' ? KEPT.raised : KEPT.lowered;
  // Its own indices are raised or lowered as far as they can be, before the rest is read.
  return kept + enclosed(latexToUnicode(inner).replaceAll('_', KEPT.lowered));
}

/** So that one sees where it ends. */
function enclosed(script: string): string {
  const isPlain =
    /^(?:[\p{L}\p{N}]+|\[[^[\]]*\]|<[^<>]*>|\([^()]*\)|\uE002.*\uE003)['\p{L}]?$/u.test(script);
  return isPlain ? script : `(${script})`;
}

/** Numbers and single letters need no brackets: `1/m`, but `λ/(2m)`. */
function wrap(term: string): string {
  return /^(?:[\d.]*|[\p{L}]|\\[a-zA-Z]+)$/u.test(term.trim()) ? term.trim() : `(${term.trim()})`;
}
