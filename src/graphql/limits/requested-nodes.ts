import { getNamedType, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { UserMatch } from '../../generated/schema-types.ts';
import { isValidPageSize } from '../../providers/kit/paging/page-size.ts';
import { maxFound } from '../../use-cases/find-users/find-users.ts';
import type { Providers } from '../../use-cases/providers.ts';
import {
  type CollectionScope,
  collectFields,
  isIncludedOrInvalid,
  possibleTypes,
  selectionSetsOf,
} from '../selection/collect-fields.ts';
import { countSelections } from '../selection/count-selections.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import type { SelectionScope } from '../selection/selection.ts';

/** What an operation requests, known from its text and variables before the first upstream call. */
export interface RequestedNodes {
  /** Objects by id and entries of lists by `first`, equal ones as often as they are requested. */
  readonly nodes: number;
  /** Fields of all of them; each list below them counts as one entry. */
  readonly fields: number;
}

/**
 * Returns how many objects a root field requests; fields that are not listed here request one. A
 * number that the field itself refuses requests none.
 */
const REQUESTED: Readonly<
  Record<string, (args: SelectedField['args'], providers: Providers) => number>
> = {
  nodes: ({ ids }) => lengthOf(ids),
  _entities: ({ representations }) => lengthOf(representations),
  users: ({ first }) => {
    const count = Number(first);
    return isValidPageSize(count) ? count : 0;
  },
  findUsers: ({ match, providers: ids }, providers) =>
    // GraphQL has checked it against the input type.
    (ids == null ? providers.all.length : lengthOf(ids)) * maxFound(match as UserMatch),
};

/**
 * Counts the objects that the root fields of an operation request, and their fields.
 *
 * @param roots the root fields that the caller may read.
 * @throws {GraphQLError} `BAD_USER_INPUT` if the operation selects too many fields to be counted.
 */
export function countRequestedNodes(
  roots: readonly SelectedField[],
  { operation, hasVariableConditions, scope, providers }: CountedOperation,
): RequestedNodes {
  const counts = hasVariableConditions ? new Map<string, number>() : knownCounts(operation);
  const onSelection = countSelections();
  let nodes = 0;
  let fields = 0;
  for (const root of roots) {
    const count = REQUESTED[root.definition.name]?.(root.args, providers) ?? 1;
    let below = counts.get(root.responseName);
    if (below === undefined) {
      below = countFields(root, { ...scope, isIncluded: isIncludedOrInvalid, onSelection });
      counts.set(root.responseName, below);
    }
    nodes += count;
    fields += count * below;
  }
  return { nodes, fields };
}

/**
 * Fields of one object of each root field, by response name. They are the same for every request
 * with a document.
 */
const KNOWN = new WeakMap<OperationDefinitionNode, Map<string, number>>();

function knownCounts(operation: OperationDefinitionNode): Map<string, number> {
  const known = KNOWN.get(operation) ?? new Map<string, number>();
  KNOWN.set(operation, known);
  return known;
}

/** An operation, and everything that is needed to count its fields. */
interface CountedOperation {
  readonly operation: OperationDefinitionNode;
  /** Whether variables decide what is selected. */
  readonly hasVariableConditions: boolean;
  readonly scope: SelectionScope;
  readonly providers: Providers;
}

interface Selected {
  readonly definition: SelectedField['definition'];
  readonly selectionSets: readonly SelectionSetNode[];
}

/**
 * Counts the fields below a field, for the type of which most are selected. Caches nothing: hostile
 * documents have many.
 */
function countFields({ definition, selectionSets }: Selected, scope: CollectionScope): number {
  const counts = possibleTypes(getNamedType(definition.type), scope.schema).map((type) => {
    let count = 0;
    for (const nodes of collectFields(type, selectionSets, scope).values()) {
      count += 1;
      const below = type.getFields()[nodes[0].name.value];
      const sets = selectionSetsOf(nodes);
      if (below !== undefined && sets.length > 0) {
        count += countFields({ definition: below, selectionSets: sets }, scope);
      }
    }
    return count;
  });
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);
