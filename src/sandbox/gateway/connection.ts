import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import * as z from 'zod';
import { guildPayload } from '../payloads/channels.ts';
import { memberPayload, userPayload } from '../payloads/people.ts';
import { recordViolation, type World } from '../state/world.ts';
import { disallowed, type PrivilegedIntent } from './intents.ts';
import { GatewaySession } from './session.ts';

const HEARTBEAT_MS = 41_250;

const PACKET = z.object({
  op: z.int(),
  d: z.unknown(),
});
const IDENTIFY = z.object({
  token: z.string(),
  intents: z.int(),
  properties: z.object({}),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const RESUME = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });
const MEMBERS = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.int().optional(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  nonce: z.string().optional(),
});

/** One socket of the bot: it greets, hears who is there, and answers heartbeats. */
export class Connection {
  readonly #world: World;
  readonly #socket: WebSocket;
  readonly #sessions: Map<string, GatewaySession>;
  readonly #enabled: readonly PrivilegedIntent[];
  #session: GatewaySession | null = null;

  constructor(
    world: World,
    socket: WebSocket,
    sessions: Map<string, GatewaySession>,
    enabled: readonly PrivilegedIntent[],
  ) {
    this.#world = world;
    this.#socket = socket;
    this.#sessions = sessions;
    this.#enabled = enabled;
  }

  /** Says hello and listens. */
  greet(): void {
    this.#socket.on('message', (data) => this.#hear(data));
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.on('close', () => {
      this.#session?.detach(this.#socket);
      this.#world.connectionEpoch += 1;
      this.#world.emit({ kind: 'gateway', change: 'closed' });
    });
    this.#send(GatewayOpcodes.Hello, { heartbeat_interval: HEARTBEAT_MS });
  }

  #hear(data: RawData): void {
    const packet = PACKET.safeParse(parse(data));
    if (!packet.success) {
      this.#close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      return;
    }
    const { d } = packet.data;
    // SAFETY: whatever is no opcode falls through every comparison.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
    const op = packet.data.op as GatewayOpcodes;
    if (op === GatewayOpcodes.Heartbeat) this.#send(GatewayOpcodes.HeartbeatAck, null);
    else if (op === GatewayOpcodes.Identify) this.#identify(d);
    else if (op === GatewayOpcodes.Resume) this.#resume(d);
    else if (!this.#session) this.#close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    else if (op === GatewayOpcodes.RequestGuildMembers) this.#members(this.#session, d);
    else if (!QUIET.includes(op)) this.#close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
  }

  #identify(d: unknown): void {
    const identify = IDENTIFY.safeParse(d);
    if (this.#session) {
      this.#close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    } else if (!identify.success) {
      this.#close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    } else if (identify.data.token !== this.#world.bot.token) {
      this.#socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    } else {
      const wrong = disallowed(identify.data.intents, this.#enabled);
      if (wrong.length === 0) this.#begin(identify.data.intents);
      else {
        this.#note('intent', `asked for intents that are not enabled: ${wrong.join(', ')}`);
        this.#socket.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
      }
    }
  }

  #begin(intents: number): void {
    const world = this.#world;
    const session = new GatewaySession(`session-${world.nextId()}`, intents, this.#socket);
    const botId = world.bot.person.id;
    const guilds = [...world.guilds.values()].filter(({ members }) => members.has(botId));
    this.#session = session;
    session.send('READY', {
      v: 10,
      user: { ...userPayload(world.bot.person), verified: true, mfa_enabled: false, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: gatewayUrl(world),
      shard: [0, 1],
      application: { id: world.bot.applicationId, flags: APPLICATION_FLAGS },
    });
    this.#sessions.set(session.id, session);
    for (const guild of guilds) {
      const data = guildPayload(world, guild, disallowed(intents, []).includes('members'));
      session.offer({ event: 'GUILD_CREATE', data, guildId: guild.id });
    }
    world.emit({ kind: 'gateway', change: 'ready' });
  }

  #resume(d: unknown): void {
    const resume = RESUME.safeParse(d);
    if (!resume.success) {
      this.#close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      return;
    }
    if (resume.data.token !== this.#world.bot.token) {
      this.#socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      return;
    }
    const session = this.#sessions.get(resume.data.session_id);
    if (!session?.resume(this.#socket, resume.data.seq)) {
      this.#send(GatewayOpcodes.InvalidSession, false);
      return;
    }
    session.losesEvents = false;
    this.#session = session;
    this.#world.emit({ kind: 'gateway', change: 'resumed' });
  }

  #members(session: GatewaySession, d: unknown): void {
    const wanted = MEMBERS.safeParse(d);
    const guild = wanted.success ? this.#world.guilds.get(wanted.data.guild_id) : undefined;
    if (!wanted.success || !guild) return;
    const { query, limit, user_ids: ids, nonce } = wanted.data;
    const found = [...guild.members.values()]
      .filter(({ personId }) => ids === undefined || [ids].flat().includes(personId))
      .map((member) => memberPayload(this.#world, member))
      .filter(({ user, nick }) => (nick ?? user.username).startsWith(query ?? ''));
    session.send('GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: limit ? found.slice(0, limit) : found,
      chunk_index: 0,
      chunk_count: 1,
      not_found: [ids ?? []].flat().filter((id) => !guild.members.has(id)),
      ...(nonce === undefined ? {} : { nonce }),
    });
  }

  /** Closes because the bot broke the protocol. */
  #close(code: GatewayCloseCodes, reason: string): void {
    this.#note('gateway', reason);
    this.#socket.close(code, reason);
  }

  #note(rule: 'gateway' | 'intent', message: string): void {
    recordViolation(this.#world, rule, message, { method: 'GATEWAY', path: '/gateway' });
  }

  #send(op: GatewayOpcodes, d: unknown): void {
    this.#socket.send(JSON.stringify({ op, d, s: null, t: null }));
  }
}

/** Where the bot finds the gateway. */
export function gatewayUrl(world: World): string {
  return `${world.baseUrl.replace(/^http/, 'ws')}/gateway`;
}

/** Presence and voice: heard, and nothing done. */
const QUIET: readonly GatewayOpcodes[] = [
  GatewayOpcodes.PresenceUpdate,
  GatewayOpcodes.VoiceStateUpdate,
];

/** Message content, members and presences, for a bot in few servers. */
const APPLICATION_FLAGS = (1 << 13) | (1 << 15) | (1 << 19);

function parse(data: RawData): unknown {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    // Not JSON: the schema refuses it, as it does everything unlawful.
    return undefined;
  }
}
