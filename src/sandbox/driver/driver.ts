import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import type { World } from '../state/world.ts';
import * as commands from './commands.ts';
import * as components from './components.ts';
import * as conversation from './conversation.ts';
import {
  channelAt,
  channelHandle,
  idOf,
  personAt,
  type ChannelHandle,
  type Ref,
} from './handles.ts';
import * as modals from './modals.ts';
import * as posts from './posts.ts';
import * as servers from './servers.ts';
import * as views from './views.ts';
import { messagesIn, waitFor, type WaitOptions } from './waiting.ts';

/** A function of the driver without its first argument. */
type WithoutWorld<F> = F extends (world: World, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

/** Plays the people of the sandbox: what they could do with mouse and keyboard, and what they see. */
export interface Driver {
  readonly addGuild: WithoutWorld<typeof servers.addGuild>;
  readonly openDm: WithoutWorld<typeof servers.openDm>;
  readonly setPermissions: WithoutWorld<typeof servers.setPermissions>;
  readonly deleteChannel: WithoutWorld<typeof servers.deleteChannel>;
  readonly changeThread: WithoutWorld<typeof posts.changeThread>;
  readonly sendMessage: WithoutWorld<typeof conversation.sendMessage>;
  readonly editMessage: WithoutWorld<typeof conversation.editMessage>;
  readonly deleteMessage: WithoutWorld<typeof conversation.deleteMessage>;
  readonly createForumPost: WithoutWorld<typeof posts.createForumPost>;
  readonly createThread: WithoutWorld<typeof posts.createThread>;
  readonly editPost: WithoutWorld<typeof posts.editPost>;
  readonly react: WithoutWorld<typeof conversation.react>;
  readonly startTyping: WithoutWorld<typeof conversation.startTyping>;
  readonly slash: WithoutWorld<typeof commands.slash>;
  readonly autocomplete: WithoutWorld<typeof commands.autocomplete>;
  readonly messageMenu: WithoutWorld<typeof commands.messageMenu>;
  readonly userMenu: WithoutWorld<typeof commands.userMenu>;
  readonly clickButton: WithoutWorld<typeof components.clickButton>;
  readonly selectOptions: WithoutWorld<typeof components.selectOptions>;
  readonly buttonsOn: WithoutWorld<typeof components.buttonsOn>;
  readonly submitModal: WithoutWorld<typeof modals.submitModal>;
  readonly fieldsOf: typeof modals.fieldsOf;
  readonly channelsFor: WithoutWorld<typeof views.channelsFor>;
  readonly membersOf: WithoutWorld<typeof views.membersOf>;
  readonly rolesOf: WithoutWorld<typeof views.rolesOf>;
  readonly messageViews: WithoutWorld<typeof views.messageViews>;
  readonly commandsFor: WithoutWorld<typeof views.commandsFor>;
  /** Whether somebody takes direct messages; if not, the bot gets 50007. */
  setDmsOpen(person: Ref, isOpen: boolean): void;
  /** The messages of a channel, oldest first; private ones only for their person. */
  messagesIn(channel: Ref, asPerson?: Ref): APIMessage[];
  /** The threads and posts of a channel, oldest first. */
  threadsIn(channel: Ref): ChannelHandle[];
  /** The state of a thread that people see. */
  threadState(thread: Ref): ThreadView;
  /** The commands that the bot has registered, for every server or for one. */
  commands(guild?: Ref): APIApplicationCommand[];
  /** Waits for a message that fits, there already or still to come. */
  waitForMessage(
    channel: Ref,
    fits: (message: APIMessage) => boolean,
    options?: WaitOptions & { readonly asPerson?: Ref },
  ): Promise<APIMessage>;
  /** Waits until `find` gives something. */
  waitFor<T>(find: () => T | undefined | false | null, options?: WaitOptions): Promise<T>;
}

/** What is seen of a thread from outside. */
export interface ThreadView {
  readonly isArchived: boolean;
  readonly isLocked: boolean;
  /** Names of tags. */
  readonly tags: readonly string[];
  readonly memberIds: readonly string[];
}

/** The people of a world. */
export function makeDriver(world: World): Driver {
  const bind =
    <Rest extends unknown[], Result>(action: (world: World, ...rest: Rest) => Result) =>
    (...rest: Rest): Result =>
      action(world, ...rest);
  return {
    addGuild: bind(servers.addGuild),
    openDm: bind(servers.openDm),
    setPermissions: bind(servers.setPermissions),
    deleteChannel: bind(servers.deleteChannel),
    changeThread: bind(posts.changeThread),
    sendMessage: bind(conversation.sendMessage),
    editMessage: bind(conversation.editMessage),
    deleteMessage: bind(conversation.deleteMessage),
    createForumPost: bind(posts.createForumPost),
    createThread: bind(posts.createThread),
    editPost: bind(posts.editPost),
    react: bind(conversation.react),
    startTyping: bind(conversation.startTyping),
    slash: bind(commands.slash),
    autocomplete: bind(commands.autocomplete),
    messageMenu: bind(commands.messageMenu),
    userMenu: bind(commands.userMenu),
    clickButton: bind(components.clickButton),
    selectOptions: bind(components.selectOptions),
    buttonsOn: bind(components.buttonsOn),
    submitModal: bind(modals.submitModal),
    fieldsOf: modals.fieldsOf,
    channelsFor: bind(views.channelsFor),
    membersOf: bind(views.membersOf),
    rolesOf: bind(views.rolesOf),
    messageViews: bind(views.messageViews),
    commandsFor: bind(views.commandsFor),
    ...makeViews(world),
  };
}

function makeViews(world: World) {
  return {
    setDmsOpen: (person: Ref, isOpen: boolean) => {
      personAt(world, person).hasDmsOpen = isOpen;
    },
    messagesIn: (channel: Ref, asPerson?: Ref) => messagesIn(world, channel, asPerson),
    threadsIn: (parent: Ref) =>
      [...world.channels.values()]
        .filter(({ thread, parentId }) => thread && parentId === idOf(parent))
        .map(channelHandle),
    threadState: (ref: Ref) => threadView(world, ref),
    commands: (guild?: Ref) =>
      [...world.commands.values()].filter(
        ({ guild_id: id }) => id === (guild === undefined ? undefined : idOf(guild)),
      ),
    waitForMessage: (
      channel: Ref,
      fits: (message: APIMessage) => boolean,
      options: WaitOptions & { readonly asPerson?: Ref } = {},
    ) =>
      waitFor(world, () => messagesIn(world, channel, options.asPerson).find(fits), {
        what: 'the message',
        ...options,
      }),
    waitFor: <T>(find: () => T | undefined | false | null, options?: WaitOptions) =>
      waitFor(world, find, options),
  };
}

function threadView(world: World, ref: Ref): ThreadView {
  const channel = channelAt(world, ref);
  if (!channel.thread) throw new Error(`${channel.name} is not a thread`);
  const tags = world.channels.get(channel.parentId ?? '')?.tags ?? [];
  return {
    isArchived: channel.thread.isArchived,
    isLocked: channel.thread.isLocked,
    tags: channel.appliedTags.flatMap((id) => tags.find((tag) => tag.id === id)?.name ?? []),
    memberIds: [...channel.thread.members.keys()],
  };
}
