import type { EscalationStatus } from '../../core/escalation/escalation.ts';
import type { ChosenOutcome } from '../../core/escalation/outcome.ts';

/** What staff read about an escalation, in English: who reads it is not known when it is sent. */
export const deskTexts = {
  status: {
    open: '🟡 open',
    claimed: '🔵 claimed',
    answered: '🟢 answered',
    resolved: '✅ resolved',
    dismissed: '⚪ dismissed',
  } as const satisfies Record<EscalationStatus, string>,

  // The header.
  nobody: 'nobody has it yet',
  has: (owner: string) => `<@${owner}> has it`,
  asked: (learner: string, when: number) => `Asked by <@${learner}> <t:${when}:R>`,
  askedOnce: (when: number) => `Asked <t:${when}:R>`,
  where: (channel: string, link: string) => `in <#${channel}> · [jump](${link})`,
  inPrivate: 'in private: only you and the learner see it',
  byDirectMessage: 'in direct messages',
  question: 'Question',
  attached: 'Attached',
  wholeQuestion: 'The whole question is in the attached file.',
  said: 'What I answered',
  saidNothing: 'I could not search the notes.',
  found: 'What I found',
  foundNothing: 'nothing',
  similar: 'Asked before',
  sameOutput: 'the same output',
  confidence: (percent: number, outcome: string) => `${percent} % sure · ${outcome}`,
  outcome: { answered: 'answered', unsure: 'unsure', unknown: 'not in the notes' },
  closing: 'Last word',
  cameOf: 'Outcome',
  reason: 'Reason',
  erased: 'The learner had this question erased.',
  claim: 'Claim',
  release: 'Release',
  reply: 'Reply',
  resolve: 'Resolve',
  dismiss: 'Dismiss',
  reopen: 'Reopen',
  takeOver: 'Take over',
  learn: 'Save as known issue',
  checkAnswers: 'Ask them again',
  split: 'Not the same',
  correct: 'Correct',
  sendAgain: 'Send again',
  followers: (count: number) =>
    count === 1 ? '👥 1 more learner asks this' : `👥 ${count} more learners ask this`,
  incidentMark: '🚨 incident',

  // Those who ask the same.
  joined: (learner: string, link: string) =>
    `👥 <@${learner}> asks the same, and is told what you tell the learner who asked first.${link}`,
  joinedErased: '👥 Somebody asked the same, and had it erased.',
  someLeft: (count: number) =>
    `👥 One of those who asked the same needs no answer any more; ${count} still wait with the first.`,
  handedOn: (learner: string) =>
    `👥 The learner who asked needs no answer any more; it is <@${learner}>’s question now.`,
  splitOff: (staff: string, number: number) =>
    `✂️ <@${staff}> found that one of these questions is another: it is **#${number}** now.`,
  splitFrom: (staff: string, number: number) =>
    `✂️ <@${staff}> split this off from **#${number}**; the learner is told.`,
  incident: (number: number, learners: number, role: string | undefined) =>
    `🚨 ${role === undefined ? '' : `<@&${role}> `}**#${number}** is an incident: ${learners} learners ask the same. One answer goes to all of them.`,
  isSplit: (number: number) => `It is **#${number}** now, with a thread of its own.`,
  noFollower: 'This one does not wait here any more: it was split off, withdrawn or erased.',

  solved: 'That solved it',

  // After a press.
  claimed: (number: number) => `You have **#${number}** now. \`Reply\` goes to the learner.`,
  released: (number: number) => `**#${number}** is back in the queue.`,
  tookOver: (number: number) => `You have **#${number}** now; its former owner is told.`,
  replyOnItsWay: (number: number) =>
    `Your reply to **#${number}** is on its way. The thread shows when it has arrived.`,
  isCorrected: (number: number) =>
    `The reply to **#${number}** is being changed. The thread shows when the learner reads it so.`,
  noSuchReply: 'I no longer have this reply.',
  isResolved: (number: number) => `**#${number}** is resolved; the learner is told.`,
  isResolvedAs: (number: number, outcome: string) =>
    `**#${number}** is resolved (${outcome}); the learner is told.`,
  whatOutcome: 'What came of it? The learner is told when it is something else than `answered`.',
  outcomePlaceholder: 'Outcome',
  outcomeIs: (number: number) => `The outcome of **#${number}** is noted.`,
  outcomes: {
    answered: 'Answered',
    'known-issue': 'Known issue',
    'not-an-issue': 'Not an issue',
    duplicate: 'Duplicate of another escalation',
  } as const satisfies Record<ChosenOutcome, string>,
  isFollowed: (number: number) =>
    `Whoever asked it follows **#${number}** from now on, and is told what its learner is told.`,
  isNotFollowed: (number: number) =>
    `**#${number}** was asked in private, so what you say there stays there: answer this learner separately.`,
  duplicateTitle: (number: number) => `#${number} is a duplicate`,
  duplicateLabel: 'Number of the escalation that asks the same',
  issueTitle: (number: number) => `#${number} is a known issue`,
  issueLabel: 'Words of the known issue’s title',
  assignPlaceholder: 'Assign to…',
  isAssigned: (number: number, to: string) =>
    `**#${number}** is with <@${to}> now, who is told in its thread.`,
  notStaff: (person: string) => `<@${person}> does not hold the staff role.`,
  alreadyTheirs: (number: number, owner: string | undefined) =>
    owner === undefined ? `**#${number}** is assigned already.` : `<@${owner}> has **#${number}**.`,
  movedOn: (number: number) => `**#${number}** has moved on.`,
  noSuchOriginal: 'There is no escalation with that number on this server.',
  duplicateOfItself: (number: number) => `**#${number}** cannot be a duplicate of itself.`,
  duplicateInCircle: (number: number) =>
    `That one is itself a duplicate of **#${number}**: they would point at each other.`,
  noSuchKnownIssue: 'I know no such known issue.',
  isDismissed: (number: number) => `**#${number}** is dismissed; the learner reads the reason.`,
  isReopened: (number: number) => `**#${number}** is open again.`,
  notForLearner: "This works on a staff member's message in an escalation's thread.",
  unknown: 'I no longer have this escalation.',
  alreadyClaimed: (number: number, owner: string | undefined) =>
    owner === undefined
      ? `**#${number}** is taken already.`
      : `<@${owner}> has **#${number}** already.`,
  alreadyYours: (number: number) => `You have **#${number}** already.`,
  nobodyHasIt: (number: number) => `Nobody has **#${number}**.`,
  notYours: 'Only the person who asked can do this.',
  alreadyEnded: (number: number) => `**#${number}** has ended already. Reopen it first.`,
  notEnded: (number: number) => `**#${number}** has not ended.`,
  yourText: 'Your text was not sent:',

  // Lists.
  escalations: (total: number) => `Escalations: ${total}`,
  due: (when: string) => `due ${when}`,
  noneFits: 'No escalation fits.',
  noSuch: 'There is no such escalation on this server.',
  erasedShort: '(erased)',
  history: 'History',
  theBot: 'the bot',

  // Forms.
  replyTitle: (number: number) => `Reply to #${number}`,
  replyLabel: 'Your reply, as the learner will read it',
  correctTitle: (number: number) => `Correct your reply to #${number}`,
  dismissTitle: (number: number) => `Dismiss #${number}`,
  dismissLabel: 'Reason, as the learner will read it',
} as const;
