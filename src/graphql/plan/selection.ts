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
import { mayRead } from '../access/requirements.ts';
import type { Context } from '../context.ts';

/** What a selection is read with. Fields that the caller may not read are left out of it. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly caller: Principal;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Told of every selection that is looked at; absent where nobody counts. */
  readonly onSelection?: () => void;
}

/** A field as an operation selects it of one object: fragments followed, `@skip` and `@include` obeyed. */
export interface SelectedField {
  /** Under which the answer stands: the alias, or the name. */
  readonly responseName: string;
  readonly definition: GraphQLField<unknown, unknown>;
  /** With defaults. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly selectionSets: readonly SelectionSetNode[];
}

/** The field that a resolver answers. */
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
 * The fields of one object, in the order in which they are run. Those of introspection are left out, those that the
 * caller may not read, and those whose arguments cannot be read: running them will say so.
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

/** The same with those that the caller may not read. */
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

/** What fields are collected with. */
export interface CollectionScope
  extends Pick<SelectionScope, 'schema' | 'fragments' | 'variables' | 'onSelection'> {
  /** Decides by `@skip` and `@include`. */
  readonly isIncluded: (
    selection: SelectionNode,
    variables: SelectionScope['variables'],
  ) => boolean;
}

/** The nodes of one field of a response, in the order of the document. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/**
 * Collects the selected fields of an object type by response name, in the order in which they are executed.
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

/** Undefined where a named fragment stands for the second time: it adds nothing. */
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
 * Decides by `@skip` and `@include` whether a selection is executed.
 *
 * @throws {GraphQLError} if a condition is null by way of a variable.
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

/** The same, but false for a condition that is invalid: executing the operation reports it. */
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
