import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('readConfig', () => {
  test('gives the documented defaults for an empty environment', () => {
    expect(readConfig({})).toEqual({
      discordToken: undefined,
      discordApiUrl: 'https://discord.com/api',
      dataDir: './data',
      knowledgeDir: './knowledge',
      embeddingModel: 'all-MiniLM-L6-v2',
      llm: undefined,
      httpPort: undefined,
      logLevel: 'info',
    });
  });

  test('takes the empty string as not set', () => {
    expect(readConfig({ LOG_LEVEL: '', DISCORD_TOKEN: '' }).logLevel).toBe('info');
  });

  test.each([
    ['LOG_LEVEL', 'loud', 'fatal'],
    ['HTTP_PORT', '70000', '65535'],
    ['HTTP_PORT', 'eighty', 'port'],
    ['DISCORD_API_URL', 'discord.com', 'http'],
    ['LLM_PROVIDER', 'acme', 'anthropic'],
  ])('refuses %s=%s with its name, the value and what is allowed', (name, value, allowed) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(name);
    expect(read).toThrow(JSON.stringify(value));
    expect(read).toThrow(allowed);
  });

  test('never repeats a secret', () => {
    const read = () => readConfig({ DISCORD_TOKEN: 'hush hush' });
    expect(read).toThrow('DISCORD_TOKEN');
    expect(read).not.toThrow('hush');
  });

  test('names a missing model of a provider', () => {
    expect(() => readConfig({ LLM_PROVIDER: 'openai' })).toThrow('LLM_MODEL');
  });
});
