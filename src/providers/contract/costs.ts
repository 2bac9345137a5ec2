import type { Endpoint } from '../../upstream/endpoint.ts';
import type { FindUsers, ListUsers, RequestedFields } from './user-list.ts';

/** The upstream calls that a field may need, estimated before anything is read: the worst case. */
export interface Cost {
  readonly endpoint: Endpoint;
  /** Identifies what is read: costs with the same endpoint and key count once. */
  readonly key: string;
  /** Maximum number of calls; with `perCall`, the number of objects that are read. */
  readonly count: number;
  /** Number of objects that one call reads, whatever their keys; if absent, 1. */
  readonly perCall?: number;
  /** The reason in words: `bills of the user`. */
  readonly reason: string;
  /** Whether the call gets the timeout of a single document although it reads a list. */
  readonly useShortTimeout?: boolean;
}

/** Objects that an operation will have, before any of them is read. */
export interface ObjectSet {
  /** Subjects with the same key are the same objects. */
  readonly key: string;
  /** Maximum number of objects. */
  readonly count: number;
  /** The form in which they were read, in the provider's terms: `full`, `short`, … */
  readonly form: string;
}

/** The calls that a field may need, and the objects that it returns. */
export interface FieldCost {
  readonly costs: readonly Cost[];
  /**
   * The objects that the field returns; if absent, those in the parent's document, at most ten for
   * each list.
   */
  readonly subject?: ObjectSet;
}

/**
 * Maximum number of entries of an unbounded list whose own details one operation reads; the details
 * of other entries fail with `FANOUT_LIMIT`. Without this limit the cost of an operation could not
 * be known before the first call.
 */
export const MAX_FANOUT = 10;

/** Arguments of a field, parsed and validated by GraphQL. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/**
 * The costs of the reads and writes of one installation. They are declared beside the code that
 * makes the calls, and a test keeps both in step: no operation makes a call that its plan does not
 * contain.
 */
export interface ProviderCosts {
  /** The concrete types of the installation's objects if the schema names an interface. */
  readonly concrete: { readonly User: string; readonly BillingInfo: string };
  /** Reads of one object by its id, by the type in the id: `user`, `camera`. */
  readonly nodes: {
    readonly [type: string]: {
      readonly typeName: string;
      readonly read: (id: string) => FieldCost;
    };
  };
  readonly permissions: readonly Cost[];
  readonly users: (args: ListUsers, requested: RequestedFields) => FieldCost;
  readonly findUsers: (match: FindUsers, requested: RequestedFields) => FieldCost;
  /**
   * Costs by branch of the input. The subject is the user after the update.
   *
   * @param key identifies this update: two updates of one user are two writes, and reads after each
   * are repeated.
   */
  readonly updates: {
    readonly [branch: string]: (input: FieldArguments, key: string) => FieldCost;
  };
  /**
   * Fields that cost calls, or lead to fields that do: `OnAppUser.bucket`. All others cost nothing.
   */
  readonly fields: {
    readonly [coordinate: string]: (
      parent: ObjectSet,
      args: FieldArguments,
      requested: RequestedFields,
    ) => FieldCost;
  };
}
