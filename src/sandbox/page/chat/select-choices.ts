import { ComponentType } from 'discord-api-types/v10';
import type { PageState, Pane } from '../state/page-state.ts';
import { channelsOf } from '../state/select.ts';

/** A select menu. */
export interface SelectNode {
  readonly type: ComponentType;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly required?: boolean;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly default?: boolean;
  }[];
}

/** What a menu offers: its own choices, or the people, roles and channels there are. */
export function selectChoices(
  state: PageState,
  pane: Pane,
  { type, options }: SelectNode,
): readonly { readonly label: string; readonly value: string; readonly default?: boolean }[] {
  const { members = [], roles = [] } = state.place ?? {};
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ label: name, value: id }));
  if (type === ComponentType.UserSelect) return named(members);
  if (type === ComponentType.RoleSelect) return named(roles);
  if (type === ComponentType.MentionableSelect) return named([...members, ...roles]);
  if (type === ComponentType.ChannelSelect) return named(channelsOf(state, pane));
  return options ?? [];
}
