import type { ComponentType } from 'discord-api-types/v10';

/** A component of a message or modal, as far as this server needs to know it. */
export interface ComponentNode {
  readonly type: ComponentType;
  readonly id?: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly components?: readonly ComponentNode[];
  readonly component?: ComponentNode;
  readonly accessory?: ComponentNode;
  readonly [key: string]: unknown;
}

/** Every component of a tree, the outer before the inner. */
export function flatten(roots: readonly ComponentNode[]): ComponentNode[] {
  return roots.flatMap((node) => [
    node,
    ...flatten([
      ...(node.components ?? []),
      ...(node.component ? [node.component] : []),
      ...(node.accessory ? [node.accessory] : []),
    ]),
  ]);
}

/** The tree with a number on each component that has none, as Discord gives them. */
export function numbered(roots: readonly ComponentNode[]): ComponentNode[] {
  let last = 0;
  const visit = (node: ComponentNode): ComponentNode => {
    last += 1;
    const id = node.id ?? last;
    return {
      ...node,
      id,
      ...(node.components ? { components: node.components.map(visit) } : {}),
      ...(node.component ? { component: visit(node.component) } : {}),
      ...(node.accessory ? { accessory: visit(node.accessory) } : {}),
    };
  };
  return roots.map(visit);
}
