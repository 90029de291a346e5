import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  StringSelectMenuInteraction,
  UserSelectMenuInteraction,
} from 'discord.js';

/** Who may use a handler: everybody; the staff role or Manage Server; Manage Server. Checked by the gate on every use. */
export type HandlerAudience = 'learner' | 'staff' | 'manager';

/** How Discord is told at once that we heard: before any work, always. */
export type Acknowledgement =
  /** "Thinking…" in public, then `editReply`. */
  | 'public'
  /** "Thinking…" to the presser only, then `editReply`. */
  | 'private'
  /** Nothing visible; then `editReply` changes the message that carries the button, `followUp` adds another. */
  | 'update'
  /** The handler opens a modal as its first act: it may only read before that. */
  | 'modal';

/** A slash command. */
export interface Command {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  readonly audience: HandlerAudience;
  readonly acknowledge: (
    interaction: ChatInputCommandInteraction,
  ) => 'public' | 'private' | 'modal';
  readonly run: (interaction: ChatInputCommandInteraction) => Promise<void>;
  readonly complete?: (interaction: AutocompleteInteraction) => Promise<void>;
}

/** A context menu entry on a message. */
export interface Menu {
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  readonly audience: HandlerAudience;
  readonly acknowledge: 'public' | 'private' | 'modal';
  readonly run: (interaction: MessageContextMenuCommandInteraction) => Promise<void>;
}

/** A button; `args` are what stands behind the name in its custom id. */
export interface Button {
  readonly name: string;
  readonly audience: HandlerAudience;
  readonly acknowledge: Acknowledgement;
  readonly run: (interaction: ButtonInteraction, args: readonly string[]) => Promise<void>;
}

/** A select menu of strings or of people. */
export interface SelectMenu {
  readonly name: string;
  readonly audience: HandlerAudience;
  readonly acknowledge: Acknowledgement;
  readonly run: (
    interaction: StringSelectMenuInteraction | UserSelectMenuInteraction,
    args: readonly string[],
  ) => Promise<void>;
}

/** A submitted modal. */
export interface Modal {
  readonly name: string;
  readonly audience: HandlerAudience;
  readonly acknowledge: Exclude<Acknowledgement, 'modal'>;
  readonly run: (interaction: ModalSubmitInteraction, args: readonly string[]) => Promise<void>;
}

/** All that the bot can do on request. */
export interface Handlers {
  readonly commands: readonly Command[];
  readonly menus: readonly Menu[];
  readonly buttons: readonly Button[];
  readonly selects: readonly SelectMenu[];
  readonly modals: readonly Modal[];
}

/** One list of several, in their order. */
export function joinHandlers(lists: readonly Partial<Handlers>[]): Handlers {
  return {
    commands: lists.flatMap(({ commands = [] }) => commands),
    menus: lists.flatMap(({ menus = [] }) => menus),
    buttons: lists.flatMap(({ buttons = [] }) => buttons),
    selects: lists.flatMap(({ selects = [] }) => selects),
    modals: lists.flatMap(({ modals = [] }) => modals),
  };
}
