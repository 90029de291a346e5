import { expect, onTestFinished, test } from 'vitest';
import { DiscordUnavailable } from '../../src/core/errors.ts';
import { makeClient } from '../../src/discord/client.ts';
import { DiscordTime } from '../../src/discord/discord-time.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

const YEARS_AGO = Date.parse('2021-05-06T07:08:09Z');

test("Discord's time is read from its answer, whatever the machine's own clock says", async () => {
  const sandbox = await startSandbox({ clock: { now: () => YEARS_AGO } });
  onTestFinished(async () => await sandbox.stop());
  const client = makeClient(sandbox.apiUrl);
  client.rest.setToken(sandbox.token);
  expect(await new DiscordTime(client).now()).toEqual(new Date(YEARS_AGO));

  sandbox.down(true);
  client.rest.options.retries = 0;
  await expect(new DiscordTime(client).now()).rejects.toThrow(DiscordUnavailable);
});

test('a proxy that takes the time off the answer leaves it unknown', async () => {
  const rest = { queueRequest: async () => Promise.resolve(new Response('{}')) };
  expect(await new DiscordTime({ rest }).now()).toBeUndefined();
});
