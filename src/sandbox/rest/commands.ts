import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type APIApplicationCommand,
  type RESTPatchAPIApplicationCommandJSONBody,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { Reply, route, type Request, type Route } from '../server/route.ts';
import { fault, invalidForm, type FieldError } from '../state/errors.ts';
import { bodies } from '../validation/body-schemas.ts';
import { checkCommand, checkUnique } from '../validation/command-limits.ts';
import { guildOf } from './lookup.ts';

type CommandBody = RESTPostAPIApplicationCommandsJSONBody;

/** Application commands, global and of one server. */
export const commandRoutes: readonly Route[] = [
  '/applications/:application/commands',
  '/applications/:application/guilds/:guild/commands',
].flatMap((pattern) => [
  route('GET', pattern, { handle: (request) => inScope(request) }),
  route<CommandBody[]>('PUT', pattern, { schema: bodies.commands, handle: replaceAll }),
  route<CommandBody>('POST', pattern, { schema: bodies.command, handle: create }),
  route('GET', `${pattern}/:command`, { handle: (request) => commandOf(request) }),
  route<RESTPatchAPIApplicationCommandJSONBody>('PATCH', `${pattern}/:command`, {
    schema: bodies.commandEdit,
    handle: (request) => {
      const before = commandOf(request);
      // SAFETY: both halves are lawful commands; the type and id stay the old one's.
      const merged = { ...before, ...request.body } as unknown as CommandBody;
      refuse(checkCommand(merged, []));
      return store(request, merged, before.id);
    },
  }),
  route('DELETE', `${pattern}/:command`, {
    handle: (request) => {
      request.world.commands.delete(commandOf(request).id);
      changed(request);
      return undefined;
    },
  }),
]);

/** Discord's most for slash commands, and for each kind of context menu. */
const MOST = { slash: 100, menu: 15 };

function replaceAll(request: Request<CommandBody[]>): object {
  const { body, world } = request;
  refuse([...body.flatMap((one, index) => checkCommand(one, [index])), ...checkUnique(body)]);
  const count = (type: ApplicationCommandType): number =>
    body.filter((one) => (one.type ?? ApplicationCommandType.ChatInput) === type).length;
  if (
    count(ApplicationCommandType.ChatInput) > MOST.slash ||
    count(ApplicationCommandType.User) > MOST.menu ||
    count(ApplicationCommandType.Message) > MOST.menu
  ) {
    throw fault('tooManyCommands');
  }
  const before = inScope(request);
  for (const { id } of before) world.commands.delete(id);
  return body.map((one) => store(request, one, before.find((old) => isSame(old, one))?.id));
}

function create(request: Request<CommandBody>): object {
  refuse(checkCommand(request.body, []));
  const twin = inScope(request).find((old) => isSame(old, request.body));
  return new Reply(twin ? 200 : 201, store(request, request.body, twin?.id));
}

function isSame(old: APIApplicationCommand, body: CommandBody): boolean {
  return old.name === body.name && old.type === (body.type ?? ApplicationCommandType.ChatInput);
}

function store(request: Request, body: CommandBody, id: string | undefined): APIApplicationCommand {
  const { world } = request;
  const guildId = scopeOf(request);
  const command = {
    dm_permission: true,
    nsfw: false,
    ...body,
    id: id ?? world.nextId(),
    application_id: world.bot.applicationId,
    version: world.nextId(),
    type: body.type ?? ApplicationCommandType.ChatInput,
    description: 'description' in body ? body.description : '',
    default_member_permissions:
      body.default_member_permissions === undefined || body.default_member_permissions === null
        ? null
        : body.default_member_permissions,
    ...(guildId === null
      ? {
          integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
          contexts: body.contexts ?? null,
        }
      : { guild_id: guildId }),
  };
  // SAFETY: a lawful request with Discord's own fields added is what Discord calls a command.
  const stored = command as unknown as APIApplicationCommand;
  world.commands.set(stored.id, stored);
  changed(request);
  return stored;
}

function inScope(request: Request): APIApplicationCommand[] {
  const guildId = scopeOf(request);
  return [...request.world.commands.values()].filter(
    ({ guild_id }) => (guild_id ?? null) === guildId,
  );
}

function commandOf(request: Request): APIApplicationCommand {
  const command = inScope(request).find(({ id }) => id === request.param('command'));
  if (!command) throw fault('unknownCommand');
  return command;
}

function scopeOf(request: Request): string | null {
  if (request.param('application') !== request.world.bot.applicationId) {
    throw fault('unknownApplication');
  }
  return request.path.includes('/guilds/') ? guildOf(request).id : null;
}

function changed(request: Request): void {
  request.world.emit({ kind: 'commands-changed', guildId: scopeOf(request) });
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidForm(errors);
}
