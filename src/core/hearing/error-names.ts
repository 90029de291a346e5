/** Characters of a line that are looked at for an error's name; beyond them a line is data, whatever it says. */
const LOOKED_AT = 500;

/** How the names of errors end, where they stand at the beginning of a line and within one. */
const ENDS = /(?:Error|Exception|Warning|Interrupt|Exit)$/;
const ENDS_WITHIN = /(?:Error|Exception)$/;

/**
 * Whether a line names an error: `ValueError: shapes do not match`, `numpy.linalg.LinAlgError`, `Error: missing cells`.
 * Its time grows with the line's length and no faster: a learner's file may be one line of megabytes.
 */
export function namesError(line: string): boolean {
  const seen = line.slice(0, LOOKED_AT).trimStart();
  if (/^(?:(?:ERROR|Error|error)\s*:|fatal: )/.test(seen)) return true;
  const [, name = '', after] = /^([\w.]+)(:|\s*$)/.exec(seen) ?? [];
  if (after === undefined) return false;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return isErrorName(last, ENDS) || (after === ':' && /\w(?:Error|Exception)$/.test(name));
}

/** The error that a line of prose names, with what it says: `I get ValueError: shapes …`. */
export function errorWithin(line: string): string | undefined {
  const seen = line.slice(0, LOOKED_AT);
  for (const { 0: token, index } of seen.matchAll(/[\w.]+/g)) {
    const parts = token.split('.');
    const at = parts.findLastIndex((part) => isErrorName(part, ENDS_WITHIN));
    if (at === -1) continue;
    const name = parts.slice(0, at + 1).join('.');
    const says = seen.slice(index + name.length);
    return name.replace(/^\.+/, '') + (says.startsWith(':') ? says : '');
  }
  return undefined;
}

/** `ValueError`, not `error` nor `Error` alone. */
function isErrorName(part: string, ends: RegExp): boolean {
  const ending = ends.exec(part)?.[0];
  return ending !== undefined && /[A-Z]/.test(part.slice(0, -ending.length));
}
