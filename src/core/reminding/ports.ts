import type { Escalation, EscalationStatus } from '../escalation/escalation.ts';
import type { ServerId } from '../ids.ts';

/** Which escalations wait. */
export interface WaitingFilter {
  readonly serverId: ServerId;
  readonly status: EscalationStatus;
  /** Whether the one it waits for was reminded. */
  readonly isReminded: boolean;
  /** They have waited since before this moment or, reminded, were reminded before it. */
  readonly before: Date;
}

/** Finds escalations by how long they have waited. */
export interface WaitingEscalations {
  /** The servers that have escalations which are not ended. */
  servers(): Promise<readonly ServerId[]>;
  /** The longest waiting first. */
  find(filter: WaitingFilter, limit: number): Promise<readonly Escalation[]>;
}
