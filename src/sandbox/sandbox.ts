import type { Server } from 'node:http';
import { GatewayCloseCodes, type APIMessage } from 'discord-api-types/v10';
import { makeDriver, type Driver } from './driver/driver.ts';
import { createGateway, type DisconnectOptions, type Gateway } from './gateway/gateway.ts';
import type { PrivilegedIntent } from './gateway/intents.ts';
import { makeFaultBook, type Faults } from './server/faults.ts';
import type { RateLimitMode } from './server/rate-limits.ts';
import { createRestServer } from './server/rest-server.ts';
import { allRoutes } from './rest/routes.ts';
import type { SandboxClock } from './state/clock.ts';
import type { Listener } from './state/events.ts';
import type { RestCall, Violation } from './state/records.ts';
import { createWorld, type World } from './state/world.ts';

/** How a sandbox is started. Everything has a default. */
export interface SandboxOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  readonly clock?: SandboxClock;
  readonly token?: string;
  readonly botName?: string;
  /** The privileged intents that the application may ask for; all, unless said. Else: close 4014. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  /** `reject` (the default) answers an unlawful body with 50035; `record` only writes it down. */
  readonly onViolation?: 'reject' | 'record';
  /** `discord` refuses as Discord does; `generous`, the default, only counts. */
  readonly rateLimits?: RateLimitMode;
  /** Whether a third change of a channel's name or topic in ten minutes gets 429. On, unless said. */
  readonly limitsRenames?: boolean;
  /** Threads of a server that may be active at once; the next gets 160006. 1,000, unless said. */
  readonly maxActiveThreads?: number;
}

/** A Discord on loopback: REST v10 and gateway v10, and people to play. */
export interface Sandbox extends Driver {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** What the bot takes as `DISCORD_API_URL`; clients add `/v10`. */
  readonly apiUrl: string;
  /** The one that is good now. */
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  /** Every request of the bot, in order of its answer. */
  readonly calls: readonly RestCall[];
  /** Every rule of Discord that the bot broke. */
  readonly violations: readonly Violation[];
  readonly faults: Faults;
  readonly gateway: Pick<Gateway, 'connected'> & {
    disconnectAll(options?: DisconnectOptions): void;
  };
  /** Another token takes the place of the bot's, as when somebody resets it: 401 from now on, and close 4004. */
  revokeToken(): void;
  /** Away altogether: 503 to every request, no gateway. People can still write. */
  down(isDown: boolean): void;
  /** Tells `listener` of everything that happens; call the answer to stop. */
  onEvent(listener: Listener): () => void;
  stop(): Promise<void>;
}

export type { OptionValue } from './driver/command-options.ts';
export type {
  ChannelHandle,
  OverwriteSpec,
  PersonHandle,
  Ref,
  RoleHandle,
} from './driver/handles.ts';
export type {
  InteractionHandle,
  InteractionResponse,
  ModalView,
} from './driver/interaction-handle.ts';
export type { GuildHandle } from './driver/servers.ts';
export type { FaultRule } from './server/faults.ts';
export type { SandboxEvent } from './state/events.ts';
export type { APIMessage, RestCall, Violation };

/** Starts a sandbox on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const intents = options.privilegedIntents ?? ['members', 'presences', 'message-content'];
  const world = createWorld({
    clock: options.clock ?? { now: () => Date.now() },
    botName: options.botName ?? 'course-support-bot',
    token: options.token,
    hasMessageContentIntent: intents.includes('message-content'),
    limitsRenames: options.limitsRenames ?? true,
    maxActiveThreads: options.maxActiveThreads ?? 1_000,
  });
  const faults = makeFaultBook();
  const server = createRestServer(world, {
    routes: allRoutes,
    faults,
    rateLimits: options.rateLimits ?? 'generous',
    rejectsViolations: options.onViolation !== 'record',
  });
  const gateway = createGateway(world, server, intents);
  world.baseUrl = await listen(server, options);
  return {
    ...makeDriver(world),
    ...accessTo(world),
    faults,
    gateway,
    get token() {
      return world.bot.token;
    },
    revokeToken: () => {
      world.bot.token = `${world.bot.token}.reset`;
      gateway.disconnectAll({ code: GatewayCloseCodes.AuthenticationFailed });
    },
    down: (isDown) => {
      faults.isDown = isDown;
      gateway.refuse(isDown);
      if (isDown) gateway.disconnectAll({ by: 'tear' });
    },
    stop: async () => {
      for (const timer of world.timers) clearTimeout(timer);
      await gateway.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listen(server: Server, options: SandboxOptions): Promise<string> {
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host}:${port}`;
}

function accessTo(world: World) {
  return {
    url: world.baseUrl,
    apiUrl: `${world.baseUrl}/api`,
    applicationId: world.bot.applicationId,
    botUserId: world.bot.person.id,
    calls: world.calls,
    violations: world.violations,
    onEvent: world.listen,
  };
}
