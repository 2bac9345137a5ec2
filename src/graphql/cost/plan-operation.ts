import type {
  DocumentNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Principal } from '../../access/principal.ts';
import type { Providers } from '../../use-cases/providers.ts';
import { mayReadAll } from '../authorization/may-read-all.ts';
import { mayRead } from '../authorization/requirements.ts';
import { coerceVariables } from '../execution/coerce-variables.ts';
import { OperationFields } from '../execution/field-plans.ts';
import { rejectNullArgument, rejectTooManyIds } from '../limits/reject-failing-lists.ts';
import { countRequestedNodes, type RequestedNodes } from '../limits/requested-nodes.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import { type SelectionScope, selectAllFields } from '../selection/selection.ts';
import { type OperationPlan, PlanBuilder } from './operation-plan.ts';
import { ignoreClientError, planEntitiesWithin, ROOT_FIELDS } from './root-fields.ts';
import { startWalk } from './walk.ts';

interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables as the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Principal;
}

/** What an operation may send upstream at most, and how many objects it requests. */
export interface PlannedOperation extends OperationPlan {
  readonly requested: RequestedNodes;
  /** Keys of the entities that are not read, because their calls would exceed the limit. */
  readonly rejectedEntities: ReadonlySet<string>;
}

interface PlanContext {
  readonly schema: GraphQLSchema;
  readonly providers: Providers;
  /** Maximum number of upstream calls; 0 = no limit. Only entities are left out to stay within it. */
  readonly upstreamCalls: number;
}

/**
 * Plans what a valid operation may send upstream, at most. Reads nothing: the operation and its
 * variables say what is requested, and the providers what that costs.
 *
 * @returns undefined if the variables are invalid: executing the operation reports it.
 * @throws {GraphQLError} `BAD_USER_INPUT` if the operation selects too many fields, or has a root
 *   field that would discard the whole response.
 */
export function planOperation(
  { document, operation, variables, caller }: Operation,
  { schema, providers, upstreamCalls }: PlanContext,
): PlannedOperation | undefined {
  const coerced = coerceVariables(schema, operation.variableDefinitions ?? [], variables);
  const root = schema.getRootType(operation.operation);
  if ('errors' in coerced || root == null) return undefined;
  const operationFields = OperationFields.of(schema, document);
  const { fragments } = operationFields;
  const scope = { schema, caller, fragments, variables: coerced.variables };
  const isMutation = root === schema.getMutationType();
  const fields = selectRootFields(root, operation, scope);
  const costly = isMutation ? fields.filter((field) => mayReadAll(field, scope)) : fields;
  const { hasVariableConditions } = operationFields;
  const counted = { operation, hasVariableConditions, scope, providers };
  const requested = countRequestedNodes(fields, counted);
  const plan = planFields(costly, root, providers, scope).build();
  const entities = costly.filter(({ definition }) => definition.name === '_entities');
  if (upstreamCalls === 0 || plan.total <= upstreamCalls || entities.length === 0) {
    return { ...plan, requested, rejectedEntities: NONE };
  }
  const others = costly.filter((field) => !entities.includes(field));
  const within = planFields(others, root, providers, scope);
  const walk = startWalk(scope, within);
  const rejected = entities.flatMap((field) =>
    planEntitiesWithin(upstreamCalls, field, providers, walk),
  );
  return {
    ...within.build(),
    requested,
    rejectedEntities: new Set(rejected.map(({ key }) => key)),
  };
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Returns the root fields that the caller may read.
 *
 * @throws {GraphQLError} `BAD_USER_INPUT` if any root field is certain to fail and may not be null.
 */
function selectRootFields(
  root: GraphQLObjectType,
  { selectionSet }: OperationDefinitionNode,
  scope: SelectionScope,
): readonly SelectedField[] {
  const onInvalid = rejectNullArgument;
  const fields = selectAllFields(root, [selectionSet], { ...scope, onInvalid });
  rejectTooManyIds(fields);
  return fields.filter(({ definition }) => mayRead(definition, scope.caller));
}

function planFields(
  fields: readonly SelectedField[],
  root: GraphQLObjectType,
  providers: Providers,
  scope: SelectionScope,
): PlanBuilder {
  const plan = new PlanBuilder();
  const walk = startWalk(scope, plan);
  for (const field of fields) {
    const planField = ROOT_FIELDS[`${root.name}.${field.definition.name}`];
    ignoreClientError(() => planField?.(field, providers, walk));
  }
  return plan;
}
