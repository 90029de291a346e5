import type { ButtonInteraction } from 'discord.js';
import { concerns } from '../../core/escalation/follower.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import type { EscalationId } from '../../core/ids.ts';
import { textsFor } from '../render/texts.ts';

/** Whether the presser asked the question, or the same; anybody else is told that only the asker can do this. */
export async function isAsker(
  interaction: ButtonInteraction,
  escalations: Pick<EscalationStore, 'find'>,
  id: EscalationId,
): Promise<boolean> {
  const escalation = await escalations.find(id);
  if (escalation !== undefined && concerns(escalation, interaction.user.id)) return true;
  const texts = textsFor(interaction.locale);
  const content = escalation === undefined ? texts.escalationGone : texts.notYours;
  await interaction.editReply({ content });
  return false;
}
