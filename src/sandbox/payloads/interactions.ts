import type { APIMessage } from 'discord-api-types/v10';
import type { Interaction } from '../state/interaction.ts';
import type { Channel, Message } from '../state/model.ts';
import { channelPermissions } from '../state/permissions.ts';
import type { World } from '../state/world.ts';
import { channelPayload } from './channels.ts';
import { bareMemberPayload, personOf, userPayload } from './people.ts';

/** What stands in an interaction beside who and when. */
interface InteractionParts {
  readonly channel: Channel;
  readonly data: object;
  readonly source: Message | undefined;
}

/** What only the answers to an interaction have. */
export function responseFields(world: World, interaction: Interaction): Partial<APIMessage> {
  const user = userPayload(personOf(world, interaction.personId));
  const metadata = {
    id: interaction.id,
    type: interaction.type,
    user,
    authorizing_integration_owners: { '0': interaction.guildId ?? '0' },
    ...(interaction.commandName === null ? {} : { name: interaction.commandName }),
    ...(interaction.sourceMessageId === null
      ? {}
      : { interacted_message_id: interaction.sourceMessageId }),
  };
  const fields = {
    application_id: world.bot.applicationId,
    webhook_id: world.bot.applicationId,
    interaction_metadata: metadata,
    ...(interaction.commandName === null
      ? {}
      : { interaction: { id: interaction.id, type: 2, name: interaction.commandName, user } }),
  };
  // SAFETY: `interaction_metadata` has the fields of the kind of interaction that `type` names.
  return fields as unknown as Partial<APIMessage>;
}

/** What somebody does, as INTERACTION_CREATE carries it. */
export function interactionPayload(
  world: World,
  interaction: Interaction,
  { channel, data, source }: InteractionParts,
): object {
  const { guildId, personId } = interaction;
  const person = personOf(world, personId);
  const member = guildId === null ? undefined : world.guilds.get(guildId)?.members.get(personId);
  const permissions = channelPermissions(world, channel, personId).toString();
  return {
    id: interaction.id,
    application_id: world.bot.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...channelPayload(world, channel), permissions },
    locale: person.locale,
    app_permissions: channelPermissions(world, channel, world.bot.person.id).toString(),
    entitlements: [],
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: { '0': guildId ?? '0' },
    context: guildId === null ? 1 : 0,
    ...(source ? { message: source.payload } : {}),
    ...(guildId === null || !member
      ? { user: userPayload(person) }
      : {
          guild_id: guildId,
          guild: { id: guildId, locale: 'en-US', features: ['COMMUNITY'] },
          guild_locale: 'en-US',
          member: { ...bareMemberPayload(member), user: userPayload(person), permissions },
        }),
  };
}
