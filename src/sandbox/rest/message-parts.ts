import {
  MessageFlags,
  MessageReferenceType,
  type APIAttachment,
  type APIMessageReference,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { storeFile } from '../actions/attachments.ts';
import { inGuild } from '../actions/change-message.ts';
import type { ComponentNode } from '../actions/components.ts';
import type { Draft } from '../actions/post-message.ts';
import type { Request } from '../server/route.ts';
import { fault, invalidForm } from '../state/errors.ts';
import type { Channel, Message } from '../state/model.ts';
import { demand, may } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { checkMessage, isEmpty, type MessageBody } from '../validation/message-limits.ts';

/** A message's body as the bot sends it, to a channel or as the answer to an interaction. */
export type SentMessage = Omit<RESTPostAPIChannelMessageJSONBody, 'message_reference'> & {
  readonly message_reference?: RESTPostAPIChannelMessageJSONBody['message_reference'];
};

/** What a body says of a file: of one that stays, or of an upload by its number. */
interface NamedFile {
  readonly id: string | number;
  readonly filename?: string | null | undefined;
  readonly description?: string | null | undefined;
}

const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Discord takes these flags from an application; the others it sets itself. */
const SETTABLE_FLAGS =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** The draft of a message that the bot sends. Throws when it is unlawful or empty. */
export function draftOf(request: Request<SentMessage | undefined>, channel: Channel): Draft {
  const body = request.body ?? {};
  const errors = checkMessage(asMessageBody(body));
  if (errors.length > 0) throw invalidForm(errors);
  if (isEmpty(asMessageBody(body), request.files.size)) throw fault('emptyMessage');
  return {
    authorId: request.world.bot.person.id,
    content: (body.content ?? '').trim(),
    embeds: body.embeds ?? [],
    components: asMessageBody(body).components ?? [],
    attachments: uploads(request, channel.id, body.attachments),
    allowedMentions: body.allowed_mentions,
    flags: (body.flags ?? 0) & SETTABLE_FLAGS,
    ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
  };
}

/** The body with its components as a plain tree. */
export function asMessageBody(body: object): MessageBody & {
  readonly components?: readonly ComponentNode[];
} {
  // SAFETY: the body passed Discord's schema, of which MessageBody is a looser reading.
  return body;
}

/** What an edit leaves attached: what it names of the old, then the new files. */
export function attachmentsAfterEdit(
  request: Request<{ readonly attachments?: readonly NamedFile[] | null | undefined } | undefined>,
  channel: Channel,
  message: Message,
): APIAttachment[] | undefined {
  const named = request.body?.attachments;
  if (!named && request.files.size === 0) return undefined;
  const old = message.payload.attachments;
  const kept = named ? old.filter(({ id }) => named.some((one) => String(one.id) === id)) : old;
  return [...kept, ...uploads(request, channel.id, named ?? [])];
}

/** Which message is answered to; checks that it is there and may be read. */
export function replyOf(
  world: World,
  channel: Channel,
  reference: RESTPostAPIChannelMessageJSONBody['message_reference'],
): { reference?: APIMessageReference; repliedTo?: Message | undefined } {
  const id = reference?.message_id;
  if (id === undefined) return {};
  if (!may(world, channel, world.bot.person.id, 'ReadMessageHistory')) {
    throw fault('noHistoryToReply');
  }
  const repliedTo = channel.messages.get(id);
  if (!repliedTo && reference?.fail_if_not_exists === false) return {};
  if (!repliedTo) {
    const error = { code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' };
    throw invalidForm([{ path: ['message_reference'], ...error }]);
  }
  return {
    repliedTo,
    reference: {
      type: MessageReferenceType.Default,
      message_id: id,
      channel_id: channel.id,
      ...inGuild(channel),
    },
  };
}

/** Throws 50013 where the bot may not put embeds or files. */
export function demandForParts(request: Request<SentMessage | undefined>, channel: Channel): void {
  if (request.body?.embeds?.length) demand(request.world, channel, 'EmbedLinks');
  if (request.files.size > 0) demand(request.world, channel, 'AttachFiles');
}

function uploads(
  request: Request,
  channelId: string,
  named: readonly NamedFile[] | null | undefined,
): APIAttachment[] {
  return [...request.files].map(([number, file]) => {
    if (file.bytes.length > MAX_FILE_BYTES) throw fault('fileTooLarge');
    const meta = named?.find(({ id }) => String(id) === number);
    return storeFile(request.world, channelId, {
      ...file,
      name: meta?.filename ?? file.name,
      ...(meta?.description ? { description: meta.description } : {}),
    });
  });
}
