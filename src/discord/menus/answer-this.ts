import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { QuestionStore } from '../../core/answering/ports.ts';
import { neverRead, unreadNotes } from '../attachments/read-attachments.ts';
import { readLater } from '../attachments/read-later.ts';
import type { InHand } from '../in-hand.ts';
import type { Menu } from '../registry.ts';
import { renderTaken } from '../render/answer.ts';
import { withNotes } from '../render/mark.ts';
import { shareRow } from '../render/share-row.ts';
import { textsFor } from '../render/texts.ts';
import { filesOf, questionFromMenu, textWithoutBot } from '../translate.ts';
import { makeTakeWithDraft, type TakeWithDraftDeps } from '../take-with-draft.ts';
import type { AnswerInReply } from '../write-reply.ts';

export interface AnswerThisDeps extends TakeWithDraftDeps {
  readonly questions: Pick<QuestionStore, 'dropReplyToken'>;
  readonly inHand: InHand;
  readonly answerInReply: AnswerInReply;
}

/** `Answer this` on anybody's message: the answer is the chooser's alone, until they share it. */
export function makeAnswerThisMenu(deps: AnswerThisDeps): Menu {
  const { questions, inHand, answerInReply } = deps;
  const takeWithDraft = makeTakeWithDraft(deps);
  return {
    data: {
      type: ApplicationCommandType.Message,
      name: 'Answer this',
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    },
    audience: 'learner',
    acknowledge: 'private',
    run: async (interaction) => {
      const texts = textsFor(interaction.locale);
      const { targetMessage, client } = interaction;
      const files = [...targetMessage.attachments.values()];
      const words = textWithoutBot(targetMessage);
      const refused = neverRead(files);
      if (words === '' && refused.length === files.length) {
        const content = unreadNotes(refused, texts).join('\n') || texts.emptyQuestion;
        await interaction.editReply({ content });
        return;
      }
      const asked = { ...questionFromMenu(interaction, words), files: filesOf(targetMessage) };
      const later = readLater(asked, files, client.rest.options.api);
      const { question } = later;
      const readRest = async () => ({
        question: { ...asked, text: await later.readText() },
        earlier: [],
      });
      await inHand.take(question.id, async () => {
        const taken = await takeWithDraft(interaction, question, { readRest, texts });
        const answer = renderTaken(question.id, taken, texts);
        if (answer === undefined) return;
        const mayShare = taken.outcome === 'judged' && !question.isPrivate;
        const share = mayShare ? [shareRow(question.id, texts)] : [];
        const components = [...answer.components, ...share];
        const notes = unreadNotes(later.unread(), texts);
        const shown = withNotes({ ...answer, components }, notes);
        if (taken.outcome === 'wait') await interaction.editReply(shown);
        else if (await answerInReply(interaction, question, shown))
          // Where it is shared is where it stands: until then it is the chooser's alone.
          await questions.dropReplyToken(question.id);
      });
    },
  };
}
