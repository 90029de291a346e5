import * as spec from 'discord-api-spec/zod';
import * as z from 'zod';
import type { $ZodType } from 'zod/v4/core';
import { strict } from './strict-schema.ts';

/** What the body of a route must be. */
export type BodySchema = $ZodType;

function body(schema: $ZodType): BodySchema {
  return strict(schema);
}

function object(fields: Record<string, $ZodType>): $ZodType {
  return z.object(fields);
}

const snowflake = spec.SnowflakeTypeSchema;

/** The schemas of the bodies, by what they are for. */
export const bodies = {
  message: body(spec.MessageCreateRequestSchema),
  messageEdit: body(spec.MessageEditRequestPartialSchema),
  followUp: body(spec.IncomingWebhookRequestPartialSchema),
  followUpEdit: body(spec.IncomingWebhookUpdateRequestPartialSchema),
  bulkDelete: body(object({ messages: z.array(snowflake as z.ZodType).min(1) })),
  dm: body(spec.CreatePrivateChannelRequestSchema),
  guildChannel: body(spec.CreateGuildChannelRequestSchema),
  guildChannelEdit: body(spec.UpdateGuildChannelRequestPartialSchema),
  threadEdit: body(spec.UpdateThreadRequestPartialSchema),
  // Not the narrower schema of its own: discord.js 14 sends `type` here too, and Discord ignores it.
  threadOnMessage: body(spec.CreateTextThreadWithoutMessageRequestSchema),
  thread: body(spec.CreateTextThreadWithoutMessageRequestSchema),
  forumPost: body(spec.CreateForumThreadRequestSchema),
  commands: body(z.array(spec.ApplicationCommandUpdateRequestSchema as z.ZodType).max(110)),
  command: body(spec.ApplicationCommandCreateRequestSchema),
  commandEdit: body(spec.ApplicationCommandPatchRequestPartialSchema),
  application: body(spec.ApplicationFormPartialSchema),
  botAccount: body(spec.BotAccountPatchRequestSchema),
  overwrite: body(
    object({
      type: z.literal([0, 1]).nullish(),
      allow: z.int().nullish(),
      deny: z.int().nullish(),
    }),
  ),
  memberEdit: body(
    object({
      nick: z.string().max(32).nullish(),
      roles: z.array(snowflake as z.ZodType).nullish(),
    }),
  ),
  pong: body(object({ type: z.literal(1) })),
  messageCallback: body(spec.CreateMessageInteractionCallbackRequestSchema),
  updateCallback: body(spec.UpdateMessageInteractionCallbackRequestSchema),
  choicesCallback: body(spec.ApplicationCommandAutocompleteCallbackRequestSchema),
  modalCallback: body(spec.ModalInteractionCallbackRequestSchema),
} as const satisfies Record<string, BodySchema>;
