import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { SandboxClock } from './clock.ts';
import type { Listener, SandboxEvent } from './events.ts';
import type { Interaction } from './interaction.ts';
import type { Channel, Guild, Person, StoredFile } from './model.ts';
import type { RestCall, Violation, ViolationRule } from './records.ts';
import { makeNextId, type NextId } from './snowflake.ts';

/** A gateway event on its way to the bot's sessions. */
export interface Dispatch {
  readonly event: string;
  readonly data: object;
  readonly guildId: string | null;
  /** Left out for a session without the message-content intent. */
  readonly stripped?: object;
}

/** The bot's account and what it is allowed at the door. */
export interface BotAccount {
  readonly person: Person;
  readonly applicationId: string;
  token: string;
  readonly hasMessageContentIntent: boolean;
}

/** All that this Discord holds: one object, changed in place by the routes and by the driver. */
export interface World {
  readonly clock: SandboxClock;
  readonly nextId: NextId;
  readonly bot: BotAccount;
  readonly people: Map<string, Person>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly interactions: Map<string, Interaction>;
  readonly commands: Map<string, APIApplicationCommand>;
  readonly files: Map<string, StoredFile>;
  /** Who reacted, by `message:emoji`. */
  readonly reactions: Map<string, Set<string>>;
  readonly calls: RestCall[];
  readonly violations: Violation[];
  /** `http://127.0.0.1:PORT`, once the server listens. */
  baseUrl: string;
  /** Whether a limit of renames holds. */
  readonly limitsRenames: boolean;
  /** Threads of a server that may be active at once. */
  readonly maxActiveThreads: number;
  readonly emit: (event: SandboxEvent) => void;
  readonly listen: (listener: Listener) => () => void;
  /** Gives an event to the gateway; true when a connected session took it. */
  dispatch: (dispatch: Dispatch) => boolean;
  /** How many connections of the bot have been lost. */
  connectionEpoch: number;
  /** Delays that must end with the sandbox. */
  readonly timers: Set<NodeJS.Timeout>;
}

export interface WorldOptions {
  readonly clock: SandboxClock;
  readonly botName: string;
  readonly token: string | undefined;
  readonly hasMessageContentIntent: boolean;
  readonly limitsRenames: boolean;
  readonly maxActiveThreads: number;
}

/** An empty Discord with the bot's account. */
export function createWorld(options: WorldOptions): World {
  const nextId = makeNextId(() => options.clock.now());
  const bot = createBot(nextId, options);
  const listeners = new Set<Listener>();
  return {
    clock: options.clock,
    nextId,
    bot,
    people: new Map([[bot.person.id, bot.person]]),
    guilds: new Map(),
    channels: new Map(),
    interactions: new Map(),
    commands: new Map(),
    files: new Map(),
    reactions: new Map(),
    calls: [],
    violations: [],
    baseUrl: '',
    limitsRenames: options.limitsRenames,
    maxActiveThreads: options.maxActiveThreads,
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: () => false,
    connectionEpoch: 0,
    timers: new Set(),
  };
}

/** Writes down a rule that the bot broke. */
export function recordViolation(
  world: World,
  rule: ViolationRule,
  message: string,
  where: { readonly method: string; readonly path: string },
): Violation {
  const violation = { rule, message, ...where, at: world.clock.now() };
  world.violations.push(violation);
  world.emit({ kind: 'violation', violation });
  return violation;
}

/** Runs `action` later, unless the sandbox stops first. */
export function later(world: World, ms: number, action: () => void): void {
  const timer = setTimeout(() => {
    world.timers.delete(timer);
    action();
  }, ms);
  world.timers.add(timer);
}

function createBot(nextId: NextId, options: WorldOptions): BotAccount {
  const id = nextId();
  const prefix = Buffer.from(id).toString('base64url');
  return {
    person: {
      id,
      username: options.botName,
      displayName: options.botName,
      isBot: true,
      locale: 'en-US',
      hasDmsOpen: true,
    },
    applicationId: id,
    token: options.token ?? `${prefix}.sandbox.${'x'.repeat(27)}`,
    hasMessageContentIntent: options.hasMessageContentIntent,
  };
}
