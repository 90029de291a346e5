import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerWriter } from '../../../src/core/answering/writing/ports.ts';
import { ModelUnavailable } from '../../../src/core/errors.ts';
import { openAnswerWriter } from '../../../src/models/chat/open-answer-writer.ts';
import {
  startScriptedModelServer,
  type ScriptedModelServer,
} from '../../support/scripted-model-server.ts';

const PROMPT = { rules: 'Answer with JSON.', data: '{"question":"why?"}' };
const TEXT = '{"found": true, "sentences": [{"text": "Because.", "sources": [1]}]}';

let server: ScriptedModelServer;
beforeAll(async () => {
  server = await startScriptedModelServer();
});
afterAll(async () => {
  await server.close();
});

async function openWriter(
  provider: 'openai' | 'anthropic',
  silenceMs?: number,
): Promise<AnswerWriter> {
  const baseUrl = provider === 'openai' ? server.openaiUrl : server.anthropicUrl;
  return openAnswerWriter(
    { provider, model: 'scripted', baseUrl, apiKey: 'key-of-the-test' },
    silenceMs === undefined ? {} : { silenceMs },
  );
}

const never = () => new AbortController().signal;

describe.each(['openai', 'anthropic'] as const)('a model behind %s', (provider) => {
  it('is told the rules apart from the data, and heard piece by piece', async () => {
    server.script({ kind: 'say', text: TEXT, pieceLength: 10 });
    const heard: string[] = [];
    const writer = await openWriter(provider);
    const said = await writer.write(PROMPT, {
      signal: never(),
      onText: (text) => heard.push(text),
    });
    expect(said).toEqual({ text: TEXT, tokens: { input: 900, output: 100 } });
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.every((text) => TEXT.startsWith(text))).toBe(true);
    const request = server.requests.at(-1);
    expect(request?.rules).toBe(PROMPT.rules);
    expect(request?.data).toBe(PROMPT.data);
    expect(JSON.stringify(request?.headers)).toContain('key-of-the-test');
  });

  it.each([400, 401, 404, 429, 500, 503, 529])(
    'that answers with %i is unavailable, asked once',
    async (status) => {
      server.script({ kind: 'status', status });
      const before = server.requests.length;
      const writer = await openWriter(provider);
      const failed = writer.write(PROMPT, { signal: never() });
      await expect(failed).rejects.toThrow(ModelUnavailable);
      await expect(failed).rejects.toThrow(`status ${status}`);
      await expect(failed).rejects.not.toThrow('key-of-the-test');
      expect(server.requests.length - before).toBe(1);
    },
  );

  it('whose stream is cut is unavailable', async () => {
    server.script({ kind: 'cut', text: TEXT.slice(0, 40) });
    const writer = await openWriter(provider);
    await expect(writer.write(PROMPT, { signal: never() })).rejects.toThrow(ModelUnavailable);
  });

  // The connection ends as it should, in the middle of a sentence: the half of it must not pass for the whole.
  it('whose stream breaks off without saying that it ends is unavailable', async () => {
    server.script({ kind: 'break-off', text: TEXT.slice(0, 40) });
    const writer = await openWriter(provider);
    await expect(writer.write(PROMPT, { signal: never() })).rejects.toThrow(ModelUnavailable);
  });

  it('that says nothing is given up', async () => {
    server.script({ kind: 'silence' });
    const writer = await openWriter(provider, 150);
    await expect(writer.write(PROMPT, { signal: never() })).rejects.toThrow('silent');
  });

  it('that falls silent in the middle is given up', async () => {
    server.script({ kind: 'say', text: TEXT, pieceLength: 30, pauseMs: 60_000 });
    const writer = await openWriter(provider, 150);
    await expect(writer.write(PROMPT, { signal: never() })).rejects.toThrow('silent');
  });

  it('is let go of when the signal is given', async () => {
    server.script({ kind: 'silence' });
    const stop = new AbortController();
    const writer = await openWriter(provider);
    const writing = writer.write(PROMPT, { signal: stop.signal });
    stop.abort();
    await expect(writing).rejects.toThrow(ModelUnavailable);
  });

  it('that is not there is unavailable', async () => {
    const baseUrl = 'http://127.0.0.1:1';
    const writer = await openAnswerWriter({ provider, model: 'x', baseUrl, apiKey: undefined });
    await expect(writer.write(PROMPT, { signal: never() })).rejects.toThrow(ModelUnavailable);
  });

  it('that cannot stop is stopped', async () => {
    server.script({ kind: 'say', text: 'x'.repeat(60_000), pieceLength: 1_000 });
    const writer = await openWriter(provider);
    await expect(writer.write(PROMPT, { signal: never() })).rejects.toThrow('too long');
  });
});
