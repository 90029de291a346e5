import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { EscalateMessage } from '../../core/escalation/escalate-message.ts';
import type { EscalationStore } from '../../core/escalation/ports.ts';
import { asLearnerId, asMessageId, asServerId, asThreadId } from '../../core/ids.ts';
import type { SettingsStore } from '../../core/server-settings.ts';
import { neverRead, unreadNotes } from '../attachments/read-attachments.ts';
import { readLater } from '../attachments/read-later.ts';
import { isFromPerson } from '../events/heard-message.ts';
import { isStaff } from '../gate.ts';
import type { InHand } from '../in-hand.ts';
import type { Menu } from '../registry.ts';
import { escalatedMessage } from '../render/escalated-message.ts';
import { textsFor } from '../render/texts.ts';
import { filesOf, questionFromMenu, textWithoutBot } from '../translate.ts';

export interface EscalateToStaffDeps {
  readonly escalateMessage: EscalateMessage;
  readonly escalations: Pick<EscalationStore, 'findByThread'>;
  readonly questions: Pick<QuestionStore, 'dropReplyToken'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly inHand: InHand;
}

/**
 * `Escalate to staff` on anybody's message: staff call for its author, and so does the author; any other learner
 * asks for themselves.
 */
export function makeEscalateToStaffMenu(deps: EscalateToStaffDeps): Menu {
  const { escalateMessage, questions, inHand } = deps;
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
      const tell = async (content: string) =>
        interaction.editReply({ content, allowedMentions: { parse: [] } });
      const wish = await readWish(deps, interaction);
      if (typeof wish === 'string') {
        await tell(wish);
        return;
      }
      const { question, by } = wish;
      await inHand.take(question.id, async () => {
        const result = await escalateMessage(wish);
        const about = { question: question.id, learnerId: question.learnerId, by };
        await tell(escalatedMessage(result, about, textsFor(interaction.locale)));
        await questions.dropReplyToken(question.id);
      });
    },
  };
}

/** Which message is to go to staff, and for whom; or why it does not. */
async function readWish(
  { escalations, settings }: EscalateToStaffDeps,
  interaction: MessageContextMenuCommandInteraction,
): Promise<Parameters<EscalateMessage>[0] | string> {
  const texts = textsFor(interaction.locale);
  const { targetMessage, client, guildId, channelId } = interaction;
  if (guildId === null) return texts.onlyInServer;
  const ours = await escalations.findByThread(asThreadId(channelId));
  if (ours !== undefined) return texts.alreadyEscalated(ours.number);
  if (!isFromPerson(targetMessage)) return texts.notFromPerson;
  const files = [...targetMessage.attachments.values()];
  const words = textWithoutBot(targetMessage);
  const refused = neverRead(files);
  if (words === '' && refused.length === files.length)
    return unreadNotes(refused, texts).join('\n') || texts.emptyQuestion;
  const byStaff = await isStaff(interaction, settings);
  const by = asLearnerId(interaction.user.id);
  const learnerId = byStaff ? asLearnerId(targetMessage.author.id) : by;
  const messageId = asMessageId(targetMessage.id);
  const asked = {
    ...questionFromMenu(interaction, words),
    escalatedBy: by,
    // Twice the same wish is one question.
    eventKey: `escalate-${messageId}-${learnerId}`,
    learnerId,
    files: filesOf(targetMessage),
  };
  const { question, readText } = readLater(asked, files, client.rest.options.api);
  const readRest = async () => ({ question: { ...asked, text: await readText() }, earlier: [] });
  return {
    question: { ...question, messageId },
    by,
    serverId: asServerId(guildId),
    circumstances: { isStaff: byStaff, readRest },
  };
}
