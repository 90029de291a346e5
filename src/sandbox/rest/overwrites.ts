import type { OverwriteType } from 'discord-api-types/v10';
import type { Overwrite } from '../state/model.ts';

/** Overwrites as the bot sends them, by the id of their role or member. */
export function overwriteMap(
  sent: readonly {
    readonly id: string | number;
    readonly type: OverwriteType;
    readonly allow?: string | null | undefined;
    readonly deny?: string | null | undefined;
  }[],
): Map<string, Overwrite> {
  return new Map(
    sent.map(({ id, type, allow, deny }) => [
      String(id),
      { id: String(id), type, allow: BigInt(allow ?? 0), deny: BigInt(deny ?? 0) },
    ]),
  );
}
