import type { Route } from '../server/route.ts';
import { accountRoutes } from './account.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { reactionRoutes } from './reactions.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every route. The first whose pattern fits is taken, so fixed names stand before `:name`. */
export const allRoutes: readonly Route[] = [
  ...accountRoutes,
  ...commandRoutes,
  ...guildRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
  ...reactionRoutes,
  ...threadRoutes,
  ...messageRoutes,
  ...channelRoutes,
];
