import type { Endpoint } from '../../upstream/endpoint.ts';
import type { PlannedModel } from './model.ts';
import type { AnyRead } from './read.ts';
import type { FindUsers, ListUsers, RequestedFields } from './user-list.ts';

/** The upstream calls that a field may need, estimated before anything is read: the worst case. */
export interface Cost {
  readonly endpoint: Endpoint;
  /** Identifies what is read: costs with the same endpoint and key count once. */
  readonly key: string;
  /** Maximum number of calls; with `perCall`, the number of objects that are read. */
  readonly count: number;
  /** Number of objects that one call reads, whatever their keys; if absent, 1. */
  readonly perCall?: number | undefined;
  /** The reason in words: `bills of the user`. */
  readonly reason: string;
  /** Whether the call gets the timeout of a single document although it reads a list. */
  readonly useShortTimeout?: boolean | undefined;
}

/** Objects that an operation will have, before any of them is read. */
export interface ObjectSet {
  /** Subjects with the same key are the same objects. */
  readonly key: string;
  /** Maximum number of objects. */
  readonly count: number;
  /** The number of pages that contain the objects, if they are entries of connections: those of one page are read together. */
  readonly pages?: number | undefined;
  /** The model of the objects; if absent, the first one of their type. */
  readonly model?: PlannedModel | undefined;
  /** The update after which they are read: reads of the whole installation are repeated after it. */
  readonly after?: string | undefined;
}

/** The calls that a field may need, and the objects that it returns. */
export interface FieldCost {
  readonly costs: readonly Cost[];
  /** The objects that the field returns; absent if it is refused. */
  readonly subject?: ObjectSet | undefined;
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
 * The costs of the reads and writes of one installation. Those of fields are in their models. Those
 * of pages, searches and updates are declared beside the code that makes the calls. A test keeps
 * both in step: no operation makes a call that its plan does not contain.
 */
export interface ProviderCosts {
  /** The concrete types of the installation's objects if the schema names an interface. */
  readonly concrete: { readonly User: string; readonly BillingInfo: string };
  /** What the reads of the models get to choose their endpoints. */
  readonly installation: object;
  /** The models with fields that need reads, by type. The first of a type is the default. */
  readonly models: ReadonlyMap<string, readonly PlannedModel[]>;
  /** Reads of one object by its id, by the type in the id: `user`, `camera`. */
  readonly nodes: {
    readonly [type: string]: {
      readonly model: PlannedModel;
      readonly read: AnyRead;
      /** The reason in words; if absent, that of the read. */
      readonly reason?: string;
    };
  };
  /** The read of all permissions; absent if the installation lists none. */
  readonly permissions?: AnyRead;
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
}

/** Returns models by their types, as `ProviderCosts` needs them. */
export const byType = (...models: readonly PlannedModel[]): ProviderCosts['models'] =>
  Map.groupBy(models, ({ typename }) => typename);

/** Returns the cost of one call. */
export const oneCall = (endpoint: Endpoint, key: string, reason: string): Cost => ({
  endpoint,
  key,
  count: 1,
  reason,
});
