import { z } from 'zod';
import type { SpendingRules } from './core/answering/writing/spending.ts';
import { BadInput } from './core/errors.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Never printed, whatever it holds. */
const SECRETS = new Set(['DISCORD_TOKEN', 'LLM_API_KEY']);

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be a http:// or https:// address' });
const filled = z.string().min(1, 'must not be empty');

const money = z.coerce.number('must be a number from 0').min(0, 'must be a number from 0');
const tokens = z.coerce
  .number('must be a whole number from 0')
  .int('must be a whole number from 0')
  .min(0, 'must be a whole number from 0');

const environmentSchema = z
  .object({
    DISCORD_TOKEN: filled.regex(/^\S+$/, 'must be the bot token alone, without spaces').optional(),
    DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
    DATA_DIR: filled.default('./data'),
    KNOWLEDGE_DIR: filled.default('./knowledge'),
    EMBEDDING_MODEL: filled.default('all-MiniLM-L6-v2'),
    LLM_PROVIDER: z.enum(['openai', 'anthropic'], 'must be openai or anthropic').optional(),
    LLM_MODEL: filled.optional(),
    LLM_BASE_URL: httpUrl.optional(),
    LLM_API_KEY: filled.optional(),
    LLM_PRICE_INPUT: money.default(0),
    LLM_PRICE_OUTPUT: money.default(0),
    LLM_SERVER_TOKENS: tokens.default(2_000_000),
    LLM_SERVER_MONEY: money.optional(),
    LLM_LEARNER_TOKENS: tokens.default(150_000),
    LLM_LEARNER_MONEY: money.optional(),
    HTTP_PORT: z.coerce
      .number('must be a port, 1 to 65535')
      .int('must be a whole number')
      .min(1, 'must be 1 to 65535')
      .max(65_535, 'must be 1 to 65535')
      .optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  })
  .refine((env) => env.LLM_PROVIDER === undefined || env.LLM_MODEL !== undefined, {
    path: ['LLM_MODEL'],
    error: 'must be set when LLM_PROVIDER is set',
  });

/** Everything that the environment decides. */
export interface Config {
  readonly discordToken: string | undefined;
  readonly discordApiUrl: string;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  readonly embeddingModel: string;
  readonly llm:
    | {
        readonly provider: 'openai' | 'anthropic';
        readonly model: string;
        readonly baseUrl: string | undefined;
        readonly apiKey: string | undefined;
        /** Money for a million tokens, and what a day may cost. */
        readonly spending: SpendingRules;
      }
    | undefined;
  readonly httpPort: number | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/**
 * Reads the environment once. A variable set to the empty string counts as not set.
 * @throws BadInput with one line a bad variable: its name, what was given (secrets masked), what is allowed.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new BadInput(explain(parsed.error.issues, given));
  const env = parsed.data;
  return Object.freeze({
    discordToken: env.DISCORD_TOKEN,
    discordApiUrl: env.DISCORD_API_URL.replace(/\/+$/, ''),
    dataDir: env.DATA_DIR,
    knowledgeDir: env.KNOWLEDGE_DIR,
    embeddingModel: env.EMBEDDING_MODEL,
    llm:
      env.LLM_PROVIDER === undefined || env.LLM_MODEL === undefined
        ? undefined
        : {
            provider: env.LLM_PROVIDER,
            model: env.LLM_MODEL,
            baseUrl: env.LLM_BASE_URL,
            apiKey: env.LLM_API_KEY,
            spending: spendingOf(env),
          },
    httpPort: env.HTTP_PORT,
    logLevel: env.LOG_LEVEL,
  });
}

/** Money is kept in millionths; without a limit of money the tokens alone count. */
function spendingOf(env: z.infer<typeof environmentSchema>): SpendingRules {
  const micros = (amount: number | undefined) =>
    amount === undefined ? Number.MAX_SAFE_INTEGER : Math.round(amount * 1_000_000);
  return {
    price: { input: env.LLM_PRICE_INPUT, output: env.LLM_PRICE_OUTPUT },
    perServer: { tokens: env.LLM_SERVER_TOKENS, micros: micros(env.LLM_SERVER_MONEY) },
    perLearner: { tokens: env.LLM_LEARNER_TOKENS, micros: micros(env.LLM_LEARNER_MONEY) },
  };
}

function explain(
  issues: readonly z.core.$ZodIssue[],
  given: Readonly<Record<string, string | undefined>>,
): string {
  return issues
    .map((issue) => {
      const name = String(issue.path[0]);
      const value = given[name];
      const shown =
        value === undefined ? 'not set' : SECRETS.has(name) ? '(secret)' : JSON.stringify(value);
      return `${name} ${issue.message}; it is ${shown}`;
    })
    .join('\n');
}
