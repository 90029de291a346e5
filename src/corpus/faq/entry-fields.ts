/** Other names for what an entry holds, as FAQs that are about have them; the first that is filled counts. */
const QUESTION = [
  ...['question', 'q', 'name', 'prompt'],
  ...['frage', 'pregunta', 'pergunta', 'प्रश्न', '質問', '问题'],
];
const ANSWER = [
  ...['text', 'answer', 'a', 'acceptedanswer', 'content', 'body', 'response'],
  ...['antwort', 'respuesta', 'réponse', 'resposta', 'उत्तर', '回答', '答案'],
];
const LINK = ['url', 'link', 'href'];

type Fields = Readonly<Record<string, unknown>>;

/** Whether one of these names is that of an answer. */
export function nameAnAnswer(names: readonly string[]): boolean {
  const known = names.map((name) => name.trim().toLowerCase());
  // A column may be called "a" for any reason, beside "q" for one.
  return known.some((name) => ANSWER.includes(name) && (name !== 'a' || known.includes('q')));
}

/** An entry under the names that the bot uses; whatever else it holds is kept. */
export function knownFields(raw: Fields): Fields {
  const fields = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name.trim().toLowerCase(), value]),
  );
  const question = firstOf(fields, QUESTION);
  const text = plain(firstOf(fields, ANSWER));
  const url = firstOf(fields, LINK);
  return { ...fields, question, text, url };
}

function firstOf(fields: Fields, names: readonly string[]): unknown {
  return names.map((name) => fields[name]).find((value) => isFilled(value));
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return value !== undefined && value !== null;
}

/** Of a list of texts one a paragraph; of schema.org's answers their text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts: unknown[] = value.map(plain);
    return texts.every((text) => typeof text === 'string') ? texts.join('\n\n') : value;
  }
  const isAnswer = typeof value === 'object' && value !== null && 'text' in value;
  return isAnswer && typeof value.text === 'string' ? value.text : value;
}
