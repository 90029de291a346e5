import {
  MessageFlags,
  type BaseMessageOptions,
  type InteractionEditReplyOptions,
  type RepliableInteraction,
} from 'discord.js';
import { asServerId } from '../core/ids.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { attempt } from './failures.ts';
import type { HandlerAudience } from './registry.ts';
import { MESSAGE_LIMIT } from './render/limits.ts';
import { appendMark, fitAnswer } from './render/mark.ts';

/** What was to be said in a reply, or beside it to the same person alone. */
export type LateMessage = Pick<
  InteractionEditReplyOptions,
  'content' | 'embeds' | 'files' | 'components'
> & { readonly kind: 'reply' | 'follow-up' };

export interface Late {
  readonly message: LateMessage;
  /** Whose handler says it. */
  readonly audience: HandlerAudience;
  /** At most 25 characters: sent twice within minutes, it appears once. */
  readonly nonce: string;
}

/**
 * Says after an interaction's quarter of an hour what belongs to it: where everybody saw the reply or the message that
 * was pressed, there; what was for one person alone by direct message, or among staff where only staff are. Pings that
 * person at most. Undefined where there is nothing to say, or nowhere.
 * @throws DiscordUnavailable when Discord may take it later
 */
export function makeTellLate({ settings }: { readonly settings: Pick<SettingsStore, 'read'> }) {
  return async function tellLate(interaction: RepliableInteraction, late: Late): Promise<unknown> {
    const { kind, content, embeds, files, components } = late.message;
    const pressed = publicCarrier(interaction);
    if (kind === 'reply' && interaction.ephemeral === null && pressed !== undefined)
      return settled(async () => editThere(interaction, pressed, late.message));
    if ((content ?? '') === '' && (files ?? embeds ?? []).length === 0) return undefined;
    const isOpen = kind === 'reply' && interaction.ephemeral === false;
    if (isOpen || (await isAmongStaff(interaction, late.audience))) {
      const told = await settled(async () => postThere(interaction, late));
      if (told !== undefined) return told;
    }
    // Where there is no server, nobody counts as staff: what they could press would refuse them.
    const mayPress = late.audience === 'learner' || interaction.guildId === null;
    const mark = interaction.guildId === null ? undefined : `<#${interaction.channelId ?? ''}>`;
    const direct: BaseMessageOptions = {
      content: mark === undefined ? (content ?? '') : appendMark(content ?? '', mark).content,
      allowedMentions: { parse: [] },
      ...(embeds && { embeds }),
      ...(files && { files }),
      ...(components && mayPress && { components }),
    };
    const { client, user } = interaction;
    return settled(async () =>
      client.users.send(user.id, { ...direct, nonce: late.nonce, enforceNonce: true }),
    );
  };

  /** In the staff channel or a thread of it, what is for staff is for all who read there. */
  async function isAmongStaff(
    { guildId, channel, channelId }: RepliableInteraction,
    audience: HandlerAudience,
  ): Promise<boolean> {
    if (guildId === null || audience === 'learner') return false;
    const { staffChannelId } = await settings.read(asServerId(guildId));
    const place = channel?.isThread() === true ? channel.parentId : channelId;
    return staffChannelId !== undefined && place === String(staffChannelId);
  }
}

/** The id of the message that carries what was pressed, where everybody sees it. */
function publicCarrier(interaction: RepliableInteraction): string | undefined {
  const message = 'message' in interaction ? interaction.message : null;
  const isSeen = message?.flags.has(MessageFlags.Ephemeral) === false;
  return isSeen ? message.id : undefined;
}

async function editThere(
  { client, channelId }: RepliableInteraction,
  messageId: string,
  { content, embeds, files, components }: LateMessage,
): Promise<unknown> {
  const channel = await client.channels.fetch(channelId ?? '');
  if (channel?.isTextBased() !== true) return undefined;
  return channel.messages.edit(messageId, {
    allowedMentions: { parse: [] },
    ...(content !== undefined && { content }),
    ...(embeds && { embeds }),
    ...(files && { files }),
    ...(components && { components }),
  });
}

async function postThere(
  { client, channelId, user }: RepliableInteraction,
  { message, nonce }: Late,
): Promise<unknown> {
  const { content, embeds, files, components } = message;
  const channel = await client.channels.fetch(channelId ?? '');
  if (channel?.isSendable() !== true) return undefined;
  return channel.send({
    content: fitAnswer(`<@${user.id}> ${content ?? ''}`, MESSAGE_LIMIT),
    allowedMentions: { parse: [], users: [user.id] },
    nonce,
    enforceNonce: true,
    ...(embeds && { embeds }),
    ...(files && { files }),
    ...(components && { components }),
  });
}

/** What was done; undefined where Discord refuses it for good. @throws DiscordUnavailable */
async function settled(request: () => Promise<unknown>): Promise<unknown> {
  const made = await attempt(request);
  return 'ok' in made ? made.ok : undefined;
}
