import type { Audience } from '../passage.ts';
import type { AskerScope } from '../question.ts';

/** What decides who may see a document. Documents that agree in all of it form one group. */
export interface Visibility {
  readonly audience: Audience;
  /** The only server that may see it. */
  readonly serverId: string | undefined;
  /** Undefined: for every course. */
  readonly courseKey: string | undefined;
  /** Not shown to learners before this moment. */
  readonly released: Date | undefined;
}

/** Whether an asker may see documents of this kind, in any form: text, title, or a trace in a figure. */
export function isVisible(document: Visibility, asker: AskerScope): boolean {
  if (document.serverId !== undefined && document.serverId !== asker.serverId) return false;
  if (asker.courses !== undefined && document.courseKey !== undefined)
    if (!asker.courses.includes(document.courseKey)) return false;
  if (asker.audience === 'staff') return true;
  if (document.audience === 'staff') return false;
  return document.released === undefined || document.released <= asker.now;
}

/** The same text for documents of one group, another for others. */
export function visibilityKey({ audience, serverId, courseKey, released }: Visibility): string {
  return JSON.stringify([audience, serverId ?? '', courseKey ?? '', released?.getTime() ?? 0]);
}
