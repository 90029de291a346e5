import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  ContextMenuCommandBuilder,
  Events,
  MessageFlags,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  type Client,
  type Interaction,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { courseServer, startStage } from './start-bot.ts';

const COMMANDS = [
  new SlashCommandBuilder()
    .setName('setup')
    .setDescription('Set up')
    .addChannelOption((option) =>
      option
        .setName('staff-channel')
        .setDescription('Where staff see questions')
        .addChannelTypes(ChannelType.GuildText, ChannelType.GuildForum),
    )
    .addRoleOption((option) => option.setName('staff-role').setDescription('Who is staff')),
  new SlashCommandBuilder()
    .setName('escalations')
    .setDescription('Escalations')
    .addSubcommand((command) =>
      command
        .setName('view')
        .setDescription('One of them')
        .addIntegerOption((option) =>
          option.setName('id').setDescription('Its number').setAutocomplete(true).setRequired(true),
        ),
    ),
  new SlashCommandBuilder()
    .setName('file')
    .setDescription('Reads a file')
    .addAttachmentOption((option) => option.setName('log').setDescription('The file')),
  new ContextMenuCommandBuilder().setName('Answer this').setType(ApplicationCommandType.Message),
];

async function register(client: Client<true>): Promise<void> {
  await client.application.commands.set(COMMANDS.map((command) => command.toJSON()));
}

function onInteraction(
  client: Client<true>,
  handle: (interaction: Interaction) => Promise<unknown>,
): void {
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
}

describe('a slash command', () => {
  it('brings channels, roles and files with it', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, staff, questions, forum, staffRole } = stage;
    await register(client);
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      if (interaction.commandName === 'setup') {
        const channel = options.getChannel('staff-channel', true);
        await interaction.reply(
          `${channel.name ?? ''} ${options.getRole('staff-role', true).name}`,
        );
        return;
      }
      const text = await (await fetch(options.getAttachment('log', true).url)).text();
      await interaction.reply(text);
    });
    const values = { 'staff-channel': forum, 'staff-role': staffRole };
    const setup = await sandbox.slash(staff, questions, 'setup', values).message();
    expect(setup.content).toBe('help Staff');
    const log = { name: 'log.txt', content: 'Traceback' };
    expect((await sandbox.slash(staff, questions, 'file', { log }).message()).content).toBe(
      'Traceback',
    );
    expect(sandbox.violations).toEqual([]);
  });

  it('suggests while somebody types, and takes a subcommand', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, staff, questions } = stage;
    await register(client);
    onInteraction(client, async (interaction) => {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused();
        await interaction.respond([{ name: `#${typed} grader`, value: Number(typed) }]);
      }
      if (!interaction.isChatInputCommand()) return;
      const name = interaction.options.getSubcommand();
      await interaction.reply(`${name} ${interaction.options.getInteger('id', true)}`);
    });
    const choices = await sandbox.autocomplete(
      staff,
      questions,
      'escalations view',
      { id: 1 },
      'id',
    );
    expect(choices).toEqual([{ name: '#1 grader', value: 1 }]);
    const view = await sandbox.slash(staff, questions, 'escalations view', { id: 1 }).message();
    expect(view.content).toBe('view 1');
  });

  it('cannot be used as Discord would not let it be', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions, staffChannel } = stage;
    await register(client);
    const use = (path: string, values: Record<string, string | number>) => () =>
      sandbox.slash(learner, questions, path, values);
    expect(use('asks', {})).toThrow('no command asks');
    expect(use('escalations', {})).toThrow('subcommands');
    expect(use('escalations view', {})).toThrow('must be given');
    expect(use('escalations view', { id: 'one' })).toThrow('must be a number');
    expect(use('setup', { 'staff-chanel': 'x' })).toThrow('no option staff-chanel');
    expect(() => sandbox.slash(learner, staffChannel, 'setup')).toThrow('may not look');
  });
});

describe('a context menu', () => {
  it('brings its message with it', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, staff, questions } = stage;
    await register(client);
    onInteraction(client, async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      const { content } = interaction.targetMessage;
      await interaction.reply({ content: `answer to ${content}`, flags: MessageFlags.Ephemeral });
    });
    const asked = sandbox.sendMessage(learner, questions, 'why?');
    const response = await sandbox.messageMenu(staff, 'Answer this', asked).response();
    expect(response).toMatchObject({ kind: 'message', isPrivate: true });
    expect(sandbox.messagesIn(questions, learner)).toHaveLength(1);
  });
});

describe('components', () => {
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId('now').setLabel('Now').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId('later').setLabel('Later').setStyle(ButtonStyle.Secondary),
    new ButtonBuilder()
      .setCustomId('never')
      .setLabel('Never')
      .setStyle(ButtonStyle.Danger)
      .setDisabled(true),
  );

  it('change their message at once, or after a deferral, and may say more', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    onInteraction(client, async (interaction) => {
      if (!interaction.isButton()) return;
      if (interaction.customId === 'now') await interaction.update({ content: 'updated' });
      else {
        await interaction.deferUpdate();
        await interaction.editReply({ content: 'updated later', components: [] });
        await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
      }
    });
    const channel = await client.channels.fetch(questions.id);
    if (!channel?.isSendable()) throw new Error('no channel to write in');
    const message = await channel.send({ content: 'choose', components: [row] });
    expect(sandbox.buttonsOn(message)).toEqual(['Now', 'Later']);
    expect(() => sandbox.clickButton(learner, message, 'Never')).toThrow('disabled');
    const now = await sandbox.clickButton(learner, message, 'Now').response();
    expect(now).toMatchObject({ kind: 'update', message: { content: 'updated' } });
    const handle = sandbox.clickButton(learner, message, 'later');
    expect((await handle.message()).content).toBe('updated later');
    expect((await handle.followUp()).content).toBe('more');
    expect(sandbox.messagesIn(questions)).toHaveLength(1);
    expect(sandbox.messagesIn(questions, learner)).toHaveLength(2);
    expect(sandbox.violations).toEqual([]);
  });

  it('let somebody choose from a menu', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    onInteraction(client, async (interaction) => {
      if (!interaction.isStringSelectMenu()) return;
      await interaction.reply(interaction.values.join());
    });
    const menu = new StringSelectMenuBuilder()
      .setCustomId('week')
      .setPlaceholder('Which week?')
      .addOptions({ label: 'Week 1', value: '1' }, { label: 'Week 2', value: '2' });
    const channel = await client.channels.fetch(questions.id);
    if (!channel?.isSendable()) throw new Error('no channel to write in');
    const components = [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)];
    const message = await channel.send({ content: 'choose', components });
    const choose = (week: string) => sandbox.selectOptions(learner, message, 'Which week?', [week]);
    expect((await choose('Week 2').message()).content).toBe('2');
    expect(() => choose('Week 9')).toThrow('no choice');
  });
});

describe('a watcher', () => {
  it('hears of everything, in order', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    await register(client);
    onInteraction(client, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('done');
    });
    const kinds: string[] = [];
    const stop = sandbox.onEvent(({ kind }) => kinds.push(kind));
    sandbox.sendMessage(learner, questions, 'hello');
    await sandbox.slash(learner, questions, 'setup').message();
    await sandbox.waitFor(() => kinds.includes('rest-call'));
    stop();
    expect(kinds).toEqual([
      'message-created',
      'interaction-created',
      'interaction-acknowledged',
      'message-created',
      'interaction-answered',
      'rest-call',
    ]);
  });
});
