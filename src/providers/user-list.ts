import type { UserMatch } from '../generated/schema-types.ts';

/** What `users` is asked. */
export interface ListUsers {
  /** 1 to 100. */
  readonly first: number;
  readonly after: string | null;
  readonly search: string | null;
  /** Whether `hasNextPage` is selected: it may cost a call. */
  readonly wantsNext: boolean;
}

/** What `findUsers` is asked: one of the three. */
export type FindUsers = UserMatch;

/** The fields of an object that a query selects, so that a provider with a short form of a list can take it. */
export interface Wanted {
  /** @param fields names of the schema, of the object's own type. */
  readonly any: (...fields: readonly string[]) => boolean;
}
