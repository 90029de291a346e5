import { isEnded, type Escalation } from '../../src/core/escalation/escalation.ts';
import type { EscalationFilter } from '../../src/core/escalation/ports.ts';
import type { QuestionId } from '../../src/core/ids.ts';
import type { WaitingEscalations } from '../../src/core/reminding/ports.ts';

const RANK = { open: 0, claimed: 1, answered: 2, resolved: 3, dismissed: 3 } as const;

/** See `EscalationStore.list`. */
export function pageOf(
  escalations: Iterable<Escalation>,
  questionTexts: ReadonlyMap<QuestionId, string>,
  filter: EscalationFilter,
  page: { readonly offset: number; readonly limit: number },
) {
  const words = filter.search?.replace(/^#/, '').trim() ?? '';
  const fits = (e: Escalation) =>
    e.serverId === filter.serverId &&
    (filter.statuses?.includes(e.status) ?? true) &&
    (filter.ownerId === undefined || e.ownerId === filter.ownerId) &&
    (/^\d*$/.test(words)
      ? String(e.number).startsWith(words)
      : questionTexts.get(e.questionId)?.toLowerCase().includes(words.toLowerCase()) === true);
  const all = [...escalations].filter(fits).sort(byQueue);
  const items = all.slice(page.offset, page.offset + page.limit).map((escalation) => ({
    escalation,
    questionText: questionTexts.get(escalation.questionId),
    course: undefined,
  }));
  return { total: all.length, items };
}

function byQueue(a: Escalation, b: Escalation): number {
  return (
    RANK[a.status] - RANK[b.status] ||
    (isEnded(a)
      ? b.updatedAt.getTime() - a.updatedAt.getTime()
      : a.openedAt.getTime() - b.openedAt.getTime())
  );
}

/** See `WaitingEscalations.find`. */
export function lateOf(
  escalations: Iterable<Escalation>,
  { serverId, status, isReminded, before }: Parameters<WaitingEscalations['find']>[0],
  limit: number,
): readonly Escalation[] {
  const since = (e: Escalation) => (isReminded ? e.remindedAt : e.waitsSince) ?? e.waitsSince;
  return [...escalations]
    .filter(
      (e) =>
        e.serverId === serverId &&
        e.status === status &&
        (e.remindedAt !== undefined) === isReminded &&
        since(e) <= before,
    )
    .sort((a, b) => since(a).getTime() - since(b).getTime())
    .slice(0, limit);
}
