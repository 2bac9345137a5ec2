import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { UserMatch } from '../../generated/schema-types.ts';
import { DEFAULT_FIRST, isFirst } from '../../providers/paging/check-first.ts';
import { maxFound } from '../../users/find-users.ts';
import type { Providers } from '../../users/providers.ts';
import { MAX_NODES } from '../../users/read-node.ts';
import type { FieldPlan, OperationFields } from '../execution/field-plans.ts';
import { countSelections } from '../plan/count-selections.ts';
import type { SelectedField } from '../plan/selection.ts';

/** What an operation requests, known from its text and variables before the first upstream call. */
export interface RequestedNodes {
  /** Objects by id and entries of lists by `first`, equal ones as often as they are requested. */
  readonly nodes: number;
  /** Fields of all of them, each list below them counted as one entry. */
  readonly fields: number;
}

/**
 * Returns how many objects a root field requests; all that are not listed here lead to one. A number that the field itself
 * refuses leads to none.
 */
const REQUESTED: Readonly<
  Record<string, (args: SelectedField['args'], providers: Providers) => number>
> = {
  nodes: ({ ids }) => (lengthOf(ids) > MAX_NODES ? 0 : lengthOf(ids)),
  _entities: ({ representations }) => lengthOf(representations),
  users: ({ first }) => {
    const count = typeof first === 'number' ? first : DEFAULT_FIRST;
    return isFirst(count) ? count : 0;
  },
  findUsers: ({ match, providers: ids }, providers) =>
    // Read by GraphQL as the input type says.
    (ids == null ? providers.all.length : lengthOf(ids)) * maxFound(match as UserMatch),
};

/**
 * Counts the objects that the root fields of an operation request, and their fields.
 *
 * @param roots as the caller may read them.
 * @param plans of all root fields.
 * @throws {GraphQLError} `BAD_USER_INPUT` if the operation selects too many fields to be counted.
 */
export function countRequestedNodes(
  roots: readonly SelectedField[],
  plans: readonly FieldPlan[],
  { operationFields, schema, variables, providers }: CountingScope,
): RequestedNodes {
  const onField = countSelections();
  const selected = (plan: FieldPlan, type: GraphQLObjectType) => {
    try {
      return operationFields.below(plan, type, variables).fields;
    } catch {
      // A condition that is null by way of a variable: executing the operation reports it.
      return [];
    }
  };
  const fieldsBelow = (plan: FieldPlan): number => {
    const types = objectTypes(getNamedType(plan.definition.type), schema);
    const sizes = types.map((type) =>
      selected(plan, type).reduce((sum, field) => {
        onField();
        return sum + 1 + fieldsBelow(field);
      }, 0),
    );
    return sizes.reduce((most, size) => Math.max(most, size), 0);
  };
  let nodes = 0;
  let fields = 0;
  for (const { responseName, definition, args } of roots) {
    const plan = plans.find((it) => it.responseName === responseName);
    if (plan === undefined) continue;
    const count = REQUESTED[definition.name]?.(args, providers) ?? 1;
    nodes += count;
    fields += count * fieldsBelow(plan);
  }
  return { nodes, fields };
}

interface CountingScope {
  readonly operationFields: OperationFields;
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly providers: Providers;
}

function objectTypes(type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);
