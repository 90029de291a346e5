import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { furnishCourse } from '../../scripts/support/sandbox-course.ts';
import { startJourney, type Journey, type JourneyOptions } from './journey.ts';

/** One bot for all tests of a file. */
export interface SharedJourney {
  /** A course server of its own, where nothing is set up. */
  readonly newCourse: () => Journey;
  /** A course server of its own, set up. */
  readonly start: () => Promise<Journey>;
  /** The bot and its sandbox. */
  readonly journey: () => Journey;
}

/** Starts the bot before a file's tests and ends it after them; after each, Discord has nothing to complain of. */
export function shareJourney(options: JourneyOptions = {}): SharedJourney {
  let shared: Journey | undefined;
  const journey = (): Journey => {
    if (shared === undefined) throw new Error('the journey begins with the first test');
    return shared;
  };
  beforeAll(async () => {
    shared = await startJourney(options);
  });
  afterEach(() => {
    expect(journey().sandbox.violations).toEqual([]);
  });
  afterAll(async () => journey().end());
  const newCourse = () => journey().inCourse(furnishCourse(journey().sandbox));
  return {
    journey,
    newCourse,
    start: async () => {
      const here = newCourse();
      await here.setUp();
      return here;
    },
  };
}
