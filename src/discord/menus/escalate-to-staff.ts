import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type {
  EscalateMessage,
  EscalateMessageResult,
} from '../../core/escalation/escalate-message.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import {
  asLearnerId,
  asMessageId,
  asServerId,
  asThreadId,
  type LearnerId,
  type QuestionId,
} from '../../core/ids.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import { readAttachments, unreadNotes } from '../attachments/read-attachments.ts';
import { isFromPerson } from '../events/heard-message.ts';
import { isStaff } from '../gate.ts';
import type { Menu } from '../registry.ts';
import { renderTaken } from '../render/answer.ts';
import { textsFor, type Texts } from '../render/texts.ts';
import { filesOf, questionFromMenu, textWithoutBot } from '../translate.ts';

export interface EscalateToStaffDeps {
  readonly escalateMessage: EscalateMessage;
  readonly escalations: Pick<EscalationStore, 'findByThread'>;
  readonly settings: Pick<SettingsStore, 'read'>;
}

/**
 * `Escalate to staff` on anybody's message: staff call for its author, and so does the author; any other learner
 * asks for themselves.
 */
export function makeEscalateToStaffMenu(deps: EscalateToStaffDeps): Menu {
  return {
    data: {
      type: ApplicationCommandType.Message,
      name: 'Escalate to staff',
      contexts: [InteractionContextType.Guild],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction) => {
      const content = await escalate(deps, interaction);
      await interaction.editReply({ content, allowedMentions: { parse: [] } });
    },
  };
}

async function escalate(
  { escalateMessage, escalations, settings }: EscalateToStaffDeps,
  interaction: MessageContextMenuCommandInteraction,
): Promise<string> {
  const texts = textsFor(interaction.locale);
  const { targetMessage, client, guildId, channelId } = interaction;
  if (guildId === null) return texts.onlyInServer;
  const ours = await escalations.findByThread(asThreadId(channelId));
  if (ours !== undefined) return texts.alreadyEscalated(ours.number);
  if (!isFromPerson(targetMessage)) return texts.notFromPerson;
  const files = [...targetMessage.attachments.values()];
  const { blocks, unread } = await readAttachments(files, client.rest.options.api);
  const words = [textWithoutBot(targetMessage), ...blocks].filter((part) => part !== '');
  if (words.length === 0) return unreadNotes(unread, texts).join('\n') || texts.emptyQuestion;
  const byStaff = await isStaff(interaction, settings);
  const by = asLearnerId(interaction.user.id);
  const learnerId = byStaff ? asLearnerId(targetMessage.author.id) : by;
  const messageId = asMessageId(targetMessage.id);
  const question = {
    ...questionFromMenu(interaction, words.join('\n\n')),
    // After a kill nobody wants an answer of the notes in the reply to this wish.
    replyToken: undefined,
    // Twice the same wish is one question.
    eventKey: `escalate-${messageId}-${learnerId}`,
    messageId,
    learnerId,
    files: filesOf(targetMessage),
  };
  const serverId = asServerId(guildId);
  const result = await escalateMessage({ question, by, serverId, isStaff: byStaff });
  return describe(result, { question: question.id, learnerId, by }, texts);
}

function describe(
  result: EscalateMessageResult,
  {
    question,
    learnerId,
    by,
  }: { readonly question: QuestionId; readonly learnerId: LearnerId; readonly by: LearnerId },
  texts: Texts,
): string {
  if (result.outcome === 'unknown-question') return texts.questionGone;
  if (result.outcome === 'wait') {
    return renderTaken(question, result.taken, texts)?.content ?? texts.questionGone;
  }
  const { number } = result.escalation;
  if (result.outcome === 'already-escalated') return texts.alreadyEscalated(number);
  if (result.outcome === 'joined' && by === learnerId)
    return texts.joined(number, result.escalation.ownerId);
  if (!result.deskReady) return texts.escalatedNoDesk(number);
  return by === learnerId ? texts.escalated(number) : texts.escalatedFor(number, learnerId);
}
