import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type MessageComponentInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { asQuestionId, asServerId, asStaffId } from '../core/ids.ts';
import type { JudgeAnswer } from '../core/insights/judge-answer.ts';
import { VERDICTS, type StaffVerdict, type VerdictStore } from '../core/insights/ports.ts';
import type { Handlers } from './registry.ts';
import { insightTexts as texts } from './render/insight-texts.ts';
import { REASON, reasonForm, verdictButtons } from './render/verdict.ts';

export interface JudgingDeps {
  readonly verdicts: Pick<VerdictStore, 'findByMessage'>;
  readonly judgeAnswer: JudgeAnswer;
}

/** `Judge this answer` on an answer of the bot's, its buttons and its form. */
export function makeJudging(deps: JudgingDeps): Pick<Handlers, 'menus' | 'buttons' | 'modals'> {
  return {
    menus: [
      {
        data: {
          type: ApplicationCommandType.Message,
          name: texts.judge,
          contexts: [InteractionContextType.Guild],
          integration_types: [ApplicationIntegrationType.GuildInstall],
        },
        audience: 'staff',
        acknowledge: 'private',
        run: async (interaction) => {
          const server = asServerId(interaction.guildId ?? '');
          const question = await deps.verdicts.findByMessage(server, interaction.targetId);
          await interaction.editReply(
            question === undefined
              ? { content: texts.noAnswer }
              : { content: texts.ask, components: verdictButtons(question) },
          );
        },
      },
    ],
    buttons: [
      {
        name: 'judge',
        audience: 'staff',
        acknowledge: 'update',
        run: async (interaction, args) => judge(interaction, args, deps),
      },
      {
        name: 'judge-reason',
        audience: 'staff',
        acknowledge: 'modal',
        run: async (interaction, [named, id = '']) => {
          await interaction.showModal(reasonForm(asQuestionId(id), verdictOf(named)));
        },
      },
    ],
    modals: [
      {
        name: 'judge-reason',
        audience: 'staff',
        acknowledge: 'update',
        run: async (interaction, args) =>
          judge(interaction, args, deps, interaction.fields.getTextInputValue(REASON)),
      },
    ],
  };
}

async function judge(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  [named, id = '']: readonly string[],
  { judgeAnswer }: JudgingDeps,
  reason?: string,
): Promise<void> {
  const verdict = verdictOf(named);
  const questionId = asQuestionId(id);
  const outcome = await judgeAnswer({
    serverId: asServerId(interaction.guildId ?? ''),
    questionId,
    by: asStaffId(interaction.user.id),
    verdict,
    reason,
  });
  if (outcome === 'unknown-question') {
    await interaction.editReply({ content: texts.noAnswer, components: [] });
    return;
  }
  const said = reason === undefined ? texts.judged(verdict) : texts.judgedBecause(verdict);
  await interaction.editReply({ content: said, components: verdictButtons(questionId, verdict) });
}

function verdictOf(named: string | undefined): StaffVerdict {
  return VERDICTS.find((verdict) => verdict === named) ?? 'wrong';
}
