import type { WebSocket } from 'ws';
import type { Dispatch } from '../state/world.ts';
import { isWanted, readsContent } from './intents.ts';

/** A message of the gateway. */
export interface Packet {
  readonly op: number;
  readonly d: unknown;
  readonly s?: number | null;
  readonly t?: string | null;
}

/** How many events a session keeps for a resume. */
const MAX_BACKLOG = 5000;

/** One bot's line to the gateway. It outlives its socket, so that it can be resumed. */
export class GatewaySession {
  readonly id: string;
  readonly intents: number;
  /** Whether events that happen while nobody is connected are thrown away. */
  losesEvents = false;
  #socket: WebSocket | null;
  #sequence = 0;
  #backlog: Packet[] = [];

  constructor(id: string, intents: number, socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.#socket = socket;
  }

  get isConnected(): boolean {
    return this.#socket !== null;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** Sends an event if this session wants it; true when it went out on a live socket. */
  offer({ event, data, guildId, stripped }: Dispatch): boolean {
    if (!isWanted(this.intents, event, guildId)) return false;
    if (!this.#socket && this.losesEvents) return false;
    this.send(event, readsContent(this.intents) ? data : (stripped ?? data));
    return this.isConnected;
  }

  /** Sends an event whatever the intents are. */
  send(event: string, data: object): void {
    this.#sequence += 1;
    const packet: Packet = { op: 0, t: event, s: this.#sequence, d: structuredClone(data) };
    this.#backlog.push(packet);
    if (this.#backlog.length > MAX_BACKLOG) this.#backlog.shift();
    this.#socket?.send(JSON.stringify(packet));
  }

  /** Takes a new socket and replays what came after `sequence`; false when that is too long ago. */
  resume(socket: WebSocket, sequence: number): boolean {
    const oldest = this.#backlog[0]?.s ?? 1;
    if (sequence + 1 < oldest || sequence > this.#sequence) return false;
    this.#socket = socket;
    for (const packet of this.#backlog) {
      if ((packet.s ?? 0) > sequence) socket.send(JSON.stringify(packet));
    }
    this.send('RESUMED', {});
    return true;
  }

  /** Forgets the socket if it is still this one. */
  detach(socket: WebSocket): void {
    if (this.#socket === socket) this.#socket = null;
  }
}
