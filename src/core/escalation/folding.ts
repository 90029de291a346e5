import { cleanQuestion } from '../answering/clean-question.ts';
import { vectorOf } from '../answering/judge-question.ts';
import type { QuestionEmbedder } from '../answering/ports.ts';
import type { RoleId } from '../ids.ts';
import { fingerprintsOf } from '../knowledge/fingerprint.ts';
import type { Question } from '../question.ts';
import { concerns, type Follower } from './follower.ts';
import type { Escalation } from './escalation.ts';
import type { Via } from './history.ts';
import type { Change, Fold } from './change.ts';
import { decideMove } from './transitions.ts';

/** Followers from which an escalation is an incident: as many as do not meet the same trouble by chance in one course. */
export const INCIDENT_FOLLOWERS = 5;

/** Makes what questions are compared by. */
export interface ComparingEmbedder extends QuestionEmbedder {
  /** Names the model: vectors of another one are not compared. */
  readonly recipe: string;
}

/** Finds out what a question is compared by, and what joining an escalation that asks the same would change. */
export async function prepareFold(
  question: Question,
  embedder: ComparingEmbedder | undefined,
  joining: { readonly via: Via; readonly at: Date; readonly staffRoleId: RoleId | undefined },
): Promise<Fold> {
  const vector = await gistVector(question, embedder);
  const { text, course, isPrivate } = question;
  return {
    asked: { text, course, fingerprints: fingerprintsOf(text), vector },
    recipe: embedder?.recipe,
    mayJoin: !isPrivate,
    join: (into, follower) => joinChange(into, follower, joining),
  };
}

/** Without a model, the same output is still recognised. */
async function gistVector({ text }: Question, embedder: ComparingEmbedder | undefined) {
  const { gist } = cleanQuestion(text);
  return embedder === undefined || gist === '' ? undefined : vectorOf(embedder, gist);
}

function joinChange(
  into: Escalation,
  { id, learnerId }: Follower,
  { via, at, staffRoleId }: Parameters<typeof prepareFold>[2],
): Change | undefined {
  const decision = decideMove(into, { kind: 'join', by: learnerId }, at);
  if (decision.outcome !== 'moved') return undefined;
  const followerIds = concerns(into, learnerId)
    ? into.followerIds
    : [...into.followerIds, learnerId];
  const isIncident = into.isIncident || followerIds.length >= INCIDENT_FOLLOWERS;
  const { status } = decision.escalation;
  const incident = {
    kind: 'incident',
    learners: followerIds.length + 1,
    ...(staffRoleId === undefined ? {} : { role: staffRoleId }),
  } as const;
  return {
    next: { ...decision.escalation, followerIds, isIncident },
    event: {
      kind: 'join',
      actorId: learnerId,
      via,
      from: into.status,
      to: status,
      note: undefined,
    },
    intents: () => [
      { kind: 'update-card' },
      { kind: 'post-to-thread', note: { kind: 'joined', follower: id } },
      ...(isIncident && !into.isIncident
        ? [{ kind: 'post-to-thread', note: incident } as const]
        : []),
    ],
  };
}
