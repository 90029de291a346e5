import { expect } from 'vitest';
import { z } from 'zod';
import type { PersonHandle } from '../../src/sandbox/sandbox.ts';
import { silentLog, type Log } from '../../src/core/log.ts';
import { startJourney, type Journey } from './journey.ts';

/** A whole bot to be thrown things at. */
export interface FuzzStage {
  readonly journey: Journey;
  /** Takes part in nothing: whoever names this person pings a stranger. */
  readonly bystander: PersonHandle;
  /** Errors that the bot has logged. */
  readonly faults: readonly unknown[];
  /** Fails when the bot logged an error, broke a rule of Discord's, or pinged somebody it should not. */
  expectUnharmed(): void;
}

/** Starts a bot in a furnished course, set up, with a log that keeps errors. */
export async function startFuzzStage(): Promise<FuzzStage> {
  const faults: unknown[] = [];
  const log: Log = {
    ...silentLog,
    error: ({ err, ...fields }, event) =>
      faults.push({ event, ...fields, err: err instanceof Error ? err.stack : err }),
  };
  // Staff are exempt from the limits of asking; whoever asks here is staff or new.
  const journey = await startJourney({ log });
  await journey.setUp();
  const bystander = journey.course.guild.addMember({ name: 'Bystander' });
  return {
    journey,
    bystander,
    faults,
    expectUnharmed: () => {
      expect(faults).toEqual([]);
      expect(journey.sandbox.violations).toEqual([]);
      expectNoPing(journey, bystander);
      expectMentionsClosed(journey);
    },
  };
}

function expectNoPing({ sandbox, course }: Journey, bystander: PersonHandle): void {
  const places = [...sandbox.channelsFor(course.manager), sandbox.openDm(course.learner)];
  const sent = places.flatMap((place) => sandbox.messageViews(place));
  const ours = sent.filter(({ message }) => message.author.id === sandbox.botUserId);
  for (const { message } of ours) {
    expect(message.mention_everyone).toBe(false);
    expect(message.mentions.map(({ id }) => id)).not.toContain(bystander.id);
  }
}

/** Each message says itself whom it may ping; what is not said, Discord takes from the text. */
function expectMentionsClosed({ sandbox }: Journey): void {
  const open = sandbox.calls.filter(({ body }) => {
    const message = messageSchema.safeParse(body).data;
    const { content, allowed_mentions: mentions } = { ...message, ...message?.data };
    return typeof content === 'string' && mentions?.parse?.length !== 0;
  });
  expect(open).toEqual([]);
}

const payload = z.looseObject({
  content: z.string().nullish(),
  allowed_mentions: z.object({ parse: z.array(z.string()).optional() }).optional(),
});
/** A message, or the answer to an interaction that holds one. */
const messageSchema = payload.extend({ data: payload.optional() });
