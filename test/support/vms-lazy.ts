import { HeldSecret } from '../../src/providers/held-secret.ts';
import type { IntercomLists } from '../../src/providers/vms/intercom-mapper.ts';

/**
 * What GraphQL would answer where a caller who may read secrets selects every member of a lazy object.
 *
 * @param left names of members that the query leaves out.
 */
export async function resolved(
  value: unknown,
  left: ReadonlySet<string> = new Set(),
): Promise<unknown> {
  if (typeof value === 'function') return resolved(await value({}, {}), left);
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, left)));
  if (value instanceof HeldSecret) return value.reveal();
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = Object.entries(value)
    .filter(([name]) => !left.has(name))
    .map(async ([name, member]) => [name, await resolved(member, left)] as const);
  return Object.fromEntries(await Promise.all(members));
}

/** What GraphQL would get of one member, by these arguments. Fails with what the member throws. */
export async function memberOf(object: unknown, name: string, args: object = {}): Promise<unknown> {
  if (typeof object !== 'object' || object === null || !(name in object)) {
    throw new Error(`There is no member ${name}.`);
  }
  const member = (object as Record<string, unknown>)[name];
  return typeof member === 'function' ? member(args, {}) : member;
}

/** Members that are read by calls of their own, for `resolved` to leave out. */
export const LISTS: ReadonlySet<string> = new Set(['flats', 'keys']);

/** For objects of which a test asks no list. */
export const NO_LISTS: IntercomLists = {
  flats: () => Promise.reject(new Error('Flats were read.')),
  keys: () => Promise.reject(new Error('Keys were read.')),
};
