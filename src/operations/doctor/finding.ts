import { reasonOf } from '../../core/errors.ts';
/** What came of one check. */
export interface Finding {
  readonly name: string;
  /** `mend`: the bot does not work, or not wholly, until somebody acts. `skipped`: not looked at. */
  readonly state: 'ok' | 'mend' | 'skipped';
  /** What was found; for `mend` what to do, for `skipped` why. */
  readonly says: string;
}

export const ok = (name: string, says: string): Finding => ({ name, state: 'ok', says });
export const mend = (name: string, says: string): Finding => ({ name, state: 'mend', says });
export const skipped = (name: string, says: string): Finding => ({ name, state: 'skipped', says });

/** A check that throws has found something, too. */
export async function check(
  name: string,
  look: () => Promise<Finding | readonly Finding[]> | Finding | readonly Finding[],
): Promise<readonly Finding[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    return [mend(name, reasonOf(error))];
  }
}
