/** Texts of every kind that a note or a question may hold, but none that is empty, by name. */
export const VARIED_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['one word', 'quiz?'],
  ['a question', 'why does every test fail although my notebook is right?'],
  [
    'code',
    'def step(W, dW, rate):\n    return W - rate * dW  # IndexError: list index out of range',
  ],
  ['accents', 'Die Übung läuft nicht: naïve Schätzung, ½ Punkt, „Fehler“'],
  ['other scripts', '注意力机制的权重之和等于一 🙂🚀 нейронная сеть'],
  ['markup', '| week |\n|---|\n| 1 |\n\n$\\sum_i w_i x_i$ <b>bold</b> https://example.org/a?b=c#d'],
  ['odd characters', 'lone surrogate \ud800 and zero\u200bwidth\u0000null'],
  ['5,000 characters', 'Keep the rate small and watch the cost. '.repeat(125)],
];
