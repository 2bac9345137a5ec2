import {
  defaultFieldResolver,
  defaultTypeResolver,
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
} from 'graphql';
import { isLoaded } from '../../providers/contract/model.ts';
import type { ExecutionRequest } from './execution-request.ts';
import type { FieldPlan, OperationFields } from './field-plans.ts';
import { isPromise, type MaybePromise } from './maybe-promise.ts';

/**
 * Calls the resolvers of one request. Arguments and `info` are computed once per field, however
 * many objects there are.
 */
export class FieldResolution {
  readonly #request: ExecutionRequest;
  readonly #plans: OperationFields;
  readonly #calls = new Map<FieldPlan, ResolverCall>();
  readonly #computed = new Map<FieldPlan['definition'], Map<object, unknown>>();

  constructor(request: ExecutionRequest, plans: OperationFields) {
    this.#request = request;
    this.#plans = plans;
  }

  /**
   * Resolves a field. A field that is a function of its object is called once per object, however
   * many aliases select it and however many equal objects the response has.
   *
   * @throws what the resolver throws, and {GraphQLError} if a variable makes an argument null.
   */
  resolve(plan: FieldPlan, source: unknown): unknown {
    const { definition } = plan;
    if (!isComputed(definition, source)) return this.#call(plan, source);
    const values = this.#computed.get(definition) ?? new Map<object, unknown>();
    if (values.has(source)) return values.get(source);
    const value = this.#call(plan, source);
    this.#computed.set(definition, values.set(source, value));
    return value;
  }

  /** Clears all computed fields: what a write has changed must not be shown as it was before. */
  invalidate(): void {
    this.#computed.clear();
  }

  #call(plan: FieldPlan, source: unknown): unknown {
    const { resolver, args, info } = this.#toCall(plan);
    return resolver(source, args, this.#request.context, info);
  }

  /** @throws {Error} if the value has no possible type. */
  resolveType(
    plan: FieldPlan,
    type: GraphQLAbstractType,
    value: unknown,
  ): MaybePromise<GraphQLObjectType> {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const name: unknown = resolveType(value, this.#request.context, this.#toCall(plan).info, type);
    return isPromise(name)
      ? name.then((resolved) => this.#objectType(resolved, type))
      : this.#objectType(name, type);
  }

  #objectType(name: unknown, abstract: GraphQLAbstractType): GraphQLObjectType {
    const { schema } = this.#request;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(type) && schema.isSubType(abstract, type)) return type;
    throw new Error(`A value of ${abstract.name} has no possible type.`);
  }

  #toCall(plan: FieldPlan): ResolverCall {
    const known = this.#calls.get(plan);
    if (known !== undefined) return known;
    const { definition, nodes, args } = plan;
    const call = {
      resolver: definition.resolve ?? defaultFieldResolver,
      args: args ?? getArgumentValues(definition, nodes[0], this.#request.variables),
      info: new FieldInfo(plan, this.#request, this.#plans.fragments),
    };
    this.#calls.set(plan, call);
    return call;
  }
}

/** What the calls of the resolver of a field have in common. */
interface ResolverCall {
  readonly resolver: GraphQLFieldResolver<unknown, unknown>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly info: GraphQLResolveInfo;
}

/** One `info` serves all objects of a type, so it has no path. */
class FieldInfo implements GraphQLResolveInfo {
  readonly fieldName: string;
  readonly fieldNodes: GraphQLResolveInfo['fieldNodes'];
  readonly returnType: GraphQLResolveInfo['returnType'];
  readonly parentType: GraphQLResolveInfo['parentType'];
  readonly schema: GraphQLResolveInfo['schema'];
  readonly fragments: GraphQLResolveInfo['fragments'];
  readonly rootValue = undefined;
  readonly operation: GraphQLResolveInfo['operation'];
  readonly variableValues: GraphQLResolveInfo['variableValues'];

  constructor(
    { definition, nodes, parentType }: FieldPlan,
    { schema, operation, variables }: ExecutionRequest,
    fragments: GraphQLResolveInfo['fragments'],
  ) {
    this.fieldName = definition.name;
    this.fieldNodes = nodes;
    this.returnType = definition.type;
    this.parentType = parentType;
    this.schema = schema;
    this.fragments = fragments;
    this.operation = operation;
    this.variableValues = variables;
  }

  get path(): never {
    throw new Error('The path of a field is not available to resolvers.');
  }
}

type Source = Readonly<Record<string, unknown>>;

/**
 * Returns whether a field without arguments is a function of its object, rather than a value in it.
 */
function isComputed({ name, args }: FieldPlan['definition'], source: unknown): source is object {
  if (args.length > 0 || typeof source !== 'object' || source === null) return false;
  // A field of a model is read only when it is resolved.
  return isLoaded(source, name) ?? typeof (source as Source)[name] === 'function';
}
