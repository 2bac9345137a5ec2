import type { UserMatch } from '../../generated/schema-types.ts';

/** The arguments of `users`. */
export interface ListUsers {
  /** From 1 to 100. */
  readonly first: number;
  readonly after: string | null;
  readonly search: string | null;
  /** Whether `hasNextPage` is selected: it may cost a call. */
  readonly needsHasNextPage: boolean;
}

/** The argument of `findUsers`: exactly one of its three fields. */
export type FindUsers = UserMatch;

/**
 * The fields of an object that a query selects, so that a provider can read the short form of a
 * list.
 */
export interface RequestedFields {
  /** @param fields names of the schema, of the object's own type. */
  readonly any: (...fields: readonly string[]) => boolean;
}
