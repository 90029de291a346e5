import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  DiscordAPIError,
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Client,
  type Interaction,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { courseServer, startStage } from './start-bot.ts';

const ask = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask the course notes')
  .addStringOption((option) =>
    option.setName('question').setDescription('Your question').setRequired(true),
  );

function onInteraction(
  client: Client<true>,
  handle: (interaction: Interaction) => Promise<void>,
): void {
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
}

async function register(client: Client<true>): Promise<void> {
  await client.application.commands.set([ask.toJSON()]);
}

describe('the sandbox, with a discord.js bot', () => {
  it('carries a slash command to a deferred answer that is edited', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    await register(client);
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply(`heard: ${interaction.options.getString('question', true)}`);
    });
    const handle = sandbox.slash(learner, questions, 'ask', { question: 'what is a gradient?' });
    const message = await handle.message();
    expect(message.content).toBe('heard: what is a gradient?');
    expect(handle.acknowledgedAfterMs).toBeGreaterThanOrEqual(0);
    expect(sandbox.messagesIn(questions).map(({ id }) => id)).toEqual([message.id]);
    expect(sandbox.violations).toEqual([]);
  });

  it('shows an ephemeral answer to its person alone', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, staff, questions } = stage;
    await register(client);
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({ content: 'for you', flags: MessageFlags.Ephemeral });
    });
    await sandbox.slash(learner, questions, 'ask', { question: 'hello?' }).message();
    expect(sandbox.messagesIn(questions, learner)).toHaveLength(1);
    expect(sandbox.messagesIn(questions, staff)).toHaveLength(0);
    expect(sandbox.messagesIn(questions)).toHaveLength(0);
    const channel = await client.channels.fetch(questions.id);
    expect(channel?.isTextBased() && (await channel.messages.fetch()).size).toBe(0);
  });

  it('carries a button to a modal, and the form to a reply', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    const channel = await client.channels.fetch(questions.id);
    if (!channel?.isSendable()) throw new Error('no channel to write in');
    onInteraction(client, async (interaction) => {
      if (interaction.isButton()) {
        const input = new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Paragraph);
        const label = new LabelBuilder().setLabel('What happened?').setTextInputComponent(input);
        await interaction.showModal(
          new ModalBuilder().setCustomId('form').setTitle('Ask staff').addLabelComponents(label),
        );
      }
      if (interaction.isModalSubmit()) {
        await interaction.reply(`got ${interaction.fields.getTextInputValue('text')}`);
      }
    });
    const button = new ButtonBuilder()
      .setCustomId('ask-staff:1')
      .setLabel('Ask staff')
      .setStyle(ButtonStyle.Primary);
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
    const message = await channel.send({ content: 'press', components: [row] });
    const modal = await sandbox.clickButton(learner, message, 'Ask staff').modal();
    expect(modal.title).toBe('Ask staff');
    const answer = await sandbox
      .submitModal(learner, modal, { 'What happened?': 'it broke' })
      .message();
    expect(answer.content).toBe('got it broke');
    expect(sandbox.violations).toEqual([]);
  });

  it('fails an interaction that nobody answers, and gives 10062 and 40060', async () => {
    await using stage = await startStage(courseServer);
    const { sandbox, client, learner, questions } = stage;
    await register(client);
    const codes: unknown[] = [];
    const note = (error: unknown): void => {
      if (error instanceof DiscordAPIError) codes.push(error.code);
    };
    onInteraction(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const question = interaction.options.getString('question');
      await interaction.reply('one').catch(note);
      if (question !== 'twice') return;
      const again = { body: { type: 4, data: { content: 'two' } }, auth: false };
      await client.rest
        .post(`/interactions/${interaction.id}/${interaction.token}/callback`, again)
        .catch(note);
    });
    const late = sandbox.slash(learner, questions, 'ask', { question: 'late' }, { ageMs: 3500 });
    await expect(late.message()).rejects.toThrow('did not respond');
    await sandbox.waitFor(() => codes.length === 1);
    expect(sandbox.violations).toEqual([]);
    await sandbox.slash(learner, questions, 'ask', { question: 'twice' }).message();
    await sandbox.waitFor(() => codes.length === 2);
    expect(codes).toEqual([10062, 40060]);
    expect(sandbox.violations.map(({ rule }) => rule)).toEqual(['double-acknowledgement']);
  });
});
