import { ComponentType, MessageFlags, type APIEmbed } from 'discord-api-types/v10';
import { flatten, type ComponentNode } from '../actions/components.ts';
import type { FieldError } from '../state/errors.ts';

/** A message's body, as far as limits go. */
export interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly ComponentNode[] | null | undefined;
  readonly flags?: number | null | undefined;
  readonly sticker_ids?: readonly string[] | null | undefined;
  readonly poll?: object | null | undefined;
}

/** An application's message holds 2,000 characters; the schema's 4,000 are for paying people. */
const MAX_CONTENT = 2000;
const MAX_EMBED_TEXT = 6000;
const MAX_ROWS = 5;
const MAX_BUTTONS_IN_ROW = 5;
const MAX_COMPONENTS_V2 = 40;
const MAX_TEXT_V2 = 4000;

/** Which limits a message breaks that Discord's schema does not state. */
export function checkMessage(body: MessageBody): FieldError[] {
  const isV2 = ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const components = body.components ?? [];
  return [
    ...checkText(body, isV2),
    ...checkEmbeds(body.embeds ?? []),
    ...(isV2 ? checkV2(components) : checkRows(components)),
    ...checkIds(components, ['components']),
  ];
}

/** Whether a message would show nothing at all. */
export function isEmpty(body: MessageBody, attachments: number): boolean {
  return (
    !body.content?.trim() &&
    !body.embeds?.length &&
    !body.components?.length &&
    !body.sticker_ids?.length &&
    !body.poll &&
    attachments === 0
  );
}

/** Custom ids that stand twice in one message or modal. */
export function checkIds(
  components: readonly ComponentNode[],
  path: readonly (string | number)[],
): FieldError[] {
  const ids = flatten(components).flatMap(({ custom_id }) => custom_id ?? []);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return twice.map((id) => ({
    path,
    code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
    message: `Component custom id cannot be duplicated: ${id}`,
  }));
}

function checkText({ content, embeds, poll }: MessageBody, isV2: boolean): FieldError[] {
  const tooLong = tooLongContent(content);
  if (!isV2 || !(content || embeds?.length || poll)) return tooLong;
  return [
    ...tooLong,
    {
      path: ['flags'],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: 'The content, embeds and poll fields cannot be used with components v2.',
    },
  ];
}

function tooLongContent(content: string | null | undefined): FieldError[] {
  if ((content ?? '').length <= MAX_CONTENT) return [];
  const message = `Must be ${MAX_CONTENT} or fewer in length.`;
  return [{ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message }];
}

function checkEmbeds(embeds: readonly APIEmbed[]): FieldError[] {
  const length = embeds.reduce((sum, embed) => sum + textOf(embed), 0);
  if (length <= MAX_EMBED_TEXT) return [];
  const message = `Embed size exceeds maximum size of ${MAX_EMBED_TEXT}`;
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

function textOf({ title, description, footer, author, fields }: APIEmbed): number {
  const parts = [title, description, footer?.text, author?.name];
  const inFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [...parts, ...inFields].reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

function checkRows(rows: readonly ComponentNode[]): FieldError[] {
  const errors: FieldError[] = [];
  if (rows.length > MAX_ROWS) {
    const message = `Must be between 1 and ${MAX_ROWS} in length.`;
    errors.push({ path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  rows.forEach((row, index) => {
    const inner = row.components ?? [];
    const isRow = row.type === ComponentType.ActionRow;
    if (!isRow) {
      const message = 'Value of field "type" must be 1 without components v2.';
      errors.push({ path: ['components', index], code: 'UNION_TYPE_CHOICES', message });
    }
    const width = inner.reduce((sum, node) => sum + widthOf(node), 0);
    if (isRow && width > MAX_BUTTONS_IN_ROW) {
      const message = 'The specified component exceeds the maximum width';
      errors.push({
        path: ['components', index, 'components'],
        code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        message,
      });
    }
    errors.push(...checkButtons(inner, ['components', index, 'components']));
  });
  return errors;
}

function widthOf(node: ComponentNode): number {
  return node.type === ComponentType.Button ? 1 : MAX_BUTTONS_IN_ROW;
}

function checkButtons(
  nodes: readonly ComponentNode[],
  path: readonly (string | number)[],
): FieldError[] {
  return nodes.flatMap((node, index) => {
    if (node.type !== ComponentType.Button || node.label || node['emoji']) return [];
    const message = 'A button must have a label or emoji';
    return [{ path: [...path, index], code: 'BUTTON_COMPONENT_EMPTY', message }];
  });
}

function checkV2(components: readonly ComponentNode[]): FieldError[] {
  const all = flatten(components);
  const text = all.reduce(
    (sum, node) => sum + (typeof node['content'] === 'string' ? node['content'].length : 0),
    0,
  );
  const errors: FieldError[] = [];
  if (all.length > MAX_COMPONENTS_V2) {
    const message = `The total number of components must be ${MAX_COMPONENTS_V2} or fewer.`;
    errors.push({ path: ['components'], code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  if (text > MAX_TEXT_V2) {
    const message = `The displayable text must be ${MAX_TEXT_V2} or fewer in length.`;
    errors.push({
      path: ['components'],
      code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      message,
    });
  }
  return errors;
}
