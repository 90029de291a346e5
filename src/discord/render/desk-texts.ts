import type { EscalationStatus } from '../../core/escalation/escalation.ts';

/** What staff and learners read about an escalation, in English: who reads it is not known when it is sent. */
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
  wholeQuestion: 'The whole question is in the attached file.',
  said: 'What I answered',
  saidNothing: 'I could not search the notes.',
  found: 'What I found',
  foundNothing: 'nothing',
  confidence: (percent: number, outcome: string) => `${percent} % sure · ${outcome}`,
  outcome: { answered: 'answered', unsure: 'unsure', unknown: 'not in the notes' },
  closing: 'Last word',
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

  // To the learner.
  received: (number: number) => `Staff have your question **#${number}** now.`,
  taken: (number: number, owner: string) =>
    `<@${owner}> is looking at your question **#${number}**.`,
  replied: (number: number, staff: string) => `<@${staff}> replied to **#${number}**:`,
  resolved: (number: number) => `Staff marked **#${number}** as resolved.`,
  dismissed: (number: number) => `Staff closed **#${number}**:`,
  reopened: (number: number) => `Staff took up **#${number}** again.`,
  learned: (number: number) => `Staff wrote down how **#${number}** is solved:`,
  fixed: (number: number) => `The known issue behind **#${number}** is fixed:`,
  yourQuestion: (text: string) => `Your question: ${text}`,
  solved: 'That solved it',
  stillUnsolved: 'Still not solved',
  withdraw: 'Not needed any more',

  // After a press.
  claimed: (number: number) => `You have **#${number}** now. \`Reply\` goes to the learner.`,
  released: (number: number) => `**#${number}** is back in the queue.`,
  tookOver: (number: number) => `You have **#${number}** now; its former owner is told.`,
  replyOnItsWay: (number: number) =>
    `Your reply to **#${number}** is on its way. The thread shows when it has arrived.`,
  isResolved: (number: number) => `**#${number}** is resolved; the learner is told.`,
  isDismissed: (number: number) => `**#${number}** is dismissed; the learner reads the reason.`,
  isReopened: (number: number) => `**#${number}** is open again.`,
  writeOn: (number: number) =>
    `Write on here, or reply to the message: it goes to staff as part of **#${number}**.`,
  staffTold: (number: number) => `Staff are told: **#${number}** is open again.`,
  isWithdrawn: (number: number) => `**#${number}** is withdrawn.`,
  gladSolved: (number: number) => `Great! **#${number}** is resolved.`,
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
  noneFits: 'No escalation fits.',
  noSuch: 'There is no such escalation on this server.',
  erasedShort: '(erased)',
  history: 'History',
  theBot: 'the bot',

  // Forms.
  replyTitle: (number: number) => `Reply to #${number}`,
  replyLabel: 'Your reply, as the learner will read it',
  dismissTitle: (number: number) => `Dismiss #${number}`,
  dismissLabel: 'Reason, as the learner will read it',
} as const;
