import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { CourseList, QuestionStore } from '../../core/answering/ports.ts';
import type { FindEarlier } from '../../core/hearing/earlier-turns.ts';
import { asChannelId, asMessageId } from '../../core/ids.ts';
import { unreadNotes } from '../attachments/read-attachments.ts';
import { readLater } from '../attachments/read-later.ts';
import type { InHand } from '../in-hand.ts';
import type { Command } from '../registry.ts';
import { makeTakeWithDraft, type TakeWithDraftDeps } from '../take-with-draft.ts';
import { renderTaken } from '../render/answer.ts';
import { withNotes } from '../render/mark.ts';
import { described, textsFor } from '../render/texts.ts';
import { interactionHome, type InteractionHomeDeps } from '../interaction-home.ts';
import { questionFromCommand } from '../translate.ts';
import type { AnswerInReply } from '../write-reply.ts';
import { completeCourse, findCourse, unknownCourse } from './course-option.ts';

export interface AskDeps extends InteractionHomeDeps, TakeWithDraftDeps {
  readonly questions: Pick<QuestionStore, 'recordReply'>;
  readonly courses: CourseList;
  readonly findEarlier: FindEarlier;
  readonly inHand: InHand;
  readonly answerInReply: AnswerInReply;
}

/** `/ask`: a question to the notes. */
export function makeAskCommand(deps: AskDeps): Command {
  const { questions, courses, findEarlier, inHand, answerInReply } = deps;
  const takeWithDraft = makeTakeWithDraft(deps);
  return {
    data: {
      name: 'ask',
      ...described('ask'),
      contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'question',
          ...described('ask question'),
          required: true,
          // Discord's own limit for a string option.
          max_length: 6000,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'course',
          ...described('ask course'),
          autocomplete: true,
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'private',
          ...described('ask private'),
        },
        {
          type: ApplicationCommandOptionType.Attachment,
          name: 'file',
          ...described('ask file'),
        },
      ],
    },
    audience: 'learner',
    acknowledge: (interaction) =>
      interaction.options.getBoolean('private') === true ? 'private' : 'public',
    run: async (interaction) => {
      const texts = textsFor(interaction.locale);
      const named = interaction.options.getString('course') ?? undefined;
      const { courses: offered } = await interactionHome(interaction, deps);
      const course = await findCourse(courses, offered, named);
      if (course.outcome === 'unknown') {
        await interaction.editReply({ content: unknownCourse(course.known, texts) });
        return;
      }
      const file = interaction.options.getAttachment('file');
      const files = file === null ? [] : [file];
      const asked = {
        ...questionFromCommand(interaction),
        course: course.key,
        files: files.map(({ name, url }) => ({ name, url, messageId: undefined })),
      };
      const later = readLater(asked, files, interaction.client.rest.options.api);
      const { question } = later;
      const readRest = async () => {
        const text = await later.readText();
        const { earlier, ...found } = await findEarlier(asked);
        return { question: { ...asked, text, course: found.course }, earlier };
      };
      await inHand.take(question.id, async () => {
        const taken = await takeWithDraft(interaction, question, { readRest, texts });
        const message = renderTaken(question.id, taken, texts);
        if (message === undefined) return;
        const shown = withNotes(message, unreadNotes(later.unread(), texts));
        if (taken.outcome === 'wait') {
          await interaction.editReply(shown);
          return;
        }
        const sent = await answerInReply(interaction, question, shown);
        if (sent === undefined) return;
        await questions.recordReply(question.id, asChannelId(sent.channelId), asMessageId(sent.id));
      });
    },
    complete: async (interaction) => {
      const { courses: offered } = await interactionHome(interaction, deps);
      await completeCourse(interaction, courses, offered);
    },
  };
}
