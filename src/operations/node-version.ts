/** The oldest Node.js that the program runs on, as package.json says. */
const OLDEST: readonly [number, number] = [20, 19];

/** What to do about a Node.js of this version; undefined when it will do. */
export function whyTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST;
  const isNewEnough = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return isNewEnough
    ? undefined
    : `${version} is too old: install ${OLDEST.join('.')} or newer, then run \`npm ci\``;
}
