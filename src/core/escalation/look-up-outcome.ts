import type { ServerId } from '../ids.ts';
import type { EscalationOutcome } from './escalation.ts';
import type { KnownIssueLookup } from './known-issue-lookup.ts';
import type { NamedOutcome } from './outcome.ts';
import type { EscalationStore } from './ports.ts';

/** Finds what an outcome names. */
export interface OutcomeSources {
  readonly escalations: Pick<EscalationStore, 'findByNumber'>;
  readonly knownIssues: Pick<KnownIssueLookup, 'title'>;
}

/** An outcome as staff named it, looked up; or why there is no such thing. */
export async function lookUpOutcome(
  { escalations, knownIssues }: OutcomeSources,
  server: ServerId,
  named: NamedOutcome,
): Promise<EscalationOutcome | 'no-such-known-issue' | 'no-such-original'> {
  if (named.kind === 'known-issue') {
    const { documentId } = named;
    const title = await knownIssues.title(documentId, server);
    return title === undefined ? 'no-such-known-issue' : { kind: 'known-issue', documentId, title };
  }
  if (named.kind === 'duplicate') {
    const original = await escalations.findByNumber(server, named.number);
    if (original === undefined) return 'no-such-original';
    return { kind: 'duplicate', of: original.id, number: original.number };
  }
  return named;
}
