import {
  type FieldNode,
  type GraphQLField,
  getArgumentValues,
  Kind,
  type ValueNode,
} from 'graphql';
import type { SelectionSets } from './collect-fields.ts';

/**
 * A field as an operation selects it of one object, with fragments, `@skip` and `@include` applied.
 */
export interface SelectedField {
  /** The name in the response: the alias, or the name of the field. */
  readonly responseName: string;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Includes defaults. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly selectionSets: SelectionSets;
}

/** Returns undefined if a value is invalid: executing the field reports it. */
export function argumentsOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): SelectedField['args'] | undefined {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    return undefined;
  }
}

/** Returns the arguments of a field; undefined if they depend on variables, or are invalid. */
export function constantArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): SelectedField['args'] | undefined {
  if (definition.args.length === 0) return NO_ARGUMENTS;
  const isVariable = node.arguments?.some(({ value }) => hasVariable(value)) ?? false;
  return isVariable ? undefined : argumentsOf(definition, node, {});
}

const NO_ARGUMENTS = Object.freeze({});

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}
