/** What staff read about the knowledge that they keep, in English as all of the desk. */
export const knowledgeTexts = {
  // Forms.
  learnTitle: (number: number) => `Save #${number} as a known issue`,
  addTitle: 'Add to what the bot knows',
  editTitle: 'Edit what the bot knows',
  title: 'Title, as learners will see it',
  symptom: 'Symptom: what learners see or paste',
  cause: 'Cause',
  fix: 'Fix: what to do',
  text: 'Text',
  course: 'Course (empty: every course)',
  /** At most 100 characters: it stands in an empty field. */
  inOwnWords: 'Asked in private: say it in your own words. Every learner reads this.',

  // After a form.
  saved: (title: string) => `📘 **${title}** is saved, and answers the next learner.`,
  savedLater: (title: string) =>
    `📘 **${title}** is saved. The index could not take it yet; I try again by myself.`,
  unchanged: (title: string) => `**${title}** said so already: nothing is changed.`,
  unknownCourse: (course: string, known: readonly string[]) =>
    `⚠️ I know no course “${course}”, so it counts for every course. ${
      known.length === 0 ? 'There is none yet.' : `There are: ${known.join(', ')}.`
    } \`/knowledge edit\` changes it.`,
  askedAgain: (count: number) =>
    `I ask ${count} resolved questions again. What is newly lost is told here; \`/knowledge status\` counts them.`,
  gone: 'I no longer have this document.',
  removed: (title: string) => `**${title}** is removed, and answers nobody any more.`,
  markedFixed: (title: string) =>
    `**${title}** is marked as fixed. Learners who were sent to it are told once.`,
  markedOpen: (title: string) => `**${title}** is marked as open again.`,
} as const;
