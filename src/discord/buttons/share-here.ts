import { ComponentType, type ButtonInteraction } from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { SourceDesk } from '../../core/browsing/ports.ts';
import type { Clock } from '../../core/clock.ts';
import { asChannelId, asLearnerId, asMessageId, asQuestionId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { Question } from '../../core/question.ts';
import type { Verdict } from '../../core/verdict.ts';
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
  readonly sources: SourceDesk;
  readonly clock: Clock;
  readonly log: Log;
}

/** `Share here`: posts an answer that only its asker saw, once and with who shared it. Never a private question's. */
export function makeShareHereButton(deps: ShareHereDeps): Button {
  const { questions, log } = deps;
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
      if (!(await isStillShown(question, verdict, deps))) {
        await tellPrivately(interaction, texts.noSourcesLeft);
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

/** Whether every source may still be seen: the answer may be older than a change of the notes. */
async function isStillShown(
  { serverId }: Question,
  { citations }: Verdict,
  { sources, clock }: ShareHereDeps,
): Promise<boolean> {
  const cited = citations.map(({ documentId }) => documentId);
  const scope = { audience: 'learner', serverId, courses: undefined, now: clock() } as const;
  const visible = await sources.visible(cited, scope);
  return cited.every((id) => visible.has(id));
}

/** Takes the button off the message that only its asker sees; the others stay. */
async function withoutButton(interaction: ButtonInteraction): Promise<void> {
  const rows = interaction.message.components
    .filter((row) => row.type === ComponentType.ActionRow)
    .filter((row) => !row.components.some(({ customId }) => customId === interaction.customId));
  await interaction.editReply({ components: rows });
}
