import { AuditedSecret } from '../../../src/providers/contract/audited-secret.ts';
import { UnexpectedRead } from '../upstreams/stub-reads.ts';
import { fieldNames } from '../values/plain.ts';

/**
 * Returns what GraphQL would send if a caller with `secrets:read` selects every property of a lazy
 * object.
 *
 * A reference contains only the id, and a field that needs a read without a stub is undefined.
 *
 * @param left names of properties that the query omits.
 */
export async function resolved(
  value: unknown,
  left: ReadonlySet<string> = new Set(),
): Promise<unknown> {
  if (typeof value === 'function') return resolved(await unlessUnread(value({}, {})), left);
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, left)));
  if (value instanceof AuditedSecret) return value.reveal();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = fieldNames(value)
    .filter((name) => !left.has(name))
    .map(async (name) => {
      const member: unknown = Reflect.get(value, name);
      // What it refers to may refer back to it.
      if (REFERENCES.has(name)) return [name, await toReference(member)] as const;
      return [name, await resolved(member, left)] as const;
    });
  return Object.fromEntries(await Promise.all(members));
}

/** Fields that return objects of which a document contains the id. */
const REFERENCES: ReadonlySet<string> = new Set(['intercom', 'user', 'camera']);

async function toReference(member: unknown): Promise<unknown> {
  const object = typeof member === 'function' ? await unlessUnread(member({}, {})) : member;
  return typeof object === 'object' && object !== null && 'id' in object
    ? { id: object.id }
    : object;
}

async function unlessUnread(value: unknown): Promise<unknown> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof UnexpectedRead) return undefined;
    throw error;
  }
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
