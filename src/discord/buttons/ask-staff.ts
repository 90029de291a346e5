import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type ButtonInteraction,
} from 'discord.js';
import type { FindHomes, HomeServer } from '../../core/answering/home-servers.ts';
import type { QuestionStore } from '../../core/answering/ports.ts';
import type { EscalateQuestion, EscalateResult } from '../../core/escalation/escalate-question.ts';
import { asLearnerId, asQuestionId, type QuestionId, type ServerId } from '../../core/ids.ts';
import { writeCustomId } from '../custom-ids.ts';
import { tellPrivately } from '../gate.ts';
import type { Button } from '../registry.ts';
import { appendMark } from '../render/mark.ts';
import { oneLine } from '../render/quote.ts';
import { textsFor, type Texts } from '../render/texts.ts';

export interface AskStaffDeps {
  readonly questions: Pick<QuestionStore, 'find'>;
  readonly escalateQuestion: EscalateQuestion;
  readonly findHomes: FindHomes;
}

/** Characters of a button's label, as Discord counts them. */
const LABEL_LIMIT = 80;
/** Buttons in a row, and rows in a message. */
const ROW = 5;

/**
 * `Ask staff`: hands the question to a person, once, and says under which number. In direct messages it goes to
 * the staff of the one server that the learner shares with the bot; of several, the learner chooses.
 */
export function makeAskStaffButtons(deps: AskStaffDeps): readonly Button[] {
  const ask: Button = {
    name: 'ask-staff',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [id = '']) => {
      const texts = textsFor(interaction.locale);
      const found = await deps.questions.find(asQuestionId(id));
      if (found === undefined) {
        await tellPrivately(interaction, texts.questionGone);
        return;
      }
      const { question } = found;
      const server = question.serverId ?? (await chooseHome(interaction, question.id, deps, texts));
      if (server === undefined) return;
      const result = await escalate(interaction, question.id, server, deps);
      if (result.outcome !== 'unknown-question') {
        const mark = texts.escalatedMark(result.escalation.number);
        await interaction.editReply(appendMark(interaction.message.content, mark));
      }
      await tellPrivately(interaction, describe(result, texts));
    },
  };
  const askOf: Button = {
    name: 'ask-staff-of',
    audience: 'learner',
    acknowledge: 'update',
    run: async (interaction, [id = '', server = '']) => {
      const texts = textsFor(interaction.locale);
      const homes = await deps.findHomes(asLearnerId(interaction.user.id));
      const home = homes.find((each) => each.id === server);
      const content =
        home === undefined
          ? texts.serverOnlyEscalation
          : describe(await escalate(interaction, asQuestionId(id), home.id, deps), texts);
      await interaction.editReply({ content, components: [] });
    },
  };
  return [ask, askOf];
}

/** The only server it can be, or nothing yet: then the learner has been asked, or told that there is none. */
async function chooseHome(
  interaction: ButtonInteraction,
  question: QuestionId,
  { findHomes }: AskStaffDeps,
  texts: Texts,
): Promise<ServerId | undefined> {
  const homes = await findHomes(asLearnerId(interaction.user.id));
  const [home] = homes;
  if (home === undefined) {
    await tellPrivately(interaction, texts.serverOnlyEscalation);
    return undefined;
  }
  if (homes.length === 1) return home.id;
  await interaction.followUp({
    content: texts.whoseStaff,
    components: rowsOf(homes, question),
    flags: MessageFlags.Ephemeral,
  });
  return undefined;
}

function rowsOf(
  homes: readonly HomeServer[],
  question: QuestionId,
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  const buttons = homes.slice(0, ROW * ROW).map(({ id, name }): APIButtonComponentWithCustomId => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: oneLine(name, LABEL_LIMIT),
    custom_id: writeCustomId('ask-staff-of', question, id),
  }));
  return Array.from({ length: Math.ceil(buttons.length / ROW) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * ROW, (row + 1) * ROW),
  }));
}

async function escalate(
  { user, locale }: ButtonInteraction,
  questionId: QuestionId,
  serverId: ServerId,
  { escalateQuestion }: AskStaffDeps,
): Promise<EscalateResult> {
  return escalateQuestion({ questionId, serverId, by: asLearnerId(user.id), locale });
}

function describe(result: EscalateResult, texts: Texts): string {
  if (result.outcome === 'unknown-question') return texts.questionGone;
  const { number, ownerId } = result.escalation;
  if (result.outcome === 'already-escalated') return texts.alreadyEscalated(number);
  if (result.outcome === 'joined') return texts.joined(number, ownerId);
  return result.deskReady ? texts.escalated(number) : texts.escalatedNoDesk(number);
}
