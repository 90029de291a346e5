import * as z from 'zod';
import type { $ZodType, $ZodTypes } from 'zod/v4/core';

const strictOf = new WeakMap<$ZodType, $ZodType>();

/** The same schema with every object in it closed: a field that it does not name is an error. */
export function strict(schema: $ZodType): $ZodType {
  const known = strictOf.get(schema);
  if (known) return known;
  const made = close(schema);
  strictOf.set(schema, made);
  return made;
}

function close(schema: $ZodType): $ZodType {
  // SAFETY: $ZodTypes is the union of all of zod's own kinds, and the package uses no others.
  const { def } = (schema as $ZodTypes)._zod;
  if (def.type === 'object') {
    const shape = Object.entries(def.shape).map(([key, inner]) => [key, strict(inner)] as const);
    return remade(schema, { shape: Object.fromEntries(shape), catchall: z.never() });
  }
  if (def.type === 'lazy') return z.lazy(() => strict(def.getter()) as z.ZodType);
  if (def.type === 'array') return remade(schema, { element: strict(def.element) });
  if (def.type === 'optional' || def.type === 'nullable') {
    return remade(schema, { innerType: strict(def.innerType) });
  }
  if (def.type === 'union') return remade(schema, { options: def.options.map(strict) });
  return schema;
}

/** The schema with a part of its definition replaced, its own checks kept. */
function remade(schema: $ZodType, part: object): $ZodType {
  return z.core.clone(schema, { ...schema._zod.def, ...part });
}
