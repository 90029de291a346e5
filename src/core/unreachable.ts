/** The end of an exhaustive switch. @throws always: a value came that its type does not hold. */
export function unreachable(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
