import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { CHOSEN_OUTCOMES } from '../../core/escalation/outcome.ts';
import { deskTexts } from '../render/desk-texts.ts';
import { statusChoices } from '../render/escalation-list.ts';

/** Discord's limit for a closing note in a field of the card, in characters. */
const LAST_WORD_LIMIT = 1_000;

/** `/escalations` as Discord registers it. Staff read it, in English as their desk is. */
export const escalationsCommandData: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'escalations',
  description: 'What learners asked staff',
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'list',
      description: 'Escalations, those that wait for staff first',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'status',
          description: 'Only those that stand so',
          choices: [...statusChoices],
        },
        {
          type: ApplicationCommandOptionType.Boolean,
          name: 'mine',
          description: 'Only those that you have',
        },
      ],
    },
    onOne('view', 'One escalation with its history'),
    onOne('claim', 'Take an escalation'),
    {
      ...onOne('resolve', 'End an escalation'),
      options: [
        idOption(),
        {
          type: ApplicationCommandOptionType.String,
          name: 'last-word',
          description: 'What the learner reads with it',
          max_length: LAST_WORD_LIMIT,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'outcome',
          description: 'What came of it; answered, unless you say otherwise',
          choices: CHOSEN_OUTCOMES.map((value) => ({ name: deskTexts.outcomes[value], value })),
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'about',
          description: 'Which known issue, or the number of the original',
          autocomplete: true,
          max_length: 100,
        },
      ],
    },
    {
      ...onOne('assign', 'Give an escalation to a member of staff'),
      options: [
        idOption(),
        {
          type: ApplicationCommandOptionType.User,
          name: 'member',
          description: 'Who shall have it',
          required: true,
        },
      ],
    },
    onOne('reopen', 'Take an ended escalation up again'),
  ],
};

function onOne(name: string, description: string): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: [idOption()],
  };
}

function idOption() {
  return {
    type: ApplicationCommandOptionType.String,
    name: 'id',
    description: 'Its number, or words of the question',
    required: true,
    autocomplete: true,
  } as const;
}
