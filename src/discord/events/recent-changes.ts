import { Events, type Client, type Message } from 'discord.js';

/** Messages of which is remembered what became of them, at most: far more than are in work at a time. */
const REMEMBERED = 1_000;

/**
 * What became of messages lately. Discord tells it as it happens, also of a message that the bot is still reading or
 * thinking about, or has not come to: whoever works on one looks here before it acts.
 */
export class RecentChanges {
  readonly #deleted = new Set<string>();
  readonly #edited = new Map<string, Message>();

  deleted(id: string): void {
    this.#edited.delete(id);
    this.#deleted.add(id);
    forgetOldest(this.#deleted);
  }

  edited(message: Message): void {
    this.#edited.delete(message.id);
    this.#edited.set(message.id, message);
    forgetOldest(this.#edited);
  }

  isDeleted({ id }: Pick<Message, 'id'>): boolean {
    return this.#deleted.has(id);
  }

  /** As it stands now. */
  newest(message: Message): Message {
    const known = this.#edited.get(message.id);
    // What was read of Discord since may be newer than the last that it told.
    return (known?.editedTimestamp ?? 0) >= (message.editedTimestamp ?? 0)
      ? (known ?? message)
      : message;
  }
}

/** Must be bound before whatever looks at the changes. */
export function bindRecentChanges(client: Client, changes: RecentChanges): void {
  client.on(Events.MessageUpdate, (_before, message) => {
    if (message.author.id !== client.user?.id) changes.edited(message);
  });
  client.on(Events.MessageDelete, ({ id }) => changes.deleted(id));
  client.on(Events.MessageBulkDelete, (messages) => {
    for (const id of messages.keys()) changes.deleted(id);
  });
}

function forgetOldest(remembered: Set<string> | Map<string, unknown>): void {
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}
