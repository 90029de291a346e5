import { z } from 'zod';

const channelId = z.string().min(1);

export const undeliverableSchema = z.discriminatedUnion('reason', [
  /** `/setup` has not named a staff channel yet. */
  z.object({ reason: z.literal('no-staff-channel') }),
  z.object({ reason: z.literal('channel-gone'), channelId }),
  z.object({ reason: z.literal('thread-gone'), channelId }),
  z.object({ reason: z.literal('thread-locked'), channelId }),
  z.object({ reason: z.literal('message-gone'), channelId }),
  z.object({
    reason: z.literal('missing-permission'),
    channelId,
    /** As Discord's settings name them; empty when Discord does not say. */
    permissions: z.array(z.string()),
  }),
  z.object({ reason: z.literal('direct-messages-closed') }),
  z.object({ reason: z.literal('learner-left') }),
  z.object({ reason: z.literal('too-many-threads'), channelId }),
  /** Discord (its code) or the bot refuses it, however often it is tried. */
  z.object({ reason: z.literal('refused'), code: z.string() }),
]);
/** Why something cannot reach where it should. */
export type Undeliverable = z.infer<typeof undeliverableSchema>;
