import type { Provider } from '../../generated/schema-types.ts';
import type { HeldSecret } from './audited-secret.ts';

/** Values that GraphQL passes on unchanged. */
type Leaf = string | number | boolean | Date | HeldSecret | null | undefined;

/**
 * A GraphQL object as a provider returns it: any property may be a function, which is called only
 * if a query selects the field. A selection that the document already contains costs nothing, and
 * nothing is fetched without being requested.
 */
export type Lazy<T> = T extends Leaf
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Lazy<Item>[]
    : T extends object
      ? T extends Provider
        ? ShownProvider
        : { readonly [K in keyof T]: LazyMember<K, T[K]> }
      : T;

/** An installation: the fields that all kinds have, and the fields that its own kind adds. */
export type ShownProvider = Pick<Provider, '__typename' | 'id' | 'kind'> & {
  readonly [K in Exclude<keyof Provider, '__typename' | 'id' | 'kind'>]?: LazyMember<
    K,
    Provider[K]
  >;
};

/** The function gets the arguments of the field; its author declares their generated type. */
type LazyMember<K, V> = K extends '__typename'
  ? V
  : Lazy<V> | ((args: never, context: never) => Lazy<V> | Promise<Lazy<V>>);
