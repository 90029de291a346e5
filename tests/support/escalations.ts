import type { Escalation } from '../../src/core/escalation/escalation.ts';
import type { NewEscalation } from '../../src/core/escalation/ports.ts';
import type { NewEscalationEvent } from '../../src/core/escalation/history.ts';
import {
  asChannelId,
  asEscalationId,
  asLearnerId,
  asMessageId,
  asQuestionId,
  asServerId,
  asStaffId,
} from '../../src/core/ids.ts';
import type { Question } from '../../src/core/question.ts';

export const SERVER = asServerId('100');
export const LEARNER = asLearnerId('200');
export const ANA = asStaffId('301');
export const BEN = asStaffId('302');
export const NOON = new Date('2026-03-02T12:00:00.000Z');

/** A moment so many seconds after noon. */
export function later(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

export function questionOf(overrides: Partial<Question> = {}): Question {
  return {
    id: asQuestionId('q1'),
    eventKey: 'event-q1',
    serverId: SERVER,
    channelId: asChannelId('400'),
    messageId: asMessageId('500'),
    learnerId: LEARNER,
    text: 'Why does the grader reject my notebook?',
    course: undefined,
    isPrivate: false,
    source: 'mention',
    askedAt: NOON,
    ...overrides,
  };
}

export function newEscalation(question = 'q1', overrides: Partial<NewEscalation> = {}) {
  const fresh: NewEscalation = {
    serverId: SERVER,
    questionId: asQuestionId(question),
    learnerId: LEARNER,
    origin: {
      channelId: asChannelId('400'),
      messageId: asMessageId(`answer-${question}`),
      isPrivate: false,
    },
    ...overrides,
  };
  return fresh;
}

export const OPENED: NewEscalationEvent = {
  kind: 'escalate',
  actorId: LEARNER,
  via: 'button',
  from: undefined,
  to: 'open',
  note: undefined,
};

/** An open escalation, as a store gives it. */
export function escalationOf(overrides: Partial<Escalation> = {}): Escalation {
  return {
    ...newEscalation(),
    id: asEscalationId('0a1b2c3d4e5f60'),
    number: 12,
    followerIds: [],
    isIncident: false,
    status: 'open',
    ownerId: undefined,
    closingNote: undefined,
    place: undefined,
    revision: 1,
    shownRevision: 0,
    openedAt: NOON,
    updatedAt: NOON,
    locale: undefined,
    outcome: undefined,
    waitsSince: NOON,
    remindedAt: undefined,
    ...overrides,
  };
}
