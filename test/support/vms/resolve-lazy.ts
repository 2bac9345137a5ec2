import { AuditedSecret } from '../../../src/providers/contract/audited-secret.ts';
import { fieldNames } from '../values/plain.ts';

/**
 * Returns what GraphQL would send if a caller with `secrets:read` selects every property of a lazy
 * object.
 *
 * @param left names of properties that the query omits.
 */
export async function resolved(
  value: unknown,
  left: ReadonlySet<string> = new Set(),
): Promise<unknown> {
  if (typeof value === 'function') return resolved(await value({}, {}), left);
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, left)));
  if (value instanceof AuditedSecret) return value.reveal();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = fieldNames(value)
    .filter((name) => !left.has(name))
    .map(async (name) => [name, await resolved(Reflect.get(value, name), left)] as const);
  return Object.fromEntries(await Promise.all(members));
}

/**
 * Returns what GraphQL would get of one property with these arguments. Fails with the error of the
 * property.
 */
export async function memberOf(object: unknown, name: string, args: object = {}): Promise<unknown> {
  if (typeof object !== 'object' || object === null || !(name in object)) {
    throw new Error(`Unknown property ${name}.`);
  }
  const member = (object as Record<string, unknown>)[name];
  return typeof member === 'function' ? member(args, {}) : member;
}

/** Properties that are read by calls of their own, which `resolved` can omit. */
export const LISTS: ReadonlySet<string> = new Set(['flats', 'keys']);
