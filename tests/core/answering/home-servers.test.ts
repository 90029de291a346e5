import { describe, expect, test } from 'vitest';
import { homeOf } from '../../../src/core/answering/home-servers.ts';
import type { Ask } from '../../../src/core/answering/ports.ts';
import { makeWeighQuestion } from '../../../src/core/answering/take-question.ts';
import { asChannelId, asServerId, type ServerId } from '../../../src/core/ids.ts';
import { NO_SETTINGS, type ServerSettings } from '../../../src/core/server-settings.ts';
import { LEARNER, NOON, questionOf, SERVER } from '../../support/escalations.ts';
import { anAnswer } from '../../support/verdicts.ts';

const ONE = asServerId('1');
const TWO = asServerId('2');

/** Whose server has which courses; `all` for one that named none. */
function homesWith(courses: Readonly<Record<string, readonly string[] | 'all'>>) {
  const homes = Object.keys(courses).map((id) => ({ id: asServerId(id), name: id }));
  const read = async (id: ServerId): Promise<ServerSettings> => {
    const named = courses[id];
    return Promise.resolve({ ...NO_SETTINGS, courses: named === 'all' ? undefined : named });
  };
  return homeOf(LEARNER, async () => Promise.resolve(homes), { read });
}

describe('what somebody may see outside every server', () => {
  test('is what their one server has', async () => {
    expect(await homesWith({ [ONE]: ['x'] })).toEqual({ serverId: ONE, courses: ['x'] });
  });

  test('is of several servers the courses alone', async () => {
    const home = await homesWith({ [ONE]: ['x', 'y'], [TWO]: ['y', 'z'] });
    expect(home).toEqual({ serverId: undefined, courses: ['x', 'y', 'z'] });
  });

  test('is every course only where one of the servers has every course', async () => {
    expect((await homesWith({ [ONE]: ['x'], [TWO]: 'all' })).courses).toBeUndefined();
  });

  test('is no course for somebody of no server', async () => {
    expect(await homesWith({})).toEqual({ serverId: undefined, courses: [] });
  });
});

describe('what a question is answered from', () => {
  async function scopeOf(change: Parameters<typeof questionOf>[0]): Promise<Ask['scope']> {
    const asked: Ask[] = [];
    const settings = {
      ...NO_SETTINGS,
      courses: ['x', 'y'],
      channelCourses: { '400': ['x'], '500': ['y'] },
    };
    const weigh = makeWeighQuestion({
      settings: { read: async () => Promise.resolve(settings) },
      findHomes: async () => Promise.resolve([]),
      answerQuestion: async (ask) => {
        asked.push(ask);
        return Promise.resolve(anAnswer());
      },
      clock: () => NOON,
    });
    await weigh(questionOf(change));
    const [ask] = asked;
    if (ask === undefined) throw new Error('nothing was asked');
    return ask.scope;
  }

  test('is the courses of its channel, as a learner', async () => {
    const scope = { audience: 'learner', serverId: SERVER, courses: ['x'], now: NOON };
    expect(await scopeOf({ channelId: asChannelId('400') })).toEqual(scope);
  });

  test('is in a thread the courses of the channel that it is in', async () => {
    const thread = { channelId: asChannelId('400'), parentChannelId: asChannelId('500') };
    expect((await scopeOf(thread)).courses).toEqual(['y']);
  });

  test('is elsewhere the courses of the server', async () => {
    expect((await scopeOf({ channelId: asChannelId('600') })).courses).toEqual(['x', 'y']);
  });

  test('is outside every server what its learner may see there', async () => {
    const scope = await scopeOf({ serverId: undefined });
    expect(scope).toMatchObject({ serverId: undefined, courses: [] });
  });
});
