import type { Guild } from 'discord.js';
import type { AssignEscalation } from '../core/escalation/assign-escalation.ts';
import type { Via } from '../core/escalation/history.ts';
import {
  asEscalationId,
  asServerId,
  asStaffId,
  type EscalationId,
  type StaffId,
} from '../core/ids.ts';
import type { SettingsStore } from '../core/server-settings.ts';
import { isStaffMember } from './events/staff-member.ts';
import type { SelectMenu } from './registry.ts';
import { deskTexts } from './render/desk-texts.ts';
import { renderMoveResult, type MoveMessage } from './render/move-result.ts';

export interface AssignDeps {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly assignEscalation: AssignEscalation;
}

/** Somebody of staff gives an escalation to a member, who must be staff too. */
export async function assignTo(
  { settings, assignEscalation }: AssignDeps,
  guild: Guild | null,
  request: {
    readonly id: EscalationId;
    readonly by: StaffId;
    readonly to: string;
    readonly via: Via;
  },
): Promise<MoveMessage> {
  const { id, by, to, via } = request;
  const role = guild && (await settings.read(asServerId(guild.id))).staffRoleId;
  if (guild === null || !(await isStaffMember(guild, to, role ?? undefined))) {
    return { content: deskTexts.notStaff(to), components: [], allowedMentions: { parse: [] } };
  }
  const result = await assignEscalation({ id, by, to: asStaffId(to), via });
  return renderMoveResult(result, (number) => deskTexts.isAssigned(number, to));
}

/** `Assign to…` in the thread. */
export function makeAssignSelect(deps: AssignDeps): SelectMenu {
  return {
    name: 'assign',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [raw = '']) => {
      const request = {
        id: asEscalationId(raw),
        by: asStaffId(interaction.user.id),
        to: interaction.values[0] ?? '',
        via: 'menu',
      } as const;
      await interaction.editReply(await assignTo(deps, interaction.guild, request));
    },
  };
}
