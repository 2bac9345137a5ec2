/** What GraphQL passes on as it is. */
type Leaf = string | number | boolean | Date | null | undefined;

/**
 * A GraphQL object as a provider gives it: any member may be a function, called only where a query selects the
 * field. A selection that the document already answers costs nothing, and what no field asks for is not fetched.
 */
export type Lazy<T> = T extends Leaf
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Lazy<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: LazyMember<K, T[K]> }
      : T;

type LazyMember<K, V> = K extends '__typename'
  ? V
  : Lazy<V> | (() => Lazy<V>) | (() => Promise<Lazy<V>>);
