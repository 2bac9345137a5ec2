import { GraphQLError, locatedError } from 'graphql';
import type { FieldPlan } from './field-plans.ts';

/** Maximum number of errors of one response that are reported one by one. */
const MAX_ERRORS = 100;

/** The code of the error that counts all errors that are not reported one by one. */
export const TOO_MANY_ERRORS = 'TOO_MANY_ERRORS';

/** The position of a value in the response: a linked list of keys, the last one first. */
export interface ResponsePath {
  readonly parent: ResponsePath | undefined;
  readonly key: string | number;
}

/** Collects the errors of one response: the first hundred, and the number of the others. */
export class ResponseErrors {
  readonly #errors: GraphQLError[] = [];
  /** Positions that an error has set to null: later errors below them are not reported. */
  readonly #nulled = new Set<ResponsePath | undefined>();
  #unreported = 0;

  /** Whether further errors are only counted. */
  get isFull(): boolean {
    return this.#errors.length >= MAX_ERRORS;
  }

  /** @param path the position that the error sets to null; undefined means the whole response. */
  add(error: GraphQLError, path: ResponsePath | undefined): void {
    if (this.#isNulled(path)) return;
    if (!this.isFull) this.#nulled.add(path);
    this.#push(error);
  }

  /** Adds an error about a position that keeps its value, such as a list that lacks entries. */
  addBeside(error: GraphQLError, path: ResponsePath): void {
    if (!this.#isNulled(path)) this.#push(error);
  }

  /** Counts an error of which only the number is reported. */
  count(path: ResponsePath): void {
    if (!this.#isNulled(path)) this.#unreported += 1;
  }

  get all(): readonly GraphQLError[] {
    if (this.#unreported === 0) return this.#errors;
    const message = `There are ${this.#unreported} more errors, which are not listed.`;
    const extensions = { code: TOO_MANY_ERRORS, count: this.#unreported };
    return [...this.#errors, new GraphQLError(message, { extensions })];
  }

  #push(error: GraphQLError): void {
    if (this.isFull) this.#unreported += 1;
    else this.#errors.push(error);
  }

  #isNulled(path: ResponsePath | undefined): boolean {
    for (let at = path; at !== undefined; at = at.parent) if (this.#nulled.has(at)) return true;
    return this.#nulled.has(undefined);
  }
}

/**
 * Line and column of each field that has failed before: finding them requires reading the document
 * from its beginning.
 */
const LOCATIONS = new WeakMap<FieldPlan, GraphQLError['locations']>();

/**
 * Adds the position of its field in the document and the response to an error, unless it has one
 * already.
 */
export function locateError(error: unknown, plan: FieldPlan, path: ResponsePath): GraphQLError {
  const keys = keysOf(path);
  const known = LOCATIONS.get(plan);
  if (known === undefined || error instanceof GraphQLError) {
    const located = locatedError(error, plan.nodes, keys);
    if (!(error instanceof GraphQLError)) LOCATIONS.set(plan, located.locations);
    return located;
  }
  return Object.assign(locatedError(error, undefined, keys), { locations: known });
}

function keysOf(path: ResponsePath): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: ResponsePath | undefined = path; at !== undefined; at = at.parent) keys.push(at.key);
  return keys.reverse();
}
