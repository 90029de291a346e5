import type { ConversationTables } from './conversation-tables.ts';
import type { EscalationTables } from './escalation-tables.ts';
import type { InsightTables } from './insight-tables.ts';
import type { KnowledgeTables } from './knowledge-tables.ts';

/** Times are ISO 8601 strings in UTC, booleans 0 or 1, JSON is text. */
export interface DatabaseSchema
  extends KnowledgeTables, ConversationTables, EscalationTables, InsightTables {
  /** Single facts about the whole database, by name: see `index-state.ts`. */
  facts: { name: string; value: string };
  server_settings: { server_id: string; settings: string; updated_at: string };
  /** Servers that the bot was removed from, and since when. */
  departed_servers: { server_id: string; left_at: string };
}
