import type {
  ExecutionResult,
  GraphQLAbstractType,
  GraphQLError,
  GraphQLLeafType,
  GraphQLObjectType,
} from 'graphql';
import { slices } from '../../lib/event-loop-slices.ts';
import { skippedError } from '../../upstream/wire/skipped-entries.ts';
import type { ExecutionRequest } from './execution-request.ts';
import type { FieldPlan, FieldPlans, OperationFields } from './field-plans.ts';
import { FieldResolution } from './field-resolution.ts';
import { handleRejections, isPromise, type MaybePromise } from './maybe-promise.ts';
import type { OutputShape } from './output-shape.ts';
import { PendingValues } from './pending-values.ts';
import { locateError, ResponseErrors, type ResponsePath } from './response-errors.ts';
import { ResponseLimitError } from './response-limit-error.ts';
import { createResponseObject, type ResponseObject } from './response-object.ts';
import { jsonBytes, ResponseSize } from './response-size.ts';

/**
 * Executes one operation as the GraphQL specification says, and as graphql-js does, with three
 * additions: a response that exceeds the limits is stopped while it is built, long executions yield
 * to the event loop, and of many errors only the first are reported. Field plans are cached with
 * the document; arguments and `info` are computed once per field and request.
 *
 * `info.path` is not available: one `info` serves all objects of a type.
 */
export class Executor {
  readonly #request: ExecutionRequest;
  readonly #plans: OperationFields;
  readonly #size: ResponseSize;
  readonly #errors = new ResponseErrors();
  /** Whether the response may be dropped as a whole: a mutation must report what it has changed. */
  readonly #isQuery: boolean;
  readonly #resolution: FieldResolution;

  constructor(request: ExecutionRequest, plans: OperationFields) {
    this.#request = request;
    this.#plans = plans;
    this.#resolution = new FieldResolution(request, plans);
    this.#size = new ResponseSize(request.limits);
    this.#isQuery = request.operation.operation === 'query';
  }

  /** Executes the operation. Errors are in the result; only bugs are thrown. */
  async execute(root: GraphQLObjectType): Promise<ExecutionResult> {
    const { operation, variables } = this.#request;
    try {
      const plans = this.#plans.ofRoot(operation, root, variables);
      const data = this.#isQuery
        ? await this.#executeFields(plans, undefined, undefined)
        : await this.#executeSerially(plans);
      const excess = this.#isQuery ? this.#size.excess : undefined;
      if (excess !== undefined) throw excess;
      // Many responses may be ready at the same moment: no two large ones are serialized in one
      // turn of the event loop.
      if (this.#size.isLarge) await slices.next();
      return this.#toResult(data);
    } catch (error) {
      if (error instanceof ResponseLimitError) return { errors: [error], data: null };
      // An error that no nullable field has caught sets the whole response to null.
      this.#errors.add(error as GraphQLError, undefined);
      return this.#toResult(null);
    }
  }

  #toResult(data: ResponseObject | null): ExecutionResult {
    const errors = this.#errors.all;
    return errors.length === 0 ? { data } : { errors, data };
  }

