import Bottleneck from 'bottleneck';
import type { InTurn } from '../core/hearing/ports.ts';

/** A conversation that is silent for this long is forgotten, in milliseconds. */
const CONVERSATION_IDLE_MS = 60_000;

/** Runs the jobs of one conversation in turn; other conversations do not wait. A job's fault is its caller's. */
export function makeConversationQueue(): InTurn {
  const conversations = new Bottleneck.Group({ maxConcurrent: 1, timeout: CONVERSATION_IDLE_MS });
  return async (conversation, job) => conversations.key(conversation).schedule(job);
}
