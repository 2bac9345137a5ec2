import { GraphQLError, type GraphQLField, isNonNullType } from 'graphql';
import type { SelectedField } from '../selection/selected-field.ts';

/*
 * A field that may not be null and fails sets the whole response to null, after its other fields
 * were read. A failure that the request shows is reported before anything is executed.
 */

/** Maximum number of ids of one field `nodes`. */
const MAX_NODES = 100;

/** @throws {GraphQLError} `BAD_USER_INPUT` if one of the root fields has too many ids. */
export function rejectTooManyIds(roots: readonly SelectedField[]): void {
  for (const { definition, args } of roots) {
    const ids: unknown = definition.name === 'nodes' ? args['ids'] : undefined;
    if (!Array.isArray(ids) || ids.length <= MAX_NODES) continue;
    throw createInputError(
      `The field nodes has ${ids.length} ids, and ${MAX_NODES} are allowed: request the others in another operation.`,
    );
  }
}

/**
 * Rejects a root field of which a variable makes an argument null: validation accepts a nullable
 * variable with a default.
 *
 * @throws {GraphQLError} `BAD_USER_INPUT` if the field may not be null.
 */
export function rejectNullArgument({ name, type }: GraphQLField<unknown, unknown>): void {
  if (!isNonNullType(type)) return;
  throw createInputError(`The field ${name} has an argument that is null: send its variable.`);
}

const createInputError = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
