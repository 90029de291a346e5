import type { MessageFlags } from 'discord-api-types/v10';

/** A set of message flags from its bits. */
export function messageFlags(bits: number): MessageFlags {
  // SAFETY: flags are a set of bits; any sum of them is one, which a TypeScript enum cannot say.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
  return bits;
}
