import type {
  APIApplicationCommand,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { ChannelView, MemberView, MessageView, RoleView } from '../driver/views.ts';
import type { Choice } from '../state/interaction.ts';
import type { Action } from './read-action.ts';

export type { Action, ChannelView, Choice, MemberView, MessageView, RoleView };

/** Somebody whom the visitor plays. */
export interface PagePerson {
  readonly id: string;
  readonly name: string;
  readonly part: 'learner' | 'staff';
}

/** What a newcomer is shown first. */
export interface Tour {
  readonly suggestions: readonly Suggestion[];
  /** What to press next: the first hint whose button stands under the newest message that has any. */
  readonly hints: readonly Hint[];
}

/** A question to begin with. */
export interface Suggestion {
  /** What is special about it. */
  readonly title: string;
  readonly question: string;
  /** The command that asks it, the option that takes it, and where. */
  readonly command: string;
  readonly option: string;
  readonly channelId: string;
}

/** What somebody may do once a button stands there. */
export interface Hint {
  readonly part: PagePerson['part'];
  /** The button that shows how far things are. */
  readonly button: string;
  /** The button to press. */
  readonly press: string;
  readonly say: string;
}

/** What can be made to go wrong. */
export interface Switches {
  readonly isSlow: boolean;
  readonly isDown: boolean;
  readonly isLimiting: boolean;
}

/** The bot's process. */
export type BotState = 'running' | 'restarting' | 'stopped';

/** A request of the bot, as the drawer shows it. */
export interface CallView {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number | null;
  readonly fault: string | null;
  readonly violations: readonly string[];
  readonly body: string;
  readonly at: number;
  readonly tookMs: number;
}

/** What the bot thought about a question. */
export interface InsideAnswer {
  readonly question: string;
  readonly outcome: string;
  readonly confidence: number;
  /** The confidence from which it states an answer, and from which it offers one. */
  readonly thresholds: { readonly answered: number; readonly unsure: number };
  readonly passages: readonly {
    readonly title: string;
    readonly path: string;
    readonly score: number;
    readonly text: string;
  }[];
  readonly timings: Readonly<Record<string, number>>;
  readonly signals: Readonly<Record<string, number>>;
}

/** Something that the bot has written down to do. */
export interface InsideIntent {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
}

/** A look into the bot. */
export interface Inside {
  readonly answers: readonly InsideAnswer[];
  readonly outbox: readonly InsideIntent[];
}

/** A form that came up on somebody's screen. */
export interface ModalForm {
  readonly token: string;
  readonly title: string;
  readonly payload: APIModalInteractionResponseCallbackData;
}

/** Everything, for a page that has just connected. */
export interface Snapshot {
  readonly people: readonly PagePerson[];
  readonly guild: { readonly id: string; readonly name: string };
  readonly botId: string;
  readonly members: readonly MemberView[];
  readonly roles: readonly RoleView[];
  /** By person. */
  readonly channels: Readonly<Record<string, readonly ChannelView[]>>;
  readonly messages: readonly MessageView[];
  readonly calls: readonly CallView[];
  readonly switches: Switches;
  readonly bot: BotState;
  readonly tour: Tour;
  readonly inside: Inside | null;
}

/** What the server tells the page. */
export type ServerMessage =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'place'; readonly place: Pick<Snapshot, 'channels' | 'members' | 'roles'> }
  | { readonly type: 'message'; readonly view: MessageView }
  | { readonly type: 'message-deleted'; readonly messageId: string }
  | { readonly type: 'typing'; readonly channelId: string; readonly personId: string }
  | { readonly type: 'unanswered'; readonly channelId: string; readonly personId: string }
  | { readonly type: 'commands-changed' }
  | { readonly type: 'call'; readonly call: CallView }
  | { readonly type: 'switches'; readonly switches: Switches }
  | { readonly type: 'bot'; readonly state: BotState }
  | { readonly type: 'inside'; readonly inside: Inside }
  | { readonly type: 'result'; readonly id: number; readonly result: ActionResult };

/** How an action ended. */
export type ActionResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'opened'; readonly channelId: string }
  | { readonly kind: 'modal'; readonly modal: ModalForm }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What the page asks the server to do. */
export interface PageMessage {
  readonly id: number;
  readonly action: Action;
}
