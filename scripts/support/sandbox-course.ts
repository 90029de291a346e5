import type { ChannelHandle, PersonHandle, RoleHandle } from '../../src/sandbox/driver/handles.ts';
import type { GuildHandle } from '../../src/sandbox/driver/servers.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** The course server that the sandbox shows to a newcomer. */
export interface SandboxCourse {
  readonly guild: GuildHandle;
  readonly help: ChannelHandle;
  readonly questions: ChannelHandle;
  readonly staffRoom: ChannelHandle;
  readonly staffRole: RoleHandle;
  /** Gives Manage Server. */
  readonly managerRole: RoleHandle;
  readonly learner: PersonHandle;
  readonly staff: PersonHandle;
  /** Has Manage Server, and runs `/setup`. */
  readonly manager: PersonHandle;
}

/** Furnishes a course server: a help forum, a questions channel, a staff channel that only staff see, three people. */
export function furnishCourse(sandbox: Sandbox, name = 'Deep Learning Course'): SandboxCourse {
  const guild = sandbox.addGuild({ name });
  const staffRole = guild.addRole({ name: 'Course Staff', isMentionable: true });
  const managerRole = guild.addRole({ name: 'Manager', permissions: ['ManageGuild'] });
  const hidden = [
    { for: guild.id, deny: ['ViewChannel'] },
    { for: staffRole, allow: ['ViewChannel'] },
    { for: managerRole, allow: ['ViewChannel'] },
    { for: guild.botRole, allow: ['ViewChannel'] },
  ] as const;
  return {
    guild,
    staffRole,
    managerRole,
    help: guild.addForum({ name: 'help', tags: ['week 1', 'week 2', 'solved'] }),
    questions: guild.addTextChannel({
      name: 'questions',
      topic: 'Write /ask, or mention the bot: it answers from the course notes.',
    }),
    staffRoom: guild.addTextChannel({
      name: 'staff',
      topic: 'What the bot cannot answer comes here as a thread. Learners do not see this channel.',
      overwrites: hidden,
    }),
    learner: guild.addMember({ name: 'Mia' }),
    staff: guild.addMember({ name: 'Sam', roles: [staffRole] }),
    manager: guild.addMember({ name: 'Olga', roles: [managerRole] }),
  };
}
