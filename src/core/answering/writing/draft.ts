import { z } from 'zod';
import { MAX_DRAFT_LENGTH, MAX_RESTATED_LENGTH } from './tuning.ts';

const sentenceSchema = z.object({
  text: z.string().trim().min(1),
  sources: z.array(z.number().int()).min(1),
});

const restatedSchema = z.object({ question: z.string().trim().min(1).max(MAX_RESTATED_LENGTH) });

/** A sentence as the model gave it, with the numbers of its sources. */
export type DraftSentence = z.infer<typeof sentenceSchema>;

/**
 * The whole sentences in what a model has said so far, in order; those in a wrong form are left out. A sentence that
 * was read once stays at its place when more comes.
 */
export function readDraft(said: string): readonly (DraftSentence | undefined)[] {
  const list = /"sentences"\s*:\s*\[/.exec(said.slice(0, MAX_DRAFT_LENGTH));
  if (list === null) return [];
  const rest = said.slice(list.index + list[0].length, MAX_DRAFT_LENGTH);
  return wholeObjects(rest).map((raw) => {
    const parsed = sentenceSchema.safeParse(parseJson(raw));
    return parsed.success ? parsed.data : undefined;
  });
}

/** The restated question; undefined when the model said something else. */
export function readRestated(said: string): string | undefined {
  const [raw] = wholeObjects(said.slice(0, MAX_DRAFT_LENGTH));
  const parsed = restatedSchema.safeParse(raw === undefined ? undefined : parseJson(raw));
  return parsed.success ? parsed.data.question : undefined;
}

/** The objects of a list, up to its end or to where it breaks off. */
function wholeObjects(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) {
      if (letter === '\\') at += 1;
      else if (letter === '"') inString = false;
    } else if (letter === '"') inString = true;
    else if (letter === '{' && depth++ === 0) start = at;
    else if (letter === '}' && --depth === 0) found.push(text.slice(start, at + 1));
    if (depth < 0 || (depth === 0 && letter === ']' && !inString)) break;
  }
  return found;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    // Not JSON: the schema refuses it, as it does whatever else is no draft.
    return undefined;
  }
}
