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
    .replace(/\\(?:text|mathrm|mathbf|operatorname|mathit|textbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(
      /\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
      (_, above: string, below: string) => `${wrap(above)}/${wrap(below)}`,
    )
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
    .replace(/\\(?:left|right|big|Big|,|;|!|quad|qquad)(?![a-zA-Z])/g, ' ');
  return latexToUnicode(plain)
    .replace(/\\([a-zA-Z]+)/g, '$1')
    .replace(/\\[{}]/g, '')
    .replace(/[{}`]/g, '')
    .replace(/ {2,}/g, ' ')
    .normalize('NFC')
    .trim();
}

function wrap(term: string): string {
  return /^[\w.]*$/.test(term) ? term : `(${term})`;
}
