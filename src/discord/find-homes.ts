import type { Client, Guild } from 'discord.js';
import type { FindHomes, HomeServer } from '../core/answering/home-servers.ts';
import { DiscordUnavailable } from '../core/errors.ts';
import { asServerId, type LearnerId } from '../core/ids.ts';
import { attempt } from './failures.ts';

/** Milliseconds for which it is remembered where somebody is: long enough for a talk. */
const REMEMBERED_MS = 10 * 60_000;
/** People who are remembered at once; the one who wrote longest ago goes first. */
const REMEMBERED_PEOPLE = 1_000;

/** Asks Discord in which of the bot's servers a person is. In a bot's only server everybody is who can write to it. */
export function makeFindHomes(client: Client, now: () => number = Date.now): FindHomes {
  const remembered = new Map<LearnerId, { readonly at: number; readonly homes: HomeServer[] }>();
  return async function findHomes(learner) {
    const guilds = [...client.guilds.cache.values()];
    if (guilds.length === 1) return guilds.map(describe);
    const known = remembered.get(learner);
    if (known !== undefined && now() - known.at < REMEMBERED_MS) return known.homes;
    const isIn = await Promise.all(guilds.map(async (guild) => isMember(guild, learner)));
    const homes = guilds.filter((_, at) => isIn[at] === true).map(describe);
    if (isIn.includes(undefined)) return homes;
    remembered.delete(learner);
    remembered.set(learner, { at: now(), homes });
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED_PEOPLE && oldest !== undefined) remembered.delete(oldest);
    return homes;
  };
}

/** Undefined while Discord does not say: the server's courses are not shown then, and it is asked again. */
async function isMember(guild: Guild, person: LearnerId): Promise<boolean | undefined> {
  try {
    return 'ok' in (await attempt(async () => guild.members.fetch({ user: person, force: true })));
  } catch (error) {
    if (error instanceof DiscordUnavailable) return undefined;
    throw error;
  }
}

function describe({ id, name }: Guild): HomeServer {
  return { id: asServerId(id), name };
}
