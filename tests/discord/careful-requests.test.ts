import { describe, expect, test } from 'vitest';
import { DiscordUnavailable } from '../../src/core/errors.ts';
import { carefulRequests } from '../../src/discord/careful-requests.ts';

const broken = () => Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });

/** Requests whose connection breaks so many times before an answer comes. */
function breaking(times: number) {
  let asked = 0;
  const request = carefulRequests(async () => {
    asked += 1;
    return asked <= times ? Promise.reject(broken()) : Promise.resolve(new Response('{}'));
  });
  return { request, asked: () => asked };
}

describe('a request whose connection broke', () => {
  const webhook = 'http://127.0.0.1/webhooks/1/token/messages/@original';

  // discord.js does not repeat these: an answer that was there was never shown, and an apology stood in its place.
  test.each(['GET', 'PATCH', 'PUT', 'DELETE'])('is repeated when it is a %s', async (method) => {
    const { request, asked } = breaking(2);
    await expect(request(webhook, { method })).resolves.toMatchObject({ status: 200 });
    expect(asked()).toBe(3);
  });

  test('fails when it breaks again and again', async () => {
    const { request, asked } = breaking(9);
    await expect(request(webhook, { method: 'PATCH' })).rejects.toThrow('other side closed');
    expect(asked()).toBe(3);
  });

  test('is not repeated after it was called off', async () => {
    const { request, asked } = breaking(9);
    const init = { method: 'GET', signal: AbortSignal.abort() };
    await expect(request(webhook, init)).rejects.toThrow('other side closed');
    expect(asked()).toBe(1);
  });

  test('is not repeated when it may have written something', async () => {
    const { request, asked } = breaking(9);
    const message = 'http://127.0.0.1/webhooks/1/token';
    await expect(request(message, { method: 'POST' })).rejects.toThrow('other side closed');
    const post = 'http://127.0.0.1/channels/1/threads';
    await expect(request(post, { method: 'POST' })).rejects.toThrow(DiscordUnavailable);
    expect(asked()).toBe(2);
  });
});
