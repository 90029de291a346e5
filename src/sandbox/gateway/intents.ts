import { GatewayIntentBits } from 'discord-api-types/v10';

/** The intents of which one is needed to get an event, in a server and in a direct message. */
const NEEDED: readonly {
  readonly event: RegExp;
  readonly inGuild: number;
  readonly inDm: number;
}[] = [
  {
    event: /^MESSAGE_REACTION_/,
    inGuild: GatewayIntentBits.GuildMessageReactions,
    inDm: GatewayIntentBits.DirectMessageReactions,
  },
  {
    event: /^MESSAGE_/,
    inGuild: GatewayIntentBits.GuildMessages,
    inDm: GatewayIntentBits.DirectMessages,
  },
  {
    event: /^TYPING_START$/,
    inGuild: GatewayIntentBits.GuildMessageTyping,
    inDm: GatewayIntentBits.DirectMessageTyping,
  },
  {
    event: /^GUILD_MEMBER_/,
    inGuild: GatewayIntentBits.GuildMembers,
    inDm: GatewayIntentBits.GuildMembers,
  },
  {
    event: /^(GUILD_(CREATE|UPDATE|DELETE|ROLE_\w+)|CHANNEL_\w+|THREAD_\w+)$/,
    inGuild: GatewayIntentBits.Guilds,
    inDm: GatewayIntentBits.DirectMessages,
  },
];

/** Whether a session with these intents gets an event. Interactions come to every session. */
export function isWanted(intents: number, event: string, guildId: string | null): boolean {
  const rule = NEEDED.find((entry) => entry.event.test(event));
  if (!rule) return true;
  return (intents & (guildId === null ? rule.inDm : rule.inGuild)) !== 0;
}

/** An intent that must be switched on in Discord's developer portal. */
export type PrivilegedIntent = 'members' | 'presences' | 'message-content';

const PRIVILEGED: Readonly<Record<PrivilegedIntent, number>> = {
  members: GatewayIntentBits.GuildMembers,
  presences: GatewayIntentBits.GuildPresences,
  'message-content': GatewayIntentBits.MessageContent,
};

/** The privileged intents that are asked for and not switched on. */
export function disallowed(intents: number, enabled: readonly PrivilegedIntent[]): string[] {
  return Object.entries(PRIVILEGED)
    .filter(([name, bit]) => (intents & bit) !== 0 && !enabled.some((one) => one === name))
    .map(([name]) => name);
}

/** Whether a session reads the text of everybody's messages. */
export function readsContent(intents: number): boolean {
  return (intents & GatewayIntentBits.MessageContent) !== 0;
}
