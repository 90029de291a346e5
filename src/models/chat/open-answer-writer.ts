import type { AnswerWriter } from '../../core/answering/writing/ports.ts';
import { MAX_OUTPUT_TOKENS, WRITING_DEADLINE_MS } from '../../core/answering/writing/tuning.ts';
import {
  LangChainAnswerWriter,
  type LangChainAnswerWriterOptions,
} from './langchain-answer-writer.ts';

/** Which model of which provider writes. */
export interface ChatSettings {
  readonly provider: 'openai' | 'anthropic';
  readonly model: string;
  /** Undefined: the provider's own address. */
  readonly baseUrl: string | undefined;
  /** Servers on one's own machine need none. */
  readonly apiKey: string | undefined;
}

/** Never tried again by the client: an answer in the notes' own words is better than a late one. */
const NO_RETRIES = 0;
/** What a server without keys is given, since the clients insist on one. */
const NO_KEY = 'none';

/** Loads the provider's client, and nothing of the other one's. Calls nobody yet. */
export async function openAnswerWriter(
  { provider, model, baseUrl, apiKey = NO_KEY }: ChatSettings,
  options: LangChainAnswerWriterOptions = {},
): Promise<AnswerWriter> {
  const common = { model, apiKey, temperature: 0, maxRetries: NO_RETRIES, streaming: true };
  if (provider === 'openai') {
    const { ChatOpenAI } = await import('@langchain/openai');
    const chat = new ChatOpenAI({
      ...common,
      maxTokens: MAX_OUTPUT_TOKENS,
      timeout: WRITING_DEADLINE_MS,
      streamUsage: true,
      useResponsesApi: false,
      ...(baseUrl !== undefined && { configuration: { baseURL: baseUrl } }),
    });
    return new LangChainAnswerWriter(chat, options);
  }
  const { ChatAnthropic } = await import('@langchain/anthropic');
  const chat = new ChatAnthropic({
    ...common,
    maxTokens: MAX_OUTPUT_TOKENS,
    clientOptions: { timeout: WRITING_DEADLINE_MS, maxRetries: NO_RETRIES },
    ...(baseUrl !== undefined && { anthropicApiUrl: baseUrl }),
  });
  return new LangChainAnswerWriter(chat, options);
}
