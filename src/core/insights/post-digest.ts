import type { Attempt, Delivery } from '../escalation/delivery.ts';
import type { ChannelId, ServerId } from '../ids.ts';
import { DONE, type CarriedOut, type PostDigest } from '../outbox/carried-out.ts';
import type { SettingsStore } from '../server-settings.ts';
import type { DrawnInsights } from './ports.ts';
import type { ReadInsights } from './read-insights.ts';
import { DIGEST_DAYS } from './tuning.ts';

/** Where staff read the digest. */
export interface DigestLine {
  post(channel: ChannelId, insights: DrawnInsights, attempt: Attempt): Promise<Delivery>;
}

export interface PostDigestDeps {
  readonly readInsights: ReadInsights;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly line: DigestLine;
}

/** Makes and posts a server's digest; nothing when there is nothing to say, or nobody wants it any more. */
export function makePostDigest({ readInsights, settings, line }: PostDigestDeps): PostDigest {
  return async function postDigest(serverId: ServerId, attempt: Attempt): Promise<CarriedOut> {
    const { staffChannelId, digest } = await settings.read(serverId);
    if (staffChannelId === undefined || digest === 'off') return DONE;
    const insights = await readInsights(serverId, DIGEST_DAYS);
    if (insights.figures.questions === 0 && insights.gaps.length === 0) return DONE;
    const delivery = await line.post(staffChannelId, insights, attempt);
    if (delivery.outcome === 'delivered') return DONE;
    const { why } = delivery;
    if (why.reason === 'refused') return { outcome: 'failed', why, follow: [] };
    const waits = why.reason === 'missing-permission' ? 'permission' : 'set-up';
    return { outcome: 'waits', for: waits, why, follow: [] };
  };
}
