import { type ConnectionPolicy, createConnectionPolicy } from './connection-policy.ts';
import { connections, embeddedTypes, possibleTypes as types } from './generated/cache-shape.ts';

/** A type policy of Apollo Client. */
export interface TypePolicy {
  /** False for a type without an `id`. */
  readonly keyFields?: false;
  /** True if the fields of two responses are kept together. */
  readonly merge?: true;
  /** The policies of fields that are connections. */
  readonly fields?: Readonly<Record<string, ConnectionPolicy>>;
}

/** The object types of each interface and union. Without them, a cache drops the fields of fragments such as `... on Problem`. */
export const possibleTypes: Record<string, string[]> = Object.fromEntries(
  Object.entries(types).map(([name, members]) => [name, [...members]]),
);

/**
 * The policies of all types: objects with an `id` have their `__typename` and `id` as key, which is the default; objects without
 * one are part of the object that holds them, and their fields are merged; connections grow page by page.
 */
export const typePolicies: Record<string, TypePolicy> = {
  ...Object.fromEntries(embeddedTypes.map((name) => [name, { keyFields: false, merge: true }])),
  ...Object.fromEntries(
    Object.entries(connections).map(([name, fields]) => [
      name,
      { ...embedded(name), fields: policiesOf(fields) },
    ]),
  ),
};

function embedded(name: string): TypePolicy {
  const names: readonly string[] = embeddedTypes;
  return names.includes(name) ? { keyFields: false, merge: true } : {};
}

function policiesOf(
  fields: Readonly<Record<string, readonly string[]>>,
): Record<string, ConnectionPolicy> {
  const entries = Object.entries(fields).map(([name, listArguments]) => {
    return [name, createConnectionPolicy(listArguments)] as const;
  });
  return Object.fromEntries(entries);
}
