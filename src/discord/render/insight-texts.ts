/** What staff read of the insights, in English as all of the desk. */
export const insightTexts = {
  // Figures.
  heading: (from: string, to: string) => `**Insights, ${from} to ${to}**`,
  nothing: 'Nothing was asked in this time.',
  solved: 'somebody pressed so; silence counts as nothing',
  judgedWrong: (wrong: number, judged: number) =>
    `**Judged wrong**: ${wrong} of ${judged} answers that staff judged`,
  waiting: (count: number) =>
    count === 0 ? '' : `; ${count} ${count === 1 ? 'waits' : 'wait'} for one now`,
  moreStaff: (count: number) => `and ${count} more in the table`,
  noReplies: 'no escalation was replied to',
  noResolutions: 'no escalation was resolved',
  within: (median: string, p90: string, count: number) =>
    `median ${median}, nine of ten within ${p90} (${count})`,
  budget: (accepted: string, measured: string) =>
    `**Wrong answers**: ${accepted} accepted, ${measured}`,
  measured: (share: string, wrong: number, judged: number) =>
    `${share} measured (${wrong} of ${judged} judged in 90 days)`,
  notMeasured: 'nothing judged in 90 days: right-click an answer → Apps → `Judge this answer`',
  tooFew: (enough: number) => `below ${enough} verdicts nothing follows from it`,
  byChance: 'chance explains that, so nothing follows from it',
  oneSitting:
    'what one person says on one day moves it by one step: judge on another day too, or have a colleague judge',
  statedFrom: (share: string, by: string) => `answers are stated from ${share} sure${by}`,
  movedBy: (people: number, days: number) =>
    `, moved by what ${people === 1 ? 'one person' : `${people} people`} judged on ${days === 1 ? 'one day' : `${days} days`}`,
  alt: 'Insights as a picture. All figures of it stand in the message.',
  csvAlt: 'The same figures as a table.',

  // Gaps.
  gapsTitle: 'What the notes do not answer',
  noGaps: 'No gaps: all that was asked is answered.',
  people: (people: number, asked: number) =>
    `**${people} ${people === 1 ? 'person' : 'people'}**${asked === 0 ? '' : `, ${asked} asked staff`}`,
  again: 'asked again since it was answered',
  privateOnly: 'asked privately only, so no wording is shown',
  morePrivate: (count: number) => `and ${count} asked privately`,
  moreGaps: (count: number) => `-# ${count} more below \`More gaps\`.`,
  writeNote: 'Write a note',
  answeredIn: 'Already answered in…',
  ignore: 'Ignore',
  moreGapsButton: 'More gaps',
  gapGone: 'Nothing is left of this gap: its questions were solved, linked or erased.',
  gapAnswered: (title: string | undefined) =>
    `This gap is answered already${title === undefined ? '' : `, in **${title}**`}, and nobody asked since.`,
  answeredMeanwhile: (title: string | undefined) =>
    `The gap was answered meanwhile${title === undefined ? '' : `, in **${title}**`}. Yours stands beside it; \`/knowledge remove\` takes one of them back.`,
  ignored: (people: number) =>
    `Ignored. It comes back when it has grown well beyond ${people} ${people === 1 ? 'person' : 'people'}.`,
  noteTitle: 'Write a note',
  wordings: 'Asked like this, one wording a line',
  noteText: 'Answer',
  chooseDocument: 'Which note or known issue answers this? The next learner who asks so gets it.',
  choosePlaceholder: 'A note or known issue',
  noDocument: 'I found no note or known issue for that. Search with other words.',
  search: 'Search',
  searchTitle: 'Search notes and known issues',
  searchField: 'Words of its title or text',
  documentGone: 'This document has changed or is gone since. Choose again.',
  nowAnswers: (title: string, count: number) =>
    count === 0
      ? `The gap is closed. It was asked privately only, so no wording was added to **${title}**.`
      : `**${title}** now answers ${count === 1 ? 'this wording' : `these ${count} wordings`} too.`,

  // Documents.
  notesTitle: 'Notes to look at',
  never: (count: number) =>
    `Never answered anything (${count}): write in them what learners ask, or take them out.`,
  moreNotes: (count: number) => `and ${count} more`,
  wrong:
    'Answers judged wrong: correct these, and they leave this list. `Wrong answers` shows which.',
  wrongAnswers: 'Wrong answers',
  wrongHeading:
    'These answers were judged wrong, the newest first. Correct their notes; `Judge this answer` changes a verdict.',
  noWrong: 'No answer is judged wrong that its note would give again.',
  askedPrivately: 'asked privately',
  theAnswer: (link: string) => `[the answer](${link})`,
  wrongOf: (wrong: number, judged: number) => `${wrong} of ${judged} wrong`,
  afterFix: 'Still asked about after the fix: does it hold, and does it reach everybody?',
  afterFixOf: (questions: number) => `asked ${questions === 1 ? 'once' : `${questions} times`}`,
  openAfterFix: 'Still open although fixed: set their `status` to `fixed`.',
  fixedOn: (day: string) => `fixed on ${day}`,

  // Verdicts.
  judge: 'Judge this answer',
  right: 'Right',
  wrongButton: 'Wrong',
  addReason: 'Add a reason',
  reasonTitle: 'Why?',
  reasonField: 'What is right or wrong about it',
  noAnswer: 'This message is no answer of mine, or its question was erased.',
  ask: 'Was this answer right? Your verdict is kept, and moves how sure I must be to state an answer.',
  judged: (verdict: string) => `Kept: **${verdict}**. Press again to change it.`,
  judgedBecause: (verdict: string) => `Kept: **${verdict}**, with your reason.`,
} as const;
