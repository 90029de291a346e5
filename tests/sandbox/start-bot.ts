import { Client, GatewayIntentBits, Partials, type ClientOptions } from 'discord.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';

/** A sandbox with a course server in it, and a real discord.js client that is ready. */
export interface Stage extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly client: Client<true>;
}

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMembers,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

/** Starts both; `furnish` builds the server before the bot logs in. */
export async function startStage<T>(
  furnish: (sandbox: Sandbox) => T,
  options: SandboxOptions = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<Stage & T> {
  const sandbox = await startSandbox(options);
  const furniture = furnish(sandbox);
  const client = await logIn(sandbox, clientOptions);
  return {
    ...furniture,
    sandbox,
    client,
    [Symbol.asyncDispose]: async () => {
      await client.destroy();
      await sandbox.stop();
    },
  };
}

/** A client of the sandbox's bot, logged in and ready. */
export async function logIn(
  sandbox: Sandbox,
  clientOptions: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel, Partials.Message, Partials.Reaction],
    ...clientOptions,
    rest: { api: sandbox.apiUrl, ...clientOptions.rest },
  });
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  await client.login(sandbox.token);
  return ready;
}

/** A course server with a learner, a staff member and three channels. */
export function courseServer(sandbox: Sandbox) {
  const guild = sandbox.addGuild({ name: 'Course' });
  const staffRole = guild.addRole({ name: 'Staff', permissions: ['ManageThreads'] });
  const learner = guild.addMember({ name: 'Lena' });
  const staff = guild.addMember({ name: 'Sam', roles: [staffRole] });
  const questions = guild.addTextChannel({ name: 'questions' });
  const forum = guild.addForum({ name: 'help', tags: ['solved', 'open', '!pinned'] });
  const staffChannel = guild.addTextChannel({
    name: 'staff',
    overwrites: [
      { for: guild.id, deny: ['ViewChannel'] },
      { for: staffRole, allow: ['ViewChannel'] },
      { for: guild.botRole, allow: ['ViewChannel'] },
    ],
  });
  return { guild, staffRole, learner, staff, questions, forum, staffChannel };
}
