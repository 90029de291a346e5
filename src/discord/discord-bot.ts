import { Events, type Client, type Message } from 'discord.js';
import type { Log } from '../core/log.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { awaitDiscord } from './await-discord.ts';
import { makeDispatch } from './dispatch.ts';
import type { Hearing } from './events/hearing.ts';
import { HoldBack, type ReadMissed } from './events/hold-back.ts';
import { makeOnMessageCreate } from './events/message-create.ts';
import {
  makeOnMessageBulkDelete,
  makeOnMessageDelete,
  type ForgetMessages,
} from './events/message-delete.ts';
import { makeOnThreadCreate } from './events/thread-create.ts';
import { orUnavailable } from './failures.ts';
import { gateEvent } from './gate.ts';
import { inviteLink } from './invite.ts';
import { logIn } from './log-in.ts';
import type { MayTouchDeps } from './may-touch.ts';
import { registerCommands } from './register-commands.ts';
import type { Handlers } from './registry.ts';
import { whileUnavailable } from './while-unavailable.ts';

export interface DiscordBotDeps extends MayTouchDeps {
  readonly client: Client;
  readonly handlers: Handlers;
  readonly hearing: Hearing;
  /** Takes up what an outage left; called after each new session of the gateway. */
  readonly catchUp: ReadMissed;
  /** Erases the questions that deleted messages were. */
  readonly forgetMessages: ForgetMessages;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
  /** Called once Discord is ready and the commands are there, and again after each new session. */
  readonly onReady: () => void;
}

/** The bot on Discord. */
export interface DiscordBot {
  /**
   * Logs in and resolves when events arrive; waits while Discord is away.
   * @throws BadInput when Discord refuses the token or the intents, with what to do about it.
   * @throws DiscordUnavailable when Discord goes away in the middle of it.
   */
  start(token: string): Promise<void>;
  stop(): Promise<void>;
}

/** Binds the events of a client to their handlers. */
export function makeDiscordBot(deps: DiscordBotDeps): DiscordBot {
  const { client, handlers, log } = deps;
  const holdBack = new HoldBack();
  const stopping = new AbortController();
  const patience = { log, signal: stopping.signal };
  const hearing = {
    hear: async (message: Message) => {
      await holdBack.turn();
      await deps.hearing.hear(message);
    },
  };
  const catchUp = async () => holdBack.whileReading(deps.catchUp);
  const dispatch = makeDispatch(handlers, { ...deps, signal: stopping.signal });
  client.on(Events.InteractionCreate, gateEvent(log, 'interaction-create', dispatch));
  client.on(Events.MessageCreate, gateEvent(log, 'message-create', makeOnMessageCreate(hearing)));
  bindDeletions(deps);
  client.on(
    Events.ThreadCreate,
    gateEvent(log, 'thread-create', makeOnThreadCreate({ ...deps, hearing })),
  );
  // The first session's comes before the commands are there: `start` catches up after them.
  client.on(
    Events.ShardReady,
    gateEvent(log, 'shard-ready', async () => (client.isReady() ? catchUp() : undefined)),
  );
  client.on(Events.ShardReconnecting, () => holdBack.away());
  client.on(Events.ShardResume, () => holdBack.resumed());
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));

  return {
    start: async (token) => {
      await awaitDiscord(client, token, patience);
      const readyClient = await logIn(client, token);
      log.info(
        { servers: readyClient.guilds.cache.size, invite: inviteLink(readyClient.application.id) },
        'logged in to Discord',
      );
      // Gone again right after the login, Discord can only be waited for.
      await whileUnavailable(
        async () => orUnavailable(async () => registerCommands(readyClient, handlers, log)),
        patience,
      );
      deps.onReady();
      gateEvent(log, 'catch-up', catchUp)();
    },
    stop: async () => {
      stopping.abort();
      await deps.hearing.stop();
      // Hanging up is told like a loss, which would stand as a warning at the end of each run.
      client.removeAllListeners(Events.ShardReconnecting);
      await client.destroy();
    },
  };
}

function bindDeletions({ client, forgetMessages, log }: DiscordBotDeps): void {
  const onOne = makeOnMessageDelete(forgetMessages);
  const onMany = makeOnMessageBulkDelete(forgetMessages);
  client.on(Events.MessageDelete, gateEvent(log, 'message-delete', onOne));
  client.on(Events.MessageBulkDelete, gateEvent(log, 'message-bulk-delete', onMany));
}
