import type {
  CallView,
  Inside,
  MessageView,
  ModalForm,
  PagePerson,
  Snapshot,
} from '../../page-server/protocol.ts';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { emptyDraft, type Draft } from '../composer/draft.ts';

/** What the page knows and shows. Changed in place; `App.changed` shows it. */
export interface PageState {
  isConnected: boolean;
  place: Omit<Snapshot, 'messages' | 'calls' | 'inside'> | undefined;
  readonly messages: Map<string, MessageView>;
  calls: readonly CallView[];
  inside: Inside | null;
  readonly panes: Pane[];
  /** Whose pane is shown where there is room for one. */
  shownPersonId: string;
  isDrawerOpen: boolean;
  drawerTab: 'answer' | 'outbox' | 'requests';
  isLight: boolean;
}

/** The screen of one person. */
export interface Pane {
  readonly person: PagePerson;
  channelId: string;
  /** What is being written in the channel that is shown. */
  draft: Draft;
  /** What was begun in other channels. */
  readonly drafts: Map<string, Draft>;
  /** Channels with something new. */
  readonly unread: Set<string>;
  readonly typing: Map<string, Map<string, number>>;
  /** The commands that are offered, by channel. */
  readonly commands: Map<string, readonly APIApplicationCommand[]>;
  modal: ModalForm | undefined;
  menu: MenuState | undefined;
  /** Of each message whose button or menu waits for the bot's acknowledgement: that component's id. */
  readonly working: Map<string, string>;
  editing: { readonly messageId: string; text: string } | undefined;
  isListOpen: boolean;
  isPosting: boolean;
  /** What could not be done, or was not answered. */
  notice: { readonly channelId: string; readonly text: string } | undefined;
}

/** The open menu of a message. */
export interface MenuState {
  readonly messageId: string;
  readonly x: number;
  readonly y: number;
}

/** A page that knows nothing yet. */
export function emptyState(isLight: boolean): PageState {
  return {
    isConnected: false,
    place: undefined,
    messages: new Map(),
    calls: [],
    inside: null,
    panes: [],
    shownPersonId: '',
    isDrawerOpen: false,
    drawerTab: 'answer',
    isLight,
  };
}

/** The screen of somebody who has just come. */
export function newPane(person: PagePerson, channelId: string): Pane {
  return {
    person,
    channelId,
    draft: emptyDraft(),
    drafts: new Map(),
    unread: new Set(),
    typing: new Map(),
    commands: new Map(),
    modal: undefined,
    menu: undefined,
    working: new Map(),
    editing: undefined,
    isListOpen: false,
    isPosting: false,
    notice: undefined,
  };
}
