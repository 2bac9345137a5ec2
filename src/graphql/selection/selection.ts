import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';
import type { Principal } from '../../access/principal.ts';
import { mayRead } from '../authorization/requirements.ts';
import type { Context } from '../context.ts';

/**
 * The schema, caller, fragments and variables of a selection. Fields that the caller may not read
 * are left out.
 */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly caller: Principal;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced to the types that the operation declares. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Called for every selection that is read; undefined if selections are not counted. */
  readonly onSelection?: () => void;
}

/**
 * A field as an operation selects it of one object, with fragments, `@skip` and `@include` applied.
 */
export interface SelectedField {
  /** The name in the response: the alias, or the name of the field. */
  readonly responseName: string;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Includes defaults. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly selectionSets: readonly SelectionSetNode[];
}

/** Returns the field that a resolver resolves. */
export function selectedField(
  info: GraphQLResolveInfo,
  { caller }: Pick<Context, 'caller'>,
): {
  readonly field: Pick<SelectedField, 'selectionSets'>;
  readonly scope: SelectionScope;
} {
  const { schema, fragments, variableValues: variables, fieldNodes } = info;
  return {
    field: { selectionSets: fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []) },
    scope: { schema, caller, fragments, variables },
  };
}

export function fragmentsOf(document: DocumentNode): SelectionScope['fragments'] {
  return Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
}

/**
 * Returns the fields of one object, in the order in which they are executed. Leaves out
 * introspection, fields that the caller may not read, and fields with invalid arguments: executing
 * them reports the error.
 */
export function selectFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  scope: SelectionScope,
): SelectedField[] {
  return selectAllFields(type, selectionSets, scope).filter(({ definition }) =>
    mayRead(definition, scope.caller),
  );
}

/** Returns the same fields as `selectFields`, and those that the caller may not read. */
export function selectAllFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  scope: SelectionScope,
): SelectedField[] {
  const nodes = collectFields(type, selectionSets, { ...scope, isIncluded: isIncludedOrInvalid });
  const definitions = type.getFields();
  return [...nodes].flatMap(([responseName, [first, ...others]]) => {
    const definition = definitions[first.name.value];
    const args = definition && argumentsOf(definition, first, scope);
    if (definition === undefined || args === undefined) return [];
    const selectionSets = [first, ...others].flatMap(({ selectionSet }) => selectionSet ?? []);
    return [{ responseName, definition, args, selectionSets }];
  });
}

/** The schema, fragments and variables with which fields are collected. */
export interface CollectionScope
  extends Pick<SelectionScope, 'schema' | 'fragments' | 'variables' | 'onSelection'> {
  /** Returns whether `@skip` and `@include` let a selection be executed. */
  readonly isIncluded: (
    selection: SelectionNode,
    variables: SelectionScope['variables'],
  ) => boolean;
}

/** The nodes of one field of a response, in the order of the document. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/**
 * Collects the selected fields of an object type by response name, in the order in which they are
 * executed.
 *
 * @throws what `isIncluded` throws.
 */
export function collectFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  scope: CollectionScope,
): ReadonlyMap<string, FieldNodes> {
  const nodes = new Map<string, [FieldNode, ...FieldNode[]]>();
  const seen = new Set<string>();
  for (const { selections } of selectionSets) collect(selections, type, scope, seen, nodes);
  return nodes;
}

function collect(
  selections: readonly SelectionNode[],
  type: GraphQLObjectType,
  scope: CollectionScope,
  seen: Set<string>,
  nodes: Map<string, [FieldNode, ...FieldNode[]]>,
): void {
  for (const selection of selections) {
    scope.onSelection?.();
    if (!scope.isIncluded(selection, scope.variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      const known = nodes.get(name);
      if (known === undefined) nodes.set(name, [selection]);
      else known.push(selection);
    } else {
      const fragment = fragmentOf(selection, scope, seen);
      if (fragment === undefined || !applies(fragment.typeCondition, type, scope)) continue;
      collect(fragment.selectionSet.selections, type, scope, seen, nodes);
    }
  }
}

/** Returns undefined if a named fragment is spread for the second time: it adds nothing. */
function fragmentOf(
  selection: InlineFragmentNode | FragmentSpreadNode,
  { fragments }: Pick<SelectionScope, 'fragments'>,
  seen: Set<string>,
): InlineFragmentNode | FragmentDefinitionNode | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const name = selection.name.value;
  if (seen.has(name)) return undefined;
  seen.add(name);
  return fragments[name];
}

/**
 * Returns whether `@skip` and `@include` let a selection be executed.
 *
 * @throws {GraphQLError} if a variable makes a condition null.
 */
export function isIncluded(
  selection: SelectionNode,
  variables: SelectionScope['variables'],
): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/**
 * Returns the same as `isIncluded`, but false if a condition is invalid: executing the operation
 * reports it.
 */
export function isIncludedOrInvalid(
  selection: SelectionNode,
  variables: SelectionScope['variables'],
): boolean {
  try {
    return isIncluded(selection, variables);
  } catch {
    return false;
  }
}

function applies(
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  type: GraphQLObjectType,
  { schema }: Pick<SelectionScope, 'schema'>,
): boolean {
  if (condition === undefined) return true;
  const named = typeFromAST(schema, condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}

function argumentsOf(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variables }: SelectionScope,
): SelectedField['args'] | undefined {
  try {
    return getArgumentValues(definition, node, variables);
  } catch {
    return undefined;
  }
}
