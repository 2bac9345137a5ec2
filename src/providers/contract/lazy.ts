import type { Provider } from '../../generated/schema-types.ts';
import type { AuditedSecret } from './audited-secret.ts';

/** Values that GraphQL passes on unchanged. */
type Leaf = string | number | boolean | Date | AuditedSecret | null | undefined;

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
        ? ProviderNode
        : { readonly [K in keyof T]: LazyField<K, T[K]> }
      : T;

/** An installation: the fields that all kinds have, and the fields that its own kind adds. */
export type ProviderNode = Pick<Provider, '__typename' | 'id' | 'kind'> & {
  readonly [K in Exclude<keyof Provider, '__typename' | 'id' | 'kind'>]?: LazyField<K, Provider[K]>;
};

/** The function gets the arguments of the field; its author declares their generated type. */
type LazyField<K, V> = K extends '__typename'
  ? V
  : Lazy<V> | ((args: never, context: never) => Lazy<V> | Promise<Lazy<V>>);
