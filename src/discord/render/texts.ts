/** Every fixed sentence that people read from the bot, in one place. */
export const texts = {
  apology: 'Something went wrong on my side. It is logged; please try again in a moment.',
  needsStaff: 'Only course staff can do this.',
  needsManager: 'Only people with the Manage Server permission can do this.',
  staleControl: 'This control is from an older version of me and no longer does anything.',
  onlyInServer: 'This works in a course server only, not in direct messages.',

  notFound: 'I could not find this in the course notes.',
  searchFailed: 'I could not search the course notes just now. Staff can still help you.',
  emptyQuestion:
    'I could not read a question there. Please put it in words, or paste the error as text.',
  nearest: 'The nearest I have:',
  perhaps: 'I am not sure which of these answers it:',
  sources: 'Sources',
  solvedThanks: 'Great! Noted as solved.',
  solvedMark: (person: string) => `✅ Solved, says <@${person}>`,
  escalated: (number: number) =>
    `Your question is with the course staff as **#${number}**. You will be told here when they answer.`,
  escalatedNoDesk: (number: number) =>
    `Your question is kept as **#${number}**. Staff have not finished setting me up here (\`/setup\`): a person will be called as soon as they have.`,
  alreadyEscalated: (number: number) => `Staff already have this question as **#${number}**.`,
  escalatedMark: (number: number) => `🧑‍🏫 With staff as #${number}`,
  questionGone: 'I no longer have this question. Please ask it again.',
  serverOnlyEscalation:
    'I can call staff only from a course server: please ask your question there with `/ask`.',

  unknownCourse: (known: readonly string[]) =>
    known.length === 0
      ? 'No course is indexed yet.'
      : `I do not know that course. I know: ${known.join(', ')}.`.slice(0, 1900),
  help: (courses: readonly string[], hasDesk: boolean) =>
    [
      '**Ask me about the course**: `/ask`, or mention me, or write to me directly. I answer from the course notes and known issues and say where it stands; when I do not know, I say so.',
      `**Courses**: ${courses.join(', ') || 'none indexed yet'}`.slice(0, 900),
      hasDesk
        ? '**A person**: press `Ask staff` under any answer. Staff get your question with everything I found, and their answer comes back to where you asked.'
        : '**A person**: press `Ask staff` under any answer. Staff have not finished setting me up here, so your question waits for them.',
      '**Private**: `/ask private:True` shows the question and the answer to you only.',
      '**What I keep**: your questions, my answers, and what you and staff write about them.',
    ].join('\n'),

  notSet: 'not set',
  everyoneIsNoStaff:
    'The staff role cannot be @everyone: choose the role that only course staff hold.',
  setupComplete: '✅ Everything is set up: questions that I cannot answer reach staff.',
  setupChannel:
    'No staff channel yet: `/setup staff-channel:` and choose a text or forum channel. Questions for staff are kept until then.',
  setupRole:
    'No staff role yet: `/setup staff-role:` and choose the role that your staff hold. Until then only Manage Server counts as staff.',
  setupChannelGone: (id: string) =>
    `The staff channel (${id}) is gone, or I cannot see it. Choose another with \`/setup staff-channel:\`, or give me **View Channel** there.`,
  setupChannelType: (id: string) =>
    `<#${id}> is neither a text nor a forum channel: choose one with \`/setup staff-channel:\`.`,
  setupPermissions: (id: string, missing: readonly string[]) =>
    `In <#${id}> I lack **${missing.join('**, **')}**. Channel settings → Permissions → add my role → allow it, then run \`/setup\` again.`,

  confidence: (percent: number) => `${percent} % sure`,
} as const;
