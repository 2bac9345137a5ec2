import {
  defaultFieldResolver,
  defaultTypeResolver,
  type GraphQLAbstractType,
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
  readonly #arguments = new Map<FieldPlan, Record<string, unknown>>();
  readonly #infos = new Map<FieldPlan, GraphQLResolveInfo>();
  #computed = new WeakMap<object, Map<FieldPlan['definition'], unknown>>();

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
    const ofSource = this.#computed.get(source) ?? new Map<FieldPlan['definition'], unknown>();
    if (ofSource.has(definition)) return ofSource.get(definition);
    const value = this.#call(plan, source);
    this.#computed.set(source, ofSource.set(definition, value));
    return value;
  }

  /** Clears all computed fields: what a write has changed must not be shown as it was before. */
  invalidate(): void {
    this.#computed = new WeakMap();
  }

  #call(plan: FieldPlan, source: unknown): unknown {
    const { resolve = defaultFieldResolver } = plan.definition;
    return resolve(source, this.#argumentsOf(plan), this.#request.context, this.#infoOf(plan));
  }

  /** @throws {Error} if the value has no possible type. */
  resolveType(
    plan: FieldPlan,
    type: GraphQLAbstractType,
    value: unknown,
  ): MaybePromise<GraphQLObjectType> {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const name: unknown = resolveType(value, this.#request.context, this.#infoOf(plan), type);
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

  #argumentsOf(plan: FieldPlan): Record<string, unknown> {
    const known = this.#arguments.get(plan);
    if (known !== undefined) return known;
    const args = getArgumentValues(plan.definition, plan.nodes[0], this.#request.variables);
    this.#arguments.set(plan, args);
    return args;
  }

  #infoOf(plan: FieldPlan): GraphQLResolveInfo {
    const known = this.#infos.get(plan);
    if (known !== undefined) return known;
    const { schema, operation, variables } = this.#request;
    const info: GraphQLResolveInfo = {
      fieldName: plan.definition.name,
      fieldNodes: [...plan.nodes],
      returnType: plan.definition.type,
      parentType: plan.parentType,
      get path(): never {
        throw new Error('The path of a field is not available to resolvers.');
      },
      schema,
      fragments: this.#plans.fragments,
      rootValue: undefined,
      operation,
      variableValues: variables,
    };
    this.#infos.set(plan, info);
    return info;
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
