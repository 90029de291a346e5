import type { DrawnInsights, InsightQuery, UnplacedQuestion } from './core/insights/ports.ts';
import type { ServerId } from './core/ids.ts';
import type { Fault } from './indexing-messages.ts';

/** What the insights' thread can be asked for. */
export type InsightTask =
  | { readonly kind: 'read'; readonly query: InsightQuery; readonly accepted: number }
  | { readonly kind: 'unplaced'; readonly serverId: ServerId; readonly limit: number };

/** What each task gives. */
export interface InsightResults {
  readonly read: DrawnInsights;
  readonly unplaced: readonly UnplacedQuestion[];
}

/** What the thread is told. */
export interface ToInsightsWorker {
  readonly id: number;
  readonly task: InsightTask;
}

/** What the thread says. */
export type FromInsightsWorker =
  | { readonly id: number; readonly result: InsightResults[keyof InsightResults] }
  | { readonly id: number; readonly fault: Fault };
