import { safeParse } from 'zod/v4/core';
import type { FieldError } from '../state/errors.ts';
import type { BodySchema } from './body-schemas.ts';
import { fieldErrors } from './field-errors.ts';

/** Which fields of a body break Discord's published schema. None: the body is lawful. */
export function checkBody(schema: BodySchema, body: unknown): FieldError[] {
  const result = safeParse(schema, withoutHabits(body));
  return result.success ? [] : fieldErrors(result.error.issues);
}

/** Fields that the schema calls integers, and Discord's reference and every library write as strings. */
const PERMISSION_FIELDS = new Set(['default_member_permissions', 'allow', 'deny', 'permissions']);
/**
 * discord.js 14 writes these into every message, also as `false` and where the schema of an edit or
 * an interaction's answer has no such field. Discord takes no notice of them.
 */
const IDLE_WHEN_FALSE = new Set(['tts', 'enforce_nonce']);

/** The body without what every client of Discord does and Discord allows, though its schema does not. */
function withoutHabits(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutHabits);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries
      .filter(([key, inner]) => !(IDLE_WHEN_FALSE.has(key) && inner === false))
      .map(([key, inner]) => [
        key,
        PERMISSION_FIELDS.has(key) && typeof inner === 'string' && /^\d+$/.test(inner)
          ? Number(inner)
          : withoutHabits(inner),
      ]),
  );
}
