import type { InteractionHandle, OptionValue, Sandbox } from '../sandbox.ts';
import type { BotPort } from './ports.ts';
import type { Action, ActionResult } from './protocol.ts';
import type { PageFile } from './read-action.ts';
import type { SwitchBoard } from './switch-board.ts';

/** What actions act on. */
export interface ActionDeps {
  readonly sandbox: Sandbox;
  readonly switches: SwitchBoard;
  readonly bot: BotPort | undefined;
  readonly modals: ModalShelf;
  /** Tells the pages that people or channels changed where the sandbox has no event for it. */
  readonly placeChanged: () => void;
}

/** The forms on people's screens, by their interaction's token. */
export type ModalShelf = Map<string, Parameters<Sandbox['submitModal']>[1]>;

const DONE: ActionResult = { kind: 'done' };

/** Does what a visitor did, as the person they play. Throws where that person could not. */
export async function performAction(deps: ActionDeps, action: Action): Promise<ActionResult> {
  switch (action.kind) {
    case 'send':
    case 'edit':
    case 'delete':
    case 'react':
    case 'typing':
      return write(deps, action);
    case 'post':
    case 'thread':
    case 'open-dm':
      return { kind: 'opened', channelId: open(deps, action) };
    case 'commands': {
      const commands = deps.sandbox.commandsFor(action.person, action.channel);
      return { kind: 'commands', commands };
    }
    case 'autocomplete': {
      const { person, channel, path, focused } = action;
      const values = optionValues(action.values);
      const choices = await deps.sandbox.autocomplete(person, channel, path, values, focused);
      return { kind: 'choices', choices };
    }
    case 'switch':
    case 'dms':
    case 'restart':
      return turn(deps, action);
    case 'slash':
    case 'menu':
    case 'press':
    case 'select':
    case 'submit':
      return follow(deps, interact(deps, action));
    default:
      return unreachable(action);
  }
}

type Written = Extract<Action, { kind: 'send' | 'edit' | 'delete' | 'react' | 'typing' }>;
type Opened = Extract<Action, { kind: 'post' | 'thread' | 'open-dm' }>;
type Turned = Extract<Action, { kind: 'switch' | 'dms' | 'restart' }>;
type Interacted = Extract<Action, { kind: 'slash' | 'menu' | 'press' | 'select' | 'submit' }>;

function write({ sandbox }: ActionDeps, action: Written): ActionResult {
  const { person } = action;
  if (action.kind === 'send') {
    sandbox.sendMessage(person, action.channel, action.content, {
      attachments: action.files.map(personFile),
      ...(action.replyTo === null ? {} : { replyTo: action.replyTo }),
    });
  } else if (action.kind === 'edit') sandbox.editMessage(person, action.message, action.content);
  else if (action.kind === 'delete') sandbox.deleteMessage(person, action.message);
  else if (action.kind === 'react') {
    sandbox.react(person, action.message, action.emoji, action.change);
  } else sandbox.startTyping(person, action.channel);
  return DONE;
}

function open({ sandbox, placeChanged }: ActionDeps, action: Opened): string {
  if (action.kind === 'open-dm') {
    const { id } = sandbox.openDm(action.person);
    placeChanged();
    return id;
  }
  if (action.kind === 'thread') {
    const { person, name, message } = action;
    const channel = channelOf(sandbox, person, message);
    return sandbox.createThread(person, channel, { name, onMessage: message }).id;
  }
  const { person, forum, title, content, tags } = action;
  const attachments = action.files.map(personFile);
  return sandbox.createForumPost(person, forum, { title, content, tags, attachments }).id;
}

function channelOf(sandbox: Sandbox, person: string, message: string): string {
  const home = sandbox
    .channelsFor(person)
    .find(({ id }) => sandbox.messagesIn(id, person).some((one) => one.id === message));
  if (home === undefined) throw new Error('the message is gone');
  return home.id;
}

async function turn(deps: ActionDeps, action: Turned): Promise<ActionResult> {
  if (action.kind === 'switch') deps.switches.turn(action.name, action.isOn);
  else if (action.kind === 'dms') {
    deps.sandbox.setDmsOpen(action.person, action.isOpen);
    deps.placeChanged();
  } else {
    if (deps.bot === undefined) throw new Error('this sandbox has no hold of the bot');
    await deps.bot.restart();
  }
  return DONE;
}

function interact({ sandbox, modals }: ActionDeps, action: Interacted): InteractionHandle {
  const { person } = action;
  if (action.kind === 'slash') {
    return sandbox.slash(person, action.channel, action.path, optionValues(action.values));
  }
  if (action.kind === 'menu') return sandbox.messageMenu(person, action.name, action.message);
  if (action.kind === 'press') return sandbox.clickButton(person, action.message, action.button);
  if (action.kind === 'select') {
    return sandbox.selectOptions(person, action.message, action.menu, action.choices);
  }
  const modal = modals.get(action.token);
  if (modal === undefined) throw new Error('the form is gone');
  const handle = sandbox.submitModal(person, modal, action.values);
  modals.delete(action.token);
  return handle;
}

/** A failure is no refusal: it shows in the channel, as Discord shows it. */
async function follow({ modals }: ActionDeps, handle: InteractionHandle): Promise<ActionResult> {
  await handle.settled();
  const { shown } = handle;
  if (shown?.kind !== 'modal') return DONE;
  const { interactionToken: token, title, payload } = shown.modal;
  modals.set(token, shown.modal);
  return { kind: 'modal', modal: { token, title, payload } };
}

function unreachable(action: never): never {
  throw new Error(`no such action: ${JSON.stringify(action)}`);
}

function personFile({ name, type, base64 }: PageFile) {
  const content = Buffer.from(base64, 'base64');
  return { name, content, ...(type === '' ? {} : { contentType: type }) };
}

function optionValues(
  given: Readonly<Record<string, string | number | boolean | PageFile>>,
): Record<string, OptionValue> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' ? personFile(value) : value,
    ]),
  );
}
