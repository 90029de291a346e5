import type { APIMessage } from 'discord-api-types/v10';
import type { RestCall, Violation } from './records.ts';

/** Everything that happens, in order, for a page or a test that watches. */
export type SandboxEvent =
  | {
      readonly kind: 'message-created' | 'message-edited';
      readonly channelId: string;
      readonly message: APIMessage;
      readonly visibleOnlyTo: string | null;
    }
  | { readonly kind: 'message-deleted'; readonly channelId: string; readonly messageId: string }
  | {
      readonly kind:
        | 'channel-created'
        | 'channel-updated'
        | 'channel-deleted'
        | 'thread-created'
        | 'thread-updated'
        | 'thread-deleted';
      readonly channelId: string;
      readonly guildId: string | null;
    }
  | { readonly kind: 'guild-changed'; readonly guildId: string }
  | {
      readonly kind: 'reaction-added' | 'reaction-removed';
      readonly channelId: string;
      readonly messageId: string;
      readonly personId: string;
      readonly emoji: string;
    }
  | { readonly kind: 'typing'; readonly channelId: string; readonly personId: string }
  | {
      readonly kind:
        | 'interaction-created'
        | 'interaction-acknowledged'
        | 'interaction-answered'
        | 'interaction-failed';
      readonly interactionId: string;
      readonly personId: string;
      readonly channelId: string;
    }
  | { readonly kind: 'commands-changed'; readonly guildId: string | null }
  | { readonly kind: 'gateway'; readonly change: 'ready' | 'resumed' | 'closed' }
  | { readonly kind: 'rest-call'; readonly call: RestCall }
  | { readonly kind: 'violation'; readonly violation: Violation };

/** Told of every event as it happens. */
export type Listener = (event: SandboxEvent) => void;
