import { OAuth2Scopes } from 'discord.js';
import { ALL_PERMISSIONS } from './permissions.ts';

/** The address that invites the bot with exactly what it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: ALL_PERMISSIONS.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
