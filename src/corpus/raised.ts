const RAISED = signs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');
const LOWERED = signs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

/** Raised or lowered text in plain letters: `10⁻⁷`, `H₂O`, and `a^[l−1]` where there is no such letter. */
export function raised(text: string, direction: 'up' | 'down'): string {
  const known = direction === 'up' ? RAISED : LOWERED;
  const letters = Array.from(text.trim());
  const plain = letters.map((letter) => known.get(letter));
  if (plain.every((letter) => letter !== undefined)) return plain.join('');
  const isOne = letters.length === 1 || /^[([{].*[)\]}]$/u.test(text.trim());
  const mark = direction === 'up' ? '^' : '_';
  return isOne ? `${mark}${text.trim()}` : `${mark}(${text.trim()})`;
}

function signs(plain: string, shown: string): ReadonlyMap<string, string> {
  const letters = Array.from(shown);
  return new Map(Array.from(plain, (sign, index) => [sign, letters[index] ?? sign]));
}
