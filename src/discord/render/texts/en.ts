/**
 * Every fixed sentence that learners read, in English; the other languages have the same keys.
 * Moments are given as Discord's own marks (`<t:…>`), which each reader sees in their language and time zone.
 */
export const en = {
  apology: 'Something went wrong on my side. It is logged; please try again in a moment.',
  needsStaff: 'Only course staff can do this.',
  needsManager: 'Only people with the Manage Server permission can do this.',
  staleControl: 'This control is from an older version of me and no longer does anything.',
  onlyInServer: 'This works in a course server only, not in direct messages.',
  notYours: 'Only the person who asked can do this.',

  notFound: 'I could not find this in the course notes.',
  searchFailed: 'I could not search the course notes just now. Staff can still help you.',
  emptyQuestion:
    'I could not read a question there. Please put it in words, or paste the error as text.',
  nearest: 'The nearest I have:',
  perhaps: 'I am not sure which of these answers it:',
  askPlaceAndMessage:
    'Which course, week and exercise is it, and what does the error say? Paste its last lines as text, and I look again.',
  askMessage: 'What does the error say? Paste its last lines as text, and I look again.',
  perhapsIssue: 'Perhaps it is one of these known issues:',
  sources: 'Sources',
  confidence: (percent: number) => `${percent} % sure`,
  sameOutput: 'the same output as in this known issue',
  knownIssue: 'known issue',
  knownIssueFixed: 'known issue, fixed',
  knownIssueFixedOn: (day: string) => `known issue, fixed on ${day}`,
  answeredByStaff: (number: number) => `answered by staff in #${number}`,
  week: (week: number) => `week ${week}`,
  cell: (cell: number) => `cell ${cell}`,
  page: (page: number) => `page ${page}`,
  minute: (time: string) => `minute ${time}`,
  line: (line: number) => `line ${line}`,
  entry: (entry: number) => `entry ${entry}`,

  moreSources: 'More sources',
  showAll: 'Show all',
  notHelpful: 'Not helpful',
  shareHere: 'Share here',
  sharedBy: (person: string) => `Shared by <@${person}>`,
  notShared: 'I may not write in this channel, so I could not share it.',
  back: 'Back',
  next: 'Next',
  pageOf: (page: number, pages: number) => `page ${page} of ${pages}`,
  allSources: 'Everything I found for this question:',
  noSourcesLeft: 'These notes have changed since. Please ask again.',

  solvedMark: (person: string) => `✅ Solved, says <@${person}>`,
  escalated: (number: number) =>
    `Your question is with the course staff as **#${number}**. You will be told here when they answer.`,
  escalatedNoDesk: (number: number) =>
    `Your question is kept as **#${number}**. Staff have not finished setting me up here (\`/setup\`): a person will be called as soon as they have.`,
  alreadyEscalated: (number: number) => `Staff already have this question as **#${number}**.`,
  joined: (number: number, owner: string | undefined) =>
    `Your question is being worked on as **#${number}**: somebody asked the same before you. You will be told here when staff answer.${owner === undefined ? '' : ` <@${owner}> has it.`}`,
  splitOff: (number: number, former: number) =>
    `Your question has a number of its own now: **#${number}**. It was with **#${former}**, but asks something else.`,
  leftIt: (number: number) => `Noted: you will hear no more of **#${number}**.`,
  escalatedFor: (number: number, person: string) =>
    `<@${person}>’s question is with the course staff as **#${number}**. They are told.`,
  notFromPerson:
    'I can only take to staff what a person wrote. Under one of my answers, press `Ask staff`.',
  escalatedMark: (number: number) => `🧑‍🏫 With staff as #${number}`,
  questionGone: 'I no longer have this question. Please ask it again.',
  whoseStaff: "Which server's staff should get it?",
  serverOnlyEscalation:
    'I can call staff only from a course server: please ask your question there with `/ask`.',

  notHelpfulTitle: 'What was wrong?',
  notHelpfulLabel: 'What did you miss? (optional)',
  notHelpfulHint: 'For example: the answer is about another week',
  notHelpfulThanks: 'Thank you, noted. Shall a person look at your question?',

  cannotReadPictures: 'I cannot read pictures: please paste the text of the error or the task.',
  cannotReadFile: (name: string) =>
    `I cannot read ${name}: I take text, log, code, .ipynb and .csv files up to 4 MB.`,

  knownIssues: (total: number) => `Known issues: ${total}`,
  noKnownIssues: 'No known issue fits. Put your question with `/ask`: I search all notes.',
  issueOpen: 'open',
  issueFixed: 'fixed',
  myQuestions: (total: number) => `Your questions: ${total}`,
  noQuestions: 'You have not asked me anything yet. Begin with `/ask`.',
  stateAnswered: 'answered',
  stateUnsure: 'unsure',
  stateUnknown: 'not found',
  stateFailed: 'not searched',
  stateSolved: 'solved',
  stateWithStaff: (number: number) => `with staff, #${number}`,
  stateStaffReplied: (number: number) => `staff replied, #${number}`,
  stateResolved: (number: number) => `resolved by staff, #${number}`,
  stateDismissed: (number: number) => `closed by staff, #${number}`,
  openLink: 'open',
  privateMark: 'private',

  unknownCourse: (known: readonly string[]) =>
    `I do not know that course. I know: ${known.join(', ')}.`,
  noCourses: 'No course is indexed yet.',

  helpAsk:
    '**Ask me about the course**: `/ask`, or mention me, or write to me directly. I answer from the course notes and known issues and say where it stands; when I do not know, I say so.',
  helpHere: (channels: string) => `In ${channels} just write your question.`,
  helpCourses: (courses: string) => `**Courses**: ${courses}`,
  helpLists: '`/known-issues` lists what is known to be broken; `/my-questions` what you asked.',
  helpPerson:
    '**A person**: press `Ask staff` under any answer. Staff get your question with everything I found, and their answer comes back to where you asked.',
  helpPersonWaits:
    '**A person**: press `Ask staff` under any answer. Staff have not finished setting me up here, so your question waits for them.',
  helpPrivate:
    '**Private**: `/ask private:True` shows the question and the answer to you only; staff see it when you ask them.',
  helpKept: (days: number) =>
    `**What I keep**, for ${days} days: your questions, my answers, your feedback, and what you and staff write about them. \`/privacy export\` gives you a copy, \`/privacy delete\` erases it; so does deleting your message.`,

  exported: 'Here is everything that I keep about you on this and any other server.',
  nothingKept: 'I keep nothing about you.',
  confirmErase: (questions: number, escalations: number) =>
    `Shall I erase everything that I keep about you? Questions: ${questions}; of these with staff: ${escalations}. What staff still work on is withdrawn. This cannot be undone.`,
  eraseButton: 'Erase everything',
  keepButton: 'Keep it',
  erased:
    'Done: I keep nothing about you any more. Where staff had a question of yours, they are told that it was withdrawn.',
  kept: 'Nothing was erased.',

  slowDown: (again: string) =>
    `That is a lot of questions in a short time. Please wait a little: you can ask again ${again}.`,
  serverBusy: (again: string) =>
    `This server asks me more than I can answer just now. Please wait a little: try again ${again}.`,

  gradedNote:
    'This belongs to a graded assignment, so I give no solution: here is the idea, and where the notes explain it.',
  codeLeftOut: '(code left out: it is part of a graded assignment)',

  staffReceived: (number: number) => `Staff have your question **#${number}** now.`,
  staffTaken: (number: number, owner: string) =>
    `<@${owner}> is looking at your question **#${number}**.`,
  staffReplied: (number: number, staff: string) => `<@${staff}> replied to **#${number}**:`,
  staffResolved: (number: number) => `Staff marked **#${number}** as resolved.`,
  staffSayKnownIssue: (number: number, title: string) =>
    `Staff resolved **#${number}** as a known issue: “${title}”. You will be told when it is fixed.`,
  staffSayNoIssue: (number: number) =>
    `Staff looked into **#${number}** and resolved it: it is not an issue with the course.`,
  staffSayDuplicate: (number: number, other: number) =>
    `Staff resolved **#${number}**: it is the same question as **#${other}**.`,
  staffSayFollowed: (number: number, other: number) =>
    `Your question **#${number}** is the same as **#${other}**, which staff are working on: you will be told here what they say to that.`,
  staffDismissed: (number: number) => `Staff closed **#${number}**:`,
  staffReopened: (number: number) => `Staff took up **#${number}** again.`,
  staffLearned: (number: number) => `Staff wrote down how **#${number}** is solved:`,
  staffFixed: (number: number) => `The known issue behind **#${number}** is fixed:`,
  didItHelp: (number: number) =>
    `Did the answer to **#${number}** help? Press a button, or reply and staff will read it.`,
  closedQuietly: (number: number) =>
    `I have closed **#${number}**, since I heard nothing more. Reply here at any time and staff take it up again.`,
  stillUnsolved: 'Still not solved',
  withdraw: 'Not needed any more',
  writeOn: (number: number) =>
    `Write on here, or reply to the message: it goes to staff as part of **#${number}**.`,
  staffTold: (number: number) => `Staff are told: **#${number}** is open again.`,
  isWithdrawn: (number: number) => `**#${number}** is withdrawn.`,
  gladSolved: (number: number) => `Great! **#${number}** is resolved.`,
  hasEnded: (number: number) => `**#${number}** has ended already.`,
  escalationGone: 'I no longer have this escalation.',

  commands: {
    ask: 'Ask the course notes; staff are one click away',
    'ask question': 'Your question, or the error as text',
    'ask course': 'Search one course only',
    'ask private': 'Show the question and the answer to you only (staff see it when you ask them)',
    'ask file': 'A file that belongs to it: text, log, code, .ipynb or .csv',
    'known-issues': 'What is known to be broken, and how to get past it',
    'known-issues search': 'Words of the symptom or the error',
    'known-issues course': 'One course only',
    'my-questions': 'Your questions, what came of them, and where they stand',
    privacy: 'What I keep about you',
    'privacy export': 'Get a copy of everything that I keep about you',
    'privacy delete': 'Erase everything that I keep about you',
    help: 'What I can do, and what I keep about you',
    setup: 'Choose where staff work and who they are; without options: show the present settings',
    'setup staff-channel': 'The text or forum channel in which staff answer',
    'setup staff-role': 'The role whose members are course staff',
    'setup help-channel': 'A channel in which learners ask; name it again to take it off the list',
    'setup courses': "This server's courses, separated by commas; all for every course",
  },
} as const;

/** The fixed sentences in one language. */
export type Texts = Shape<typeof en>;

/** A text in place of each text, a function with the same arguments in place of each function. */
type Shape<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : Shape<T[Key]>;
};
