import { ComponentType, type ButtonInteraction } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import { asChannelId, asLearnerId, asMessageId, asQuestionId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import { nonceOf } from '../events/answer-burst.ts';
import { messageBody } from '../events/message-body.ts';
import { sendAnswer } from '../events/send-answer.ts';
import { tellPrivately } from '../gate.ts';
import type { Button } from '../registry.ts';
import { renderVerdict } from '../render/answer.ts';
import { appendMark } from '../render/mark.ts';
import { textsFor } from '../render/texts.ts';

export interface ShareHereDeps {
  readonly questions: Pick<QuestionStore, 'find' | 'recordReply'>;
  readonly log: Log;
}

/** `Share here`: posts an answer that only its asker saw, once and with who shared it. Never a private question's. */
export function makeShareHereButton({ questions, log }: ShareHereDeps): Button {
  return {
    name: 'share-here',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [id = '']) => {
      const texts = textsFor(interaction.locale);
      const found = await questions.find(asQuestionId(id));
      if (found?.verdict === undefined) {
        await tellPrivately(interaction, texts.questionGone);
        return;
      }
      const { question, verdict, reply } = found;
      const isTheirs = question.learnerId === asLearnerId(interaction.user.id);
      if (question.isPrivate || !isTheirs) {
        await tellPrivately(interaction, texts.notYours);
        return;
      }
      if (reply === undefined) {
        const { id: questionId, messageId } = question;
        const publicTexts = textsFor(interaction.guildLocale);
        const answer = renderVerdict(questionId, verdict, publicTexts);
        const mark = publicTexts.sharedBy(interaction.user.id);
        const body = messageBody({ ...answer, content: appendMark(answer.content, mark).content });
        const place = { channelId: interaction.channelId, replyToId: messageId };
        const sent = await sendAnswer(interaction.client, place, body, nonceOf(questionId));
        if (sent.outcome === 'not-sent') {
          log.warn({ questionId, code: sent.code }, 'answer not shared');
          await tellPrivately(interaction, texts.notShared);
          return;
        }
        const { channel_id: channelId, id: sentId } = sent.message;
        await questions.recordReply(questionId, asChannelId(channelId), asMessageId(sentId));
      }
      await withoutButton(interaction);
    },
  };
}

/** Takes the button off the message that only its asker sees; the others stay. */
async function withoutButton(interaction: ButtonInteraction): Promise<void> {
  const rows = interaction.message.components
    .filter((row) => row.type === ComponentType.ActionRow)
    .filter((row) => !row.components.some(({ customId }) => customId === interaction.customId));
  await interaction.editReply({ components: rows });
}
