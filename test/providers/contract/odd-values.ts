import type { WireType } from '../../../src/upstream/wire/wire-type.ts';

/** Values that upstreams send in place of documented ones. */
export const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  'x',
  [],
  {},
  true,
  'long '.repeat(2000),
];

/** Returns a body with each odd value in each of its optional properties. */
export const oddBodies = (body: Readonly<Record<string, unknown>>, required: readonly string[]) =>
  Object.keys(body)
    .filter((name) => !required.includes(name))
    .flatMap((name) => ODD_VALUES.map((odd) => ({ ...body, [name]: odd })));

/**
 * A document of a wire type. Each provider lists its own in `wire-documents.ts` of its tests, so that each value of each is
 * replaced by the odd ones.
 */
export interface WireDocument {
  readonly type: WireType<unknown>;
  readonly document: unknown;
  /** Properties besides `id` without which nothing can be identified: they are not odd here. */
  readonly identity?: readonly string[];
  /** Objects with one property, around an entry of a list: what is read does not have them. */
  readonly wrappers?: readonly string[];
}

/** The documents of a provider by name. */
export type WireDocuments = Readonly<Record<string, WireDocument>>;
