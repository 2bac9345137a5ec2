import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Principal } from '../../access/principal.ts';
import type { Providers } from '../../use-cases/providers.ts';
import { mayReadAll } from '../authorization/may-read-all.ts';
import { coerceVariables } from '../execution/coerce-variables.ts';
import { OperationFields } from '../execution/field-plans.ts';
import { countRequestedNodes, type RequestedNodes } from '../limits/requested-nodes.ts';
import { selectFields } from '../selection/selection.ts';
import { type OperationPlan, PlanBuilder } from './operation-plan.ts';
import { ignoreClientError, ROOT_FIELDS } from './root-fields.ts';
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
}

/**
 * Plans what a valid operation may send upstream, at most. Reads nothing: the operation and its
 * variables say what is requested, and the providers what that costs.
 *
 * @returns undefined if the variables are invalid: executing the operation reports it.
 * @throws {GraphQLError} `BAD_USER_INPUT` if the operation selects too many fields.
 */
export function planOperation(
  { document, operation, variables, caller }: Operation,
  schema: GraphQLSchema,
  providers: Providers,
): PlannedOperation | undefined {
  const coerced = coerceVariables(schema, operation.variableDefinitions ?? [], variables);
  const root = schema.getRootType(operation.operation);
  if ('errors' in coerced || root == null) return undefined;
  const operationFields = OperationFields.of(schema, document);
  const { fragments } = operationFields;
  const scope = { schema, caller, fragments, variables: coerced.variables };
  const plan = new PlanBuilder();
  const walk = startWalk(scope, plan);
  const isMutation = root === schema.getMutationType();
  const fields = selectFields(root, [operation.selectionSet], scope);
  for (const field of fields) {
    if (isMutation && !mayReadAll(field, scope)) continue;
    const planField = ROOT_FIELDS[`${root.name}.${field.definition.name}`];
    ignoreClientError(() => planField?.(field, providers, walk));
  }
  const { hasVariableConditions } = operationFields;
  const counted = { operation, hasVariableConditions, scope, providers };
  return { ...plan.build(), requested: countRequestedNodes(fields, counted) };
}
