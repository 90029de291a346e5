import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { KNOWLEDGE_KINDS } from '../../core/passage.ts';

const idOption: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'id',
  description: 'Which one: type some of its title',
  required: true,
  autocomplete: true,
};

/** `/knowledge` as Discord registers it. Staff read it, in English as their desk is. */
export const knowledgeCommandData: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  name: 'knowledge',
  description: 'What the bot answers from',
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    subcommand('status', 'The index: what it holds and what it could not read'),
    subcommand('reindex', 'Read the knowledge folder again'),
    subcommand('add', 'Write something that the bot should know', [
      {
        type: ApplicationCommandOptionType.String,
        name: 'kind',
        description: 'What it is; a known issue unless you say',
        choices: KNOWLEDGE_KINDS.map((kind) => ({ name: kind, value: kind })),
      },
    ]),
    subcommand('edit', 'Correct what staff wrote, or mark a known issue', [
      idOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'status',
        description: 'Mark the known issue; its learners are told once that it is fixed',
        choices: [
          { name: 'open', value: 'open' },
          { name: 'fixed', value: 'fixed' },
        ],
      },
    ]),
    subcommand('remove', 'Take away what staff wrote', [idOption]),
  ],
};

function subcommand(
  name: string,
  description: string,
  options: APIApplicationCommandStringOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options };
}
