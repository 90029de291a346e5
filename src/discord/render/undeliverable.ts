import type { LearnerNotice } from '../../core/outbox/learner-notice.ts';
import type { Undeliverable } from '../../core/outbox/undeliverable.ts';

/** Why something could not be delivered, as a sentence for staff. */
export function whyNot(why: Undeliverable): string {
  switch (why.reason) {
    case 'no-staff-channel':
      return 'no staff channel is set up';
    case 'channel-gone':
      return `the channel <#${why.channelId}> is gone`;
    case 'thread-gone':
      return 'the thread is gone';
    case 'thread-locked':
      return `the thread <#${why.channelId}> is locked`;
    case 'message-gone':
      return 'the message is gone';
    case 'missing-permission':
      return `I lack permission in <#${why.channelId}>${listed(why.permissions)}`;
    case 'direct-messages-closed':
      return 'the learner takes no direct messages';
    case 'learner-left':
      return 'the learner has left the server';
    case 'too-many-threads':
      return `<#${why.channelId}> has as many active threads as Discord allows`;
    case 'refused':
      return `Discord refused it (code ${why.code})`;
  }
}

/** What staff can do about it. */
export function whatToDo(why: Undeliverable): string {
  switch (why.reason) {
    case 'no-staff-channel':
    case 'thread-gone':
      return 'Choose a staff channel with `/setup`: what waits is delivered at once.';
    case 'channel-gone':
      return 'If it was the staff channel, choose another with `/setup`; else reach the learner another way.';
    case 'thread-locked':
      return 'Unlock the thread, or give me Manage Threads, then send it again.';
    case 'message-gone':
    case 'refused':
      return 'Send it again; if that fails too, reach the learner another way.';
    case 'missing-permission':
      return `Grant ${granted(why.permissions)} to my role in that channel, then run \`/setup\` to check, and send it again if it was a reply.`;
    case 'direct-messages-closed':
      return 'Ask them in the server to open direct messages (Privacy Settings), then send it again.';
    case 'learner-left':
      return 'Nothing more can reach them: resolve or dismiss it, or answer when they are back.';
    case 'too-many-threads':
      return 'Archive threads that are over; I try again by myself.';
  }
}

/** What it was that did not arrive. */
export const noticeName: Readonly<Record<LearnerNotice, string>> = {
  received: 'the word that staff have the question',
  claimed: 'the word that somebody has claimed it',
  reply: 'the reply',
  resolved: 'the word that it is resolved',
  dismissed: 'the word that it is dismissed',
  reopened: 'the word that it is open again',
  outcome: 'the word how it was resolved',
  'still-waiting': 'the question whether the answer helped',
  lapsed: 'the word that it is closed',
  'split-off': 'the word that it has a number of its own',
  'known-issue': 'the known issue',
  'known-issue-fixed': 'the word that the known issue is fixed',
};

function listed(permissions: readonly string[]): string {
  return permissions.length === 0 ? '' : `: ${permissions.map((name) => `**${name}**`).join(', ')}`;
}

function granted(permissions: readonly string[]): string {
  return permissions.length === 0 ? 'what is missing' : permissions.join(', ');
}
