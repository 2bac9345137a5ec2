import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** What a field selects of its objects, once for each time that it is written. */
export type SelectionSets = readonly SelectionSetNode[];

export function fragmentsOf(document: DocumentNode): Fragments {
  return Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
}

/** The named fragments of a document. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** Coerced to the types that the operation declares. */
export type Variables = Readonly<Record<string, unknown>>;

/** The schema, fragments and variables with which fields are collected. */
export interface CollectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: Variables;
  /** Called with the number of selections that are read; undefined if they are not counted. */
  readonly onSelection?: (count: number) => void;
  /** Returns whether `@skip` and `@include` let a selection be executed. */
  readonly isIncluded: (selection: SelectionNode, variables: Variables) => boolean;
}

/** Returns the types that objects of a type may have; none for a scalar. */
export function possibleTypes(
  type: GraphQLNamedType,
  schema: GraphQLSchema,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** Returns what a field selects of its objects. */
export const selectionSetsOf = (nodes: readonly FieldNode[]): SelectionSets =>
  nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

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
  selectionSets: SelectionSets,
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
    scope.onSelection?.(1);
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
  { fragments }: Pick<CollectionScope, 'fragments'>,
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
export function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/**
 * Returns the same as `isIncluded`, but false if a condition is invalid: executing the operation
 * reports it.
 */
export function isIncludedOrInvalid(selection: SelectionNode, variables: Variables): boolean {
  try {
    return isIncluded(selection, variables);
  } catch {
    return false;
  }
}

function applies(
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  type: GraphQLObjectType,
  { schema }: Pick<CollectionScope, 'schema'>,
): boolean {
  if (condition === undefined) return true;
  const named = typeFromAST(schema, condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}