  async #executeSerially({ fields, bytes }: FieldPlans): Promise<ResponseObject> {
    this.#size.add(fields.length, bytes);
    const data = createResponseObject();
    for (const plan of fields) {
      data[plan.responseName] = await this.#executeField(plan, undefined, undefined);
      this.#resolution.invalidate();
    }
    return data;
  }

  #executeFields(
    { fields, bytes }: FieldPlans,
    source: unknown,
    path: ResponsePath | undefined,
  ): MaybePromise<ResponseObject> {
    this.#size.add(fields.length, bytes);
    if (this.#isQuery) this.#stopIfTooLarge();
    const data = createResponseObject();
    let pending: PendingValues<ResponseObject> | undefined;
    for (const plan of fields) {
      let value: unknown;
      try {
        value = this.#executeField(plan, source, path);
      } catch (error) {
        return this.#throwLater(error, pending);
      }
      data[plan.responseName] = value;
      if (!isPromise(value)) continue;
      pending ??= new PendingValues(data);
      pending.add(plan.responseName, value);
    }
    return pending === undefined ? data : pending.settle();
  }

  #executeField(plan: FieldPlan, source: unknown, parent: ResponsePath | undefined): unknown {
    const path: ResponsePath = { parent, key: plan.responseName };
    let value: unknown;
    try {
      value = this.#resolution.resolve(plan, source);
    } catch (error) {
      return this.#fail(error, plan, plan.shape, path);
    }
    return this.#completePosition(plan, plan.shape, path, value);
  }

  /**
   * Completes the value of a field or an entry. Sets a nullable position to null if its value fails;
   * at other positions the error propagates to the next one above.
   */
  #completePosition(
    plan: FieldPlan,
    shape: OutputShape,
    path: ResponsePath,
    value: unknown,
  ): unknown {
    if (!isPromise(value)) return this.#completeNow(plan, shape, path, value);
    return value.then(
      // Many promises may resolve at the same moment.
      (resolved) =>
        slices.isOver()
          ? slices.next().then(() => this.#completeNow(plan, shape, path, resolved))
          : this.#completeNow(plan, shape, path, resolved),
      (error) => this.#fail(error, plan, shape, path),
    );
  }

  #completeNow(plan: FieldPlan, shape: OutputShape, path: ResponsePath, value: unknown): unknown {
    try {
      const completed = this.#complete(plan, shape, path, value);
      return isPromise(completed)
        ? completed.then(undefined, (error) => this.#fail(error, plan, shape, path))
        : completed;
    } catch (error) {
      return this.#fail(error, plan, shape, path);
    }
  }

  #fail(error: unknown, plan: FieldPlan, shape: OutputShape, path: ResponsePath): null {
    if (this.#isQuery && error instanceof ResponseLimitError) throw error;
    const isNullable = !shape.isNonNull;
    if (isNullable && this.#errors.isFull) {
      this.#errors.count(path);
      return null;
    }
    const located = locateError(error, plan, path);
    if (!isNullable) throw located;
    this.#errors.add(located, path);
    return null;
  }

  #complete(plan: FieldPlan, shape: OutputShape, path: ResponsePath, value: unknown): unknown {
    const completed = this.#completeNullable(plan, shape, path, value);
    if (!shape.isNonNull) return completed;
    return isPromise(completed)
      ? completed.then((resolved) => assertNotNull(resolved, plan))
      : assertNotNull(completed, plan);
  }

  #completeNullable(
    plan: FieldPlan,
    shape: OutputShape,
    path: ResponsePath,
    value: unknown,
  ): unknown {
    if (value === null || value === undefined) {
      this.#size.add(0, NULL_BYTES);
      return null;
    }
    if (value instanceof Error) throw value;
    if (shape.kind === 'leaf') return this.#completeLeaf(shape.type, value);
    if (shape.kind === 'list') return this.#completeList(plan, shape.item, path, value);
    if (shape.kind === 'object') return this.#completeObject(plan, shape.type, path, value);
    return this.#completeAbstract(plan, shape.type, path, value);
  }

  #completeList(plan: FieldPlan, shape: OutputShape, path: ResponsePath, value: unknown): unknown {
    if (!isIterable(value)) {
      throw new Error(`Expected a list for ${plan.parentType.name}.${plan.definition.name}.`);
    }
    const list: readonly unknown[] = Array.isArray(value) ? value : [...value];
    // An entry may have to wait for its slice, or never be reached.
    handleRejections(list);
    const error = skippedError(list);
    if (error !== undefined) this.#errors.addBeside(locateError(error, plan, path), path);
    this.#size.add(list.length, '[]'.length + Math.max(0, list.length - 1));
    return this.#completeEntries({ plan, shape, path, list, completed: [], pending: undefined });
  }

  /** Completes the next entries of a list, and continues in the next slice if this one is over. */
  #completeEntries(entries: Entries): unknown {
    const { plan, shape, path, list, completed } = entries;
    while (completed.length < list.length) {
      if (slices.isOver()) return slices.next().then(() => this.#completeEntries(entries));
      const key = completed.length;
      try {
        this.#stopIfTooLarge();
        const entry = this.#completePosition(plan, shape, { parent: path, key }, list[key]);
        completed.push(entry);
        if (!isPromise(entry)) continue;
        entries.pending ??= new PendingValues(completed);
        entries.pending.add(key, entry);
      } catch (error) {
        return this.#throwLater(error, entries.pending);
      }
    }
    return entries.pending === undefined ? completed : entries.pending.settle();
  }

  /**
   * Throws when nothing is in flight below the position any more. Does not wait for a response that
   * is dropped.
   */
  #throwLater(
    error: unknown,
    pending: Pick<PendingValues<object>, 'rejectWhenSettled'> | undefined,
  ): Promise<never> {
    if (pending === undefined || error instanceof ResponseLimitError) throw error;
    return pending.rejectWhenSettled(error);
  }

  /**
   * Throws if the response is too large. Lists multiply, so a mutation's response is cut at a list,
   * and a query's is dropped.
   */
  #stopIfTooLarge(): void {
    const { excess } = this.#size;
    if (excess !== undefined) throw excess;
  }

  #completeLeaf(type: GraphQLLeafType, value: unknown): unknown {
    const serialized: unknown = type.serialize(value);
    if (serialized === null || serialized === undefined) {
      throw new Error(`A value of type ${type.name} was serialized to nothing.`);
    }
    this.#size.add(0, jsonBytes(serialized));
    return serialized;
  }

  #completeAbstract(
    plan: FieldPlan,
    type: GraphQLAbstractType,
    path: ResponsePath,
    value: unknown,
  ): unknown {
    const object = this.#resolution.resolveType(plan, type, value);
    return isPromise(object)
      ? object.then((resolved) => this.#completeObject(plan, resolved, path, value))
      : this.#completeObject(plan, object, path, value);
  }

  #completeObject(
    plan: FieldPlan,
    type: GraphQLObjectType,
    path: ResponsePath,
    value: unknown,
  ): unknown {
    return this.#executeFields(this.#plans.below(plan, type, this.#request.variables), value, path);
  }
}

/** A list whose first entries are completed, or promised. */
interface Entries {
  readonly plan: FieldPlan;
  /** The shape of an entry. */
  readonly shape: OutputShape;
  readonly path: ResponsePath;
  readonly list: readonly unknown[];
  readonly completed: unknown[];
  pending: PendingValues<unknown[]> | undefined;
}

const NULL_BYTES = 'null'.length;

function assertNotNull(value: unknown, { parentType, definition }: FieldPlan): unknown {
  if (value !== null) return value;
  throw new Error(
    `Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`,
  );
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
