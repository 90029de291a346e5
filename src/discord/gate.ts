import {
  DiscordAPIError,
  MessageFlags,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type Interaction,
  type RepliableInteraction,
} from 'discord.js';
import { asServerId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { ServerSettings, SettingsStore } from '../core/server-settings.ts';
import { unreachable } from '../core/unreachable.ts';
import { makePatientInteraction, type PatientDeps } from './patient-interaction.ts';
import type { Acknowledgement, HandlerAudience } from './registry.ts';
import { textsFor, type Texts } from './render/texts.ts';

export type GateDeps = PatientDeps;

/** What the gate must know of a handler. */
export interface Gated<I extends RepliableInteraction> {
  readonly name: string;
  readonly audience: HandlerAudience;
  readonly acknowledge: Acknowledgement;
  readonly run: (interaction: I) => Promise<void>;
}

/** Around an event's handler: a fault ends here, in one log line. */
export function gateEvent<Args extends readonly unknown[]>(
  log: Log,
  name: string,
  handle: (...args: Args) => Promise<void>,
): (...args: Args) => void {
  return (...args) => {
    handle(...args).catch((error: unknown) =>
      log.error({ err: error, handler: name }, 'event failed'),
    );
  };
}

/**
 * Around an interaction's handler: acknowledges first, asks who may, sees to it that what the handler says is said
 * however late, and is the one place where a fault ends, with a short apology to the person.
 */
export function makeInteractionGate(deps: GateDeps) {
  const { log, settings } = deps;
  const patient = makePatientInteraction(deps);
  return async function passInteraction<I extends RepliableInteraction>(
    given: I,
    handler: Gated<I>,
  ): Promise<void> {
    const interaction = patient(given, handler.audience);
    try {
      await acknowledge(interaction, handler.acknowledge);
      if (await mayUse(interaction, handler.audience, settings)) await handler.run(interaction);
      else
        await tellPrivately(interaction, refusal(handler.audience, textsFor(interaction.locale)));
    } catch (error) {
      if (isTooLate(error)) {
        // The person already sees that nothing happened and will try again: doing it now could do it twice.
        log.warn(
          { handler: handler.name, ageMs: Date.now() - interaction.createdTimestamp },
          'interaction too late',
        );
        return;
      }
      log.error({ err: error, handler: handler.name }, 'interaction failed');
      await apologize(interaction, log);
    }
  };
}

/** Sends a text that only the person sees, whatever state the interaction is in. */
export async function tellPrivately(
  interaction: RepliableInteraction,
  content: string,
): Promise<void> {
  if (!interaction.deferred && !interaction.replied) {
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  } else if (isThinking(interaction)) {
    await interaction.editReply({ content });
  } else {
    await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
  }
}

/** Whether a person counts as staff on a server: Manage Server, or the staff role. */
export async function isStaff(
  interaction: Interaction,
  settings: Pick<SettingsStore, 'read'>,
): Promise<boolean> {
  if (interaction.guildId === null) return false;
  if (isManager(interaction)) return true;
  const { staffRoleId } = await settings.read(asServerId(interaction.guildId));
  return holdsRole(interaction, staffRoleId);
}

function isManager(interaction: Interaction): boolean {
  return interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

function holdsRole(interaction: Interaction, role: ServerSettings['staffRoleId']): boolean {
  const roles = interaction.member?.roles;
  if (role === undefined || roles === undefined) return false;
  return Array.isArray(roles) ? roles.includes(role) : roles.cache.has(role);
}

/** Whether a person counts among those for whom something is. */
export async function mayUse(
  interaction: Interaction,
  audience: HandlerAudience,
  settings: Pick<SettingsStore, 'read'>,
): Promise<boolean> {
  switch (audience) {
    case 'learner':
      return true;
    case 'staff':
      return isStaff(interaction, settings);
    case 'manager':
      return isManager(interaction);
    default:
      return unreachable(audience);
  }
}

function refusal(audience: HandlerAudience, texts: Texts): string {
  return audience === 'manager' ? texts.needsManager : texts.needsStaff;
}

async function acknowledge(interaction: RepliableInteraction, how: Acknowledgement): Promise<void> {
  switch (how) {
    case 'public':
      await interaction.deferReply();
      return;
    case 'private':
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      return;
    case 'update':
      if (interaction.isMessageComponent()) await interaction.deferUpdate();
      else if (interaction.isModalSubmit() && interaction.isFromMessage())
        await interaction.deferUpdate();
      else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      return;
    case 'modal':
      return;
    default:
      unreachable(how);
  }
}

/** Deferred with a visible "thinking", not yet answered. After `deferUpdate` the reply is the pressed message itself. */
function isThinking(interaction: RepliableInteraction): boolean {
  return interaction.deferred && !interaction.replied && interaction.ephemeral !== null;
}

function isTooLate(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    (error.code === RESTJSONErrorCodes.UnknownInteraction ||
      error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
  );
}

async function apologize(interaction: RepliableInteraction, log: Log): Promise<void> {
  try {
    await tellPrivately(interaction, textsFor(interaction.locale).apology);
  } catch (error) {
    log.warn({ err: error }, 'apology not delivered');
  }
}
