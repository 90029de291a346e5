import { concerns } from '../../core/escalation/follower.ts';
import type { About, NoteOf, Words } from './staff-note-words.ts';

/** Who has the escalation now. */
export function takenOver(
  { by, from }: NoteOf<'taken-over'>,
  { escalation: { number } }: About,
): Words {
  return from === undefined
    ? { lead: `<@${by}> has **#${number}** now.` }
    : { lead: `<@${by}> took **#${number}** over from <@${from}>.`, pings: [from] };
}

export function assigned(
  { by, from, to }: NoteOf<'assigned'>,
  { escalation: { number } }: About,
): Words {
  const taking = from === undefined ? '' : `, who takes over from <@${from}>`;
  return {
    lead: `<@${by}> assigned **#${number}** to <@${to}>${taking}.`,
    pings: [to, from ?? ''].filter((id) => id !== '' && id !== by),
  };
}

/** Who should take it, or say something. */
export function unclaimed(
  { hours, roleId }: NoteOf<'unclaimed'>,
  { escalation: { number } }: About,
): Words {
  const whom = roleId === undefined ? '' : `<@&${roleId}> `;
  return {
    lead: `⏰ ${whom}Nobody has claimed **#${number}** for ${inHours(hours)}.`,
    role: roleId,
  };
}

export function ownerSilent(
  { hours, ownerId }: NoteOf<'owner-silent'>,
  { escalation: { number } }: About,
): Words {
  return {
    lead: `⏰ <@${ownerId}>, **#${number}** has waited for you for ${inHours(hours)}.`,
    pings: [ownerId],
  };
}

export function reopened({ by }: NoteOf<'reopened'>, { escalation }: About): Words {
  const { ownerId } = escalation;
  const lead = concerns(escalation, by)
    ? `🔁 <@${by}> says it is still not solved.`
    : `🔁 Reopened by <@${by}>.`;
  return ownerId === undefined || ownerId === by
    ? { lead }
    : { lead: `${lead} It is with <@${ownerId}>.`, pings: [ownerId] };
}

function inHours(count: number): string {
  return count === 1 ? 'an hour' : `${count} hours`;
}
