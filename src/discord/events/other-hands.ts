import { Collection, type Message } from 'discord.js';
import { isBeingAnswered, type LaterMessage } from '../../core/hearing/being-answered.ts';
import { asLearnerId, asMessageId, type RoleId } from '../../core/ids.ts';
import { attempt } from '../failures.ts';
import { isFromPerson } from './heard-message.ts';
import { isStaffMember } from './staff-member.ts';

/** Discord gives no more at a time; a question with so many messages after it is nobody's any more. */
const LOOKED_AT = 100;

/** How a question stands once its burst is over. */
export type Standing = 'open' | 'in-other-hands' | 'withdrawn';

/** Looks at what was written since: is somebody answering, or was the question deleted? */
export async function standingOf(
  burst: readonly Message<true>[],
  text: string,
  staffRoleId: RoleId | undefined,
): Promise<Standing> {
  const [first] = burst;
  if (first === undefined) return 'withdrawn';
  const found = await messagesFrom(first);
  // Without the right to read back, only the gateway tells: then the question counts as open.
  if (found === undefined) return 'open';
  const present = burst.filter(({ id }) => found.has(id));
  if (present.length === 0) return 'withdrawn';
  if (present.some(({ id }) => hasForeignThread(found.get(id)))) return 'in-other-hands';
  const ids = new Set(burst.map(({ id }) => id));
  const later = found.filter((message) => !ids.has(message.id) && isFromPerson(message));
  const asked = {
    learnerId: asLearnerId(first.author.id),
    messageIds: burst.map(({ id }) => asMessageId(id)),
    text,
  };
  if (first.channel.isThread()) {
    // In a post or thread everybody speaks about one thing.
    return later.some(({ author }) => author.id !== first.author.id) ? 'in-other-hands' : 'open';
  }
  const others = later.filter(({ author }) => author.id !== first.author.id);
  const translated = await Promise.all(
    others.map(async (message) => toLaterMessage(message, staffRoleId)),
  );
  return isBeingAnswered(asked, translated) ? 'in-other-hands' : 'open';
}

/** Whether anybody but the asker and the bot wrote in a thread after the asker's question before this. */
export async function othersJoined(message: Message<true>, since: Date): Promise<boolean> {
  const { channel, author } = message;
  const found = await attempt(async () => channel.messages.fetch({ limit: LOOKED_AT }));
  if (!('ok' in found)) return false;
  return found.ok.some(
    (other) => isFromPerson(other) && other.author.id !== author.id && other.createdAt >= since,
  );
}

async function messagesFrom(
  first: Message<true>,
): Promise<Collection<string, Message<true>> | undefined> {
  const after = (BigInt(first.id) - 1n).toString();
  const found = await attempt(async () =>
    first.channel.messages.fetch({ after, limit: LOOKED_AT, cache: false }),
  );
  return 'ok' in found ? found.ok : undefined;
}

async function toLaterMessage(
  message: Message<true>,
  staffRoleId: RoleId | undefined,
): Promise<LaterMessage> {
  const { guild, author, reference, mentions, content } = message;
  const repliesToId = reference?.messageId;
  return {
    authorId: asLearnerId(author.id),
    isStaff: await isStaffMember(guild, author.id, staffRoleId),
    repliesToId: repliesToId === undefined ? undefined : asMessageId(repliesToId),
    mentionedIds: mentions.users.map(({ id }) => asLearnerId(id)),
    text: content,
  };
}

/** Somebody opened a thread on the question, surely to talk about it. */
function hasForeignThread(message: Message<true> | undefined): boolean {
  const thread = message?.thread ?? null;
  return thread !== null && thread.ownerId !== message?.client.user.id;
}
