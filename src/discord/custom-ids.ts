/** Discord's limit for the id of a component or modal. */
const CUSTOM_ID_LIMIT = 100;

/** What a component's id says: a handler's name and its arguments. */
export interface CustomId {
  readonly name: string;
  readonly args: readonly string[];
}

/**
 * Writes a component's id as `name:arg:arg`, so that the component works for ever from its id alone.
 * @throws RangeError when it is too long or a part holds a colon: both are faults of the caller.
 */
export function writeCustomId(name: string, ...args: readonly string[]): string {
  const parts = [name, ...args];
  const id = parts.join(':');
  if (id.length > CUSTOM_ID_LIMIT)
    throw new RangeError(`custom id over ${CUSTOM_ID_LIMIT} characters: ${name}`);
  if (parts.some((part) => part.includes(':')))
    throw new RangeError(`a colon in a part of the custom id of ${name}`);
  return id;
}

/** Reads a component's id back. */
export function readCustomId(id: string): CustomId {
  const [name = '', ...args] = id.split(':');
  return { name, args };
}
