import { embeddedTypes } from './generated/cache-shape.ts';

/**
 * The option `keys` of Graphcache, the normalised cache of urql: types without an `id` have no key, so that their objects are part
 * of the object that holds them. All other objects have their `id` as key, which is the default.
 */
export const keys: Record<string, () => null> = Object.fromEntries(
  embeddedTypes.map((name) => [name, () => null]),
);
