/** What `/setup` says, to managers only; in English. */
export const setupTexts = {
  notSet: 'not set',
  everyoneIsNoStaff:
    'The staff role cannot be @everyone: choose the role that only course staff hold.',
  complete: '✅ Everything is set up: questions that I cannot answer reach staff.',
  channel:
    'No staff channel yet: `/setup staff-channel:` and choose a text or forum channel. Questions for staff are kept until then.',
  role: 'No staff role yet: `/setup staff-role:` and choose the role that your staff hold. Until then only Manage Server counts as staff.',
  staffChannelGone: (id: string) =>
    `The staff channel (${id}) is gone, or I cannot see it. Choose another with \`/setup staff-channel:\`, or give me **View Channel** there.`,
  helpChannelGone: (id: string) =>
    `The help channel (${id}) is gone, or I cannot see it. Give me **View Channel** there, or choose it below and take it off the list.`,
  channelType: (id: string) =>
    `<#${id}> is neither a text nor a forum channel: choose one with \`/setup staff-channel:\`.`,
  permissions: (id: string, missing: readonly string[]) =>
    `In <#${id}> I lack **${missing.join('**, **')}**. Channel settings → Permissions → add my role → allow it, then press \`Check again\`.`,
  staffChannelPublic: (id: string) =>
    `Everybody can read <#${id}>, private questions included: Channel settings → Permissions → @everyone → deny **View Channel**, then allow it for your staff role and mine.`,
  helpHint:
    'No help channel yet: I answer when I am asked. `/setup help-channel:` lets me answer new questions in a channel by myself.',
  cannotPing:
    'I cannot ping the staff role, so reminders of unclaimed questions go unheard: Server Settings → Roles → the staff role → **Allow anyone to @mention this role**.',
  checkAgain: 'Check again',
  moreSettings: 'More settings',
  reminders: 'Reminders',
  remindersTitle: 'Reminders (empty: built-in; off: never)',
  unclaimed: 'Unclaimed: ping the staff role after hours',
  silent: 'Claimed, silent: ping the owner after hours',
  askAfter: 'Answered: ask the learner after days',
  closeAfter: 'Asked without a word: close after days',
  days: 'On days, such as mon-fri Europe/Berlin',
  digestAndErrors: 'Digest and errors',
  digest: 'Weekly digest: mon 9 Europe/Berlin, or off',
  accepted: 'Wrong answers that you accept, in %',
  chooseHelpChannel: 'A help channel: its courses, or off the list',
  formTitle: 'Settings of this server',
  channelFormTitle: 'Help channel',
  retention: 'Keep questions for so many days',
  quietHours: 'Quiet hours, such as 22-7 Europe/Berlin',
  sureness: 'State an answer from % sure (empty: usual)',
  hints: 'Graded work: concept, pointer or step',
  assignments: 'Per assignment: path = step (or another)',
  channelCourses: 'Its courses (empty: all; off: no help)',
} as const;
