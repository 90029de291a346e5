import { z } from 'zod';

/** Stands where words stood, in every language. */
export const GONE = '🗑️';

const id = z.string().min(1);

/** What the bot wrote that holds words of somebody who took them back. */
export const takenBackSchema = z.discriminatedUnion('act', [
  /** An answer to them. */
  z.object({ act: z.literal('delete'), channelId: id, messageId: id }),
  /** A message that quotes them: it stays, without the quote. */
  z.object({ act: z.literal('blank'), channelId: id, messageId: id }),
  /** A thread that is named after them. */
  z.object({ act: z.literal('rename'), channelId: id, name: z.string().min(1).max(100) }),
]);

/** One message or thread of the bot's that is to be without somebody's words. */
export type TakenBack = z.infer<typeof takenBackSchema>;
