import type { Endpoint } from '../upstream/endpoint.ts';
import type { FindUsers, ListUsers, Wanted } from './user-list.ts';

/** Upstream calls that a field may need, before anything is read: the worst case. */
export interface Cost {
  readonly endpoint: Endpoint;
  /** Names what is read: costs of one endpoint and one key are paid once. */
  readonly key: string;
  /** Calls at most; with `perCall` the objects that are read. */
  readonly count: number;
  /** Objects that one call reads, where it reads several, whatever their keys; absent: 1. */
  readonly perCall?: number;
  /** Why, for people: `bills of the user`. */
  readonly reason: string;
  /** Whether the call is given the time of a document although it reads a list. */
  readonly isUrgent?: boolean;
}

/** Objects that an operation will have, before any of them is read. */
export interface Subject {
  /** Subjects of one key are the same objects. */
  readonly key: string;
  /** Objects at most. */
  readonly count: number;
  /** What was read of them, in the provider's own words: `full`, `short`, … */
  readonly form: string;
}

/** What a field may need. */
export interface FieldCost {
  readonly costs: readonly Cost[];
  /** What the field leads to; absent: what stands in the parent's document, at most ten for each list. */
  readonly subject?: Subject;
}

/**
 * Entries of a list without a bound whose own details are read in one operation; those of the others fail with
 * `FANOUT_LIMIT`. Without it the cost of an operation could not be known before the first call.
 */
export const MAX_FANOUT = 10;

/** Arguments of a field, read and checked by GraphQL. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/**
 * What the reads and writes of one installation cost. It stands beside the code that makes the calls, and a test
 * holds one to the other: no operation makes a call that its plan does not name.
 */
export interface ProviderCosts {
  /** The types that the installation's objects have where the schema names an interface. */
  readonly concrete: { readonly User: string; readonly BillingInfo: string };
  /** Reading one object by its id, by the type in the id: `user`, `camera`. */
  readonly nodes: {
    readonly [type: string]: {
      readonly typeName: string;
      readonly read: (id: string) => FieldCost;
    };
  };
  readonly permissions: readonly Cost[];
  readonly users: (asked: ListUsers, wanted: Wanted) => FieldCost;
  readonly findUsers: (asked: FindUsers, wanted: Wanted) => FieldCost;
  /**
   * By branch of the input. The subject is the user after the update.
   *
   * @param key names this update: two of one user are two writes, and what is read after each is read anew.
   */
  readonly updates: {
    readonly [branch: string]: (input: FieldArguments, key: string) => FieldCost;
  };
  /** Fields that cost something, or lead to what does: `OnAppUser.bucket`. All others cost nothing. */
  readonly fields: {
    readonly [coordinate: string]: (
      parent: Subject,
      args: FieldArguments,
      wanted: Wanted,
    ) => FieldCost;
  };
}
