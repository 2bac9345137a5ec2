import type { Provider } from '../generated/schema-types.ts';
import type { HeldSecret } from './held-secret.ts';

/** What GraphQL passes on as it is. */
type Leaf = string | number | boolean | Date | HeldSecret | null | undefined;

/**
 * A GraphQL object as a provider gives it: any member may be a function, called only where a query selects the
 * field. A selection that the document already answers costs nothing, and what no field asks for is not fetched.
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

/** An installation: what all have, and of what the kinds add to it the part of its own kind. */
export type ShownProvider = Pick<Provider, '__typename' | 'id' | 'kind'> & {
  readonly [K in Exclude<keyof Provider, '__typename' | 'id' | 'kind'>]?: LazyMember<
    K,
    Provider[K]
  >;
};

/** The function gets the arguments of the field; its author names their generated type. */
type LazyMember<K, V> = K extends '__typename'
  ? V
  : Lazy<V> | ((args: never, context: never) => Lazy<V> | Promise<Lazy<V>>);
