import { DiscordjsError, DiscordjsErrorCodes, Events, type Client } from 'discord.js';
import { BadInput, DiscordUnavailable } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { makeDispatch } from './dispatch.ts';
import { makeOnMessageCreate, type MessageCreateDeps } from './events/message-create.ts';
import { gateEvent } from './gate.ts';
import { inviteLink } from './invite.ts';
import { registerCommands } from './register-commands.ts';
import type { Handlers } from './registry.ts';

export interface DiscordBotDeps extends MessageCreateDeps {
  readonly client: Client;
  readonly handlers: Handlers;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly log: Log;
  /** Called once Discord is ready and the commands are there, and again after each new session. */
  readonly onReady: () => void;
}

/** The bot on Discord. */
export interface DiscordBot {
  /**
   * Logs in and resolves when events arrive.
   * @throws BadInput when Discord refuses the token or the intents, with what to do about it.
   * @throws DiscordUnavailable when Discord cannot be reached.
   */
  start(token: string): Promise<void>;
  stop(): Promise<void>;
}

/** Binds the events of a client to their handlers. */
export function makeDiscordBot(deps: DiscordBotDeps): DiscordBot {
  const { client, handlers, log } = deps;
  const dispatch = makeDispatch(handlers, deps);
  client.on(Events.InteractionCreate, gateEvent(log, 'interaction-create', dispatch));
  client.on(Events.MessageCreate, gateEvent(log, 'message-create', makeOnMessageCreate(deps)));
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord client error'));
  client.on(Events.ShardReconnecting, () => log.warn({}, 'gateway reconnecting'));
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, 'gateway resumed'));

  return {
    start: async (token) => {
      const ready = new Promise<Client<true>>((resolve) =>
        client.once(Events.ClientReady, resolve),
      );
      await client.login(token).catch((error: unknown) => {
        throw explainLogin(error);
      });
      const readyClient = await ready;
      log.info(
        { servers: readyClient.guilds.cache.size, invite: inviteLink(readyClient.application.id) },
        'logged in to Discord',
      );
      await registerCommands(readyClient, handlers, log);
      deps.onReady();
    },
    stop: async () => client.destroy(),
  };
}

/** Says in one sentence why Discord did not let us in, and what to do. */
function explainLogin(error: unknown): Error {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new BadInput(
      'Discord does not accept DISCORD_TOKEN: copy a fresh bot token from the developer portal',
      {
        cause: error,
      },
    );
  }
  if (error instanceof Error && /disallowed intents/i.test(error.message)) {
    return new BadInput(
      'Discord refuses the intents: switch on "Message Content Intent" for the bot in the developer portal',
      { cause: error },
    );
  }
  return new DiscordUnavailable(
    'Discord cannot be reached: check the network and DISCORD_API_URL',
    { cause: error },
  );
}
