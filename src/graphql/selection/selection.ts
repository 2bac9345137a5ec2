import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { Principal } from '../../access/principal.ts';
import { mayRead } from '../authorization/requirements.ts';
import type { Context } from '../context.ts';
import {
  type CollectionScope,
  collectFields,
  isIncludedOrInvalid,
  type SelectionSets,
  selectionSetsOf,
} from './collect-fields.ts';
import { type KnownField, type KnownSelection, KnownSelections } from './known-selections.ts';
import { argumentsOf, constantArguments, type SelectedField } from './selected-field.ts';

/**
 * The schema, caller, fragments and variables of a selection. Fields that the caller may not read
 * are left out.
 */
export interface SelectionScope extends Omit<CollectionScope, 'isIncluded'> {
  readonly caller: Principal;
  /** Called with a field that a variable gives an invalid argument; undefined if it is only left out. */
  readonly onInvalid?: (definition: SelectedField['definition']) => void;
}

/** Returns the field that a resolver resolves. */
export function selectedField(
  info: GraphQLResolveInfo,
  { caller }: Pick<Context, 'caller'>,
): {
  readonly field: Pick<SelectedField, 'responseName' | 'selectionSets'>;
  readonly scope: SelectionScope;
} {
  const { schema, fragments, variableValues: variables, fieldNodes } = info;
  return {
    field: {
      responseName: fieldNodes[0]?.alias?.value ?? info.fieldName,
      selectionSets: selectionSetsOf(fieldNodes),
    },
    scope: { schema, caller, fragments, variables },
  };
}

/**
 * Returns the fields of one object, in the order in which they are executed. Leaves out
 * introspection, fields that the caller may not read, and fields with invalid arguments: executing
 * them reports the error.
 */
export function selectFields(
  type: GraphQLObjectType,
  selectionSets: SelectionSets,
  scope: SelectionScope,
): readonly SelectedField[] {
  return selectAllFields(type, selectionSets, scope).filter(({ definition }) =>
    mayRead(definition, scope.caller),
  );
}

/** Returns the same fields as `selectFields`, and those that the caller may not read. */
export function selectAllFields(
  type: GraphQLObjectType,
  selectionSets: SelectionSets,
  scope: SelectionScope,
): readonly SelectedField[] {
  const known = KnownSelections.of(scope.fragments);
  const selection =
    known.get(type, selectionSets) ??
    known.keep(type, selectionSets, readSelection(type, selectionSets, scope));
  scope.onSelection?.(selection.count);
  if (selection.constant !== undefined) return selection.constant;
  return selection.fields.flatMap((field) => {
    const args = field.args ?? argumentsOf(field.definition, field.node, scope.variables);
    if (args !== undefined) return [{ ...field, args }];
    scope.onInvalid?.(field.definition);
    return [];
  });
}

/** Reads a selection without the values of variables, unless they decide what is selected. */
function readSelection(
  type: GraphQLObjectType,
  selectionSets: SelectionSets,
  scope: SelectionScope,
): KnownSelection {
  let count = 0;
  const onSelection = () => {
    count += 1;
  };
  const collection = { ...scope, onSelection, isIncluded: isIncludedOrInvalid };
  const definitions = type.getFields();
  const fields = [...collectFields(type, selectionSets, collection)].flatMap(
    ([responseName, nodes]): KnownField[] => {
      const [node] = nodes;
      const definition = definitions[node.name.value];
      if (definition === undefined) return [];
      const args = constantArguments(definition, node);
      return [{ responseName, definition, node, args, selectionSets: selectionSetsOf(nodes) }];
    },
  );
  return { fields, count, constant: fields.every(isConstant) ? fields : undefined };
}

const isConstant = (field: KnownField): field is KnownField & SelectedField =>
  field.args !== undefined;
