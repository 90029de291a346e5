import type { LearnerId, ServerId } from '../ids.ts';
import type { SettingsStore } from '../server-settings.ts';

/** A server that a learner and the bot are both in. */
export interface HomeServer {
  readonly id: ServerId;
  readonly name: string;
}

/** The servers of somebody who writes outside every server. */
export type FindHomes = (learner: LearnerId) => Promise<readonly HomeServer[]>;

/** What a question that was asked outside every server may be answered from. */
export interface Home {
  /** Whose own knowledge counts too: known when it can be no other's. */
  readonly serverId: ServerId | undefined;
  /** Keys of the courses of all the learner's servers; undefined for all courses. */
  readonly courses: readonly string[] | undefined;
}

/** One server's courses and knowledge; of several servers the courses alone, so that they share nothing else. */
export async function homeOf(
  learner: LearnerId,
  findHomes: FindHomes,
  settings: Pick<SettingsStore, 'read'>,
): Promise<Home> {
  const homes = await findHomes(learner);
  const lists = await Promise.all(homes.map(async ({ id }) => (await settings.read(id)).courses));
  const named = lists.filter((list) => list !== undefined);
  return {
    serverId: homes.length === 1 ? homes[0]?.id : undefined,
    courses: named.length < lists.length ? undefined : [...new Set(named.flat())],
  };
}
