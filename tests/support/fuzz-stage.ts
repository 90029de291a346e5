import { expect } from 'vitest';
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
