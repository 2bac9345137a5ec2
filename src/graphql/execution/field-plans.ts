import {
  BREAK,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import {
  collectFields,
  type FieldNodes,
  type Fragments,
  fragmentsOf,
  isIncluded,
  selectionSetsOf,
  type Variables,
} from '../selection/collect-fields.ts';
import { constantArguments } from '../selection/selected-field.ts';
import { type OutputShape, toOutputShape } from './output-shape.ts';
import { jsonBytes } from './response-size.ts';

/**
 * One selected field of an object type, with everything that is the same for every object of that
 * type.
 */
export interface FieldPlan {
  readonly responseName: string;
  readonly nodes: FieldNodes;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Undefined if they depend on variables, or are invalid. */
  readonly args: Readonly<Record<string, unknown>> | undefined;
  /** The shape of its values. */
  readonly shape: OutputShape;
  readonly parentType: GraphQLObjectType;
  readonly selectionSets: readonly SelectionSetNode[];
  /** The plans of the objects that this field returns, by their types. */
  readonly below: Map<GraphQLObjectType, FieldPlans>;
}

/** The selected fields of an object type. */
export interface FieldPlans {
  readonly fields: readonly FieldPlan[];
  /** Bytes of all names and punctuation of such an object as JSON. */
  readonly bytes: number;
}

/**
 * Plans which fields of which objects an operation executes. Reads a selection once for each type,
 * however many objects of it there are. The plans serve every request with the same document,
 * unless variables decide what is selected or there are too many.
 */
export class OperationFields {
  readonly fragments: Fragments;
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  #planned = 0;
  /** Whether a `@skip` or `@include` of the document depends on a variable. */
  readonly hasVariableConditions: boolean;
  readonly #roots = new Map<OperationDefinitionNode, FieldPlans>();

  private constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.fragments = fragmentsOf(document);
    this.#document = document;
    this.hasVariableConditions = findVariableConditions(document);
  }

  /** Returns the cached plans of the document, or new ones if variables decide what is selected. */
  static of(schema: GraphQLSchema, document: DocumentNode): OperationFields {
    const known = KNOWN.get(document);
    if (known !== undefined && known.#schema === schema) return known;
    const fields = new OperationFields(schema, document);
    if (!fields.hasVariableConditions) KNOWN.set(document, fields);
    return fields;
  }

  /** @throws {GraphQLError} if a variable makes a condition null. */
  ofRoot(
    operation: OperationDefinitionNode,
    type: GraphQLObjectType,
    variables: Variables,
  ): FieldPlans {
    const known = this.#roots.get(operation);
    if (known !== undefined) return known;
    const plans = this.#plan(type, [operation.selectionSet], variables);
    this.#roots.set(operation, plans);
    return plans;
  }

  /** @throws {GraphQLError} if a variable makes a condition null. */
  below(
    { below, selectionSets }: FieldPlan,
    type: GraphQLObjectType,
    variables: Variables,
  ): FieldPlans {
    const known = below.get(type);
    if (known !== undefined) return known;
    const plans = this.#plan(type, selectionSets, variables);
    below.set(type, plans);
    return plans;
  }

  #plan(
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
    variables: Variables,
  ): FieldPlans {
    const scope = { schema: this.#schema, fragments: this.fragments, variables, isIncluded };
    const fields = [...collectFields(type, selectionSets, scope)].flatMap(
      ([responseName, nodes]): FieldPlan[] => {
        const definition = this.#definitionOf(type, nodes[0]);
        if (definition === undefined) return [];
        return [
          {
            responseName,
            nodes,
            definition,
            args: constantArguments(definition, nodes[0]),
            shape: toOutputShape(definition.type),
            parentType: type,
            selectionSets: selectionSetsOf(nodes),
            below: new Map(),
          },
        ];
      },
    );
    this.#planned += fields.length;
    if (this.#planned > MAX_KEPT_PLANS) KNOWN.delete(this.#document);
    const names = fields.reduce((sum, { responseName }) => sum + jsonBytes(responseName) + 1, 0);
    return { fields, bytes: '{}'.length + names + Math.max(0, fields.length - 1) };
  }

  #definitionOf(
    type: GraphQLObjectType,
    { name }: FieldNode,
  ): GraphQLField<unknown, unknown> | undefined {
    const isQuery = type === this.#schema.getQueryType();
    if (name.value === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (isQuery && name.value === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (isQuery && name.value === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return type.getFields()[name.value];
  }
}

/**
 * Maximum number of plans that are cached with one document; those of a larger one are made for
 * each request, or they would fill the memory.
 */
const MAX_KEPT_PLANS = 300;

/** Plans live as long as their documents. */
const KNOWN = new WeakMap<DocumentNode, OperationFields>();

function findVariableConditions(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Directive: ({ arguments: args = [] }) => {
      isFound ||= args.some(({ value }) => value.kind === Kind.VARIABLE);
      return isFound ? BREAK : undefined;
    },
  });
  return isFound;
}
