import { z } from 'zod';

const person = z.string();
const file = z.object({ name: z.string(), type: z.string(), base64: z.string() });
const files = z.array(file);
/** A file of an option is written like an attachment. */
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));

const actionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send'),
    person,
    channel: z.string(),
    content: z.string(),
    files,
    replyTo: z.string().nullable(),
  }),
  z.object({ kind: z.literal('edit'), person, message: z.string(), content: z.string() }),
  z.object({ kind: z.literal('delete'), person, message: z.string() }),
  z.object({
    kind: z.literal('react'),
    person,
    message: z.string(),
    emoji: z.string(),
    change: z.enum(['add', 'remove']),
  }),
  z.object({ kind: z.literal('typing'), person, channel: z.string() }),
  z.object({
    kind: z.literal('post'),
    person,
    forum: z.string(),
    title: z.string(),
    content: z.string(),
    tags: z.array(z.string()),
    files,
  }),
  z.object({ kind: z.literal('thread'), person, message: z.string(), name: z.string() }),
  z.object({ kind: z.literal('open-dm'), person }),
  z.object({ kind: z.literal('commands'), person, channel: z.string() }),
  z.object({ kind: z.literal('slash'), person, channel: z.string(), path: z.string(), values }),
  z.object({
    kind: z.literal('autocomplete'),
    person,
    channel: z.string(),
    path: z.string(),
    values,
    focused: z.string(),
  }),
  z.object({ kind: z.literal('menu'), person, name: z.string(), message: z.string() }),
  z.object({ kind: z.literal('press'), person, message: z.string(), button: z.string() }),
  z.object({
    kind: z.literal('select'),
    person,
    message: z.string(),
    menu: z.string(),
    choices: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('submit'),
    person,
    token: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({
    kind: z.literal('switch'),
    name: z.enum(['isSlow', 'isDown', 'isLimiting']),
    isOn: z.boolean(),
  }),
  z.object({ kind: z.literal('dms'), person, isOpen: z.boolean() }),
  z.object({ kind: z.literal('restart') }),
]);

const messageSchema = z.object({ id: z.number(), action: actionSchema });

/** What a visitor does on the page. */
export type Action = z.infer<typeof actionSchema>;

/** A file on its way from the page. */
export type PageFile = z.infer<typeof file>;

/** Reads a message of the page. Throws with what is wrong. */
export function readPageMessage(text: string): { readonly id: number; readonly action: Action } {
  return messageSchema.parse(JSON.parse(text));
}
