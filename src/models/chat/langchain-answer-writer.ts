import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
  HumanMessage,
  SystemMessage,
  type AIMessageChunk,
  type UsageMetadata,
} from '@langchain/core/messages';
import type { AnswerWriter, Prompt, Said, Tokens } from '../../core/answering/writing/ports.ts';
import { estimateTokens } from '../../core/answering/writing/prompt.ts';
import { MAX_DRAFT_LENGTH, SILENCE_MS } from '../../core/answering/writing/tuning.ts';
import { ModelUnavailable } from '../../core/errors.ts';

export interface LangChainAnswerWriterOptions {
  /** Milliseconds without a word after which the call is given up. */
  readonly silenceMs?: number;
}

/** What a stream left behind. */
interface Heard {
  text: string;
  input: number;
  output: number;
  /** Why the model says that it ended; undefined when the stream broke off. */
  end: string | undefined;
}

/** Writes through any of LangChain's chat models. */
export class LangChainAnswerWriter implements AnswerWriter {
  readonly #model: Pick<BaseChatModel, 'stream'>;
  readonly #silenceMs: number;

  constructor(
    model: Pick<BaseChatModel, 'stream'>,
    { silenceMs = SILENCE_MS }: LangChainAnswerWriterOptions = {},
  ) {
    this.#model = model;
    this.#silenceMs = silenceMs;
  }

  async write(
    prompt: Prompt,
    { signal, onText }: Parameters<AnswerWriter['write']>[1],
  ): Promise<Said> {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), this.#silenceMs);
    const either = AbortSignal.any([signal, silence.signal]);
    try {
      const work = this.#hear(prompt, either, (text) => {
        timer.refresh();
        onText?.(text);
      });
      const heard = await Promise.race([work, whenAborted(either)]);
      if (heard.end === undefined) throw new Error('the stream broke off');
      return { text: heard.text, tokens: tokensOf(heard, prompt) };
    } catch (error) {
      const why = silence.signal.aborted ? 'silent' : whyNoAnswer(error);
      throw new ModelUnavailable(`the language model gave no answer: ${why}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  async #hear(
    { rules, data }: Prompt,
    signal: AbortSignal,
    onText: (soFar: string) => void,
  ): Promise<Heard> {
    const messages = [new SystemMessage(rules), new HumanMessage(data)];
    const heard: Heard = { text: '', input: 0, output: 0, end: undefined };
    for await (const chunk of await this.#model.stream(messages, { signal })) {
      signal.throwIfAborted();
      note(chunk, heard);
      if (chunk.text !== '') onText(heard.text);
      // A model that cannot stop is stopped.
      if (heard.text.length > MAX_DRAFT_LENGTH) throw new Error('too long');
    }
    return heard;
  }
}

function note(chunk: AIMessageChunk, heard: Heard): void {
  heard.text += chunk.text;
  // SAFETY: LangChain's own shape, which its generic type cannot tell here.
  const usage = chunk.usage_metadata as UsageMetadata | undefined;
  heard.input += usage?.input_tokens ?? 0;
  heard.output += usage?.output_tokens ?? 0;
  const { finish_reason: finish } = chunk.response_metadata;
  const { stop_reason: stop } = chunk.additional_kwargs;
  const end: unknown = finish ?? stop ?? chunk.response_metadata['stop_reason'];
  if (typeof end === 'string') heard.end = end;
}

/** Not every server counts. */
function tokensOf({ text, input, output }: Heard, prompt: Prompt): Tokens {
  return input > 0 ? { input, output } : estimateTokens(prompt, text);
}

async function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const refuse = () => reject(new Error('time is up'));
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}

/** For the operator: a status or a short reason, never a key or what was said. */
function whyNoAnswer(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const status = 'status' in error ? error.status : undefined;
  if (status === 401 || status === 403) return `status ${status}: check LLM_API_KEY`;
  if (status === 404) return 'status 404: check LLM_MODEL and LLM_BASE_URL';
  if (status === 429) return 'status 429: too many requests, or the quota is used up';
  if (typeof status === 'number') return `status ${status}`;
  if (error instanceof Error && error.name.includes('Connection'))
    return 'no connection: check LLM_BASE_URL';
  return error instanceof Error && error.message.length < 60 ? error.message : 'unknown';
}
