import type { Clock } from '../clock.ts';
import type { ServerId } from '../ids.ts';
import type { SettingsStore } from '../server-settings.ts';
import { timeZoneOf } from './digest.ts';
import type { PlaceGaps } from './place-gaps.ts';
import type { DrawnInsights, InsightDesk } from './ports.ts';
import { PLACED_AT_ONCE } from './tuning.ts';

export interface ReadInsightsDeps {
  readonly placeGaps: PlaceGaps;
  readonly desk: Pick<InsightDesk, 'read'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly clock: Clock;
}

/** The insights of a server over so many days, with their picture. @throws StorageUnavailable */
export type ReadInsights = (serverId: ServerId, days: number) => Promise<DrawnInsights>;

/** Steps of placing at most: a first look at a long history takes seconds, not minutes. */
const STEPS = 10;

export function makeReadInsights({
  placeGaps,
  desk,
  settings,
  clock,
}: ReadInsightsDeps): ReadInsights {
  return async function readInsights(serverId, days) {
    for (let step = 0; step < STEPS; step += 1)
      if ((await placeGaps(serverId)) < PLACED_AT_ONCE) break;
    const chosen = await settings.read(serverId);
    const { courses, acceptedWrong } = chosen;
    const query = { serverId, days, now: clock(), timeZone: timeZoneOf(chosen), courses };
    return await desk.read(query, acceptedWrong);
  };
}
