import { asFollowerId } from '../../core/escalation/follower.ts';
import type { SplitOffFollower } from '../../core/escalation/split-off-follower.ts';
import { asServerId, asStaffId } from '../../core/ids.ts';
import type { Button } from '../registry.ts';
import { deskTexts as texts } from '../render/desk-texts.ts';

/** `Not the same`: the follower's question becomes an escalation of its own. */
export function makeSplitOffButton(deps: { readonly splitOffFollower: SplitOffFollower }): Button {
  return {
    name: 'split-off',
    audience: 'staff',
    acknowledge: 'private',
    run: async (interaction, [raw = '']) => {
      const by = asStaffId(interaction.user.id);
      const id = asFollowerId(Number(raw));
      const serverId = asServerId(interaction.guildId ?? '');
      const result = await deps.splitOffFollower({ id, serverId, by, via: 'button' });
      const content =
        result.outcome === 'split' ? texts.isSplit(result.escalation.number) : texts.noFollower;
      await interaction.editReply({ content });
    },
  };
}
