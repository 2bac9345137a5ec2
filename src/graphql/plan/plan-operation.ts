import {
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Principal } from '../../access/principal.ts';
import type { Providers } from '../../users/providers.ts';
import { mayReadAll } from '../access/may-read-all.ts';
import { type OperationPlan, PlanBuilder } from './operation-plan.ts';
import { ROOT_FIELDS, unlessRefused } from './root-fields.ts';
import { fragmentsOf, selectFields } from './selection.ts';
import { startWalk } from './walk.ts';

interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Principal;
}

/**
 * What a valid operation may send upstream, at most. Nothing is read: what is asked for is told by the operation and
 * its variables, and what that costs by the providers.
 *
 * @returns undefined where the variables do not fit: running the operation will say so.
 * @throws {GraphQLError} `BAD_USER_INPUT` where the operation selects too many fields to be looked at.
 */
export function planOperation(
  { document, operation, variables, caller }: Operation,
  schema: GraphQLSchema,
  providers: Providers,
): OperationPlan | undefined {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const root = schema.getRootType(operation.operation);
  if (coerced === undefined || root == null) return undefined;
  const scope = { schema, caller, fragments: fragmentsOf(document), variables: coerced };
  const plan = new PlanBuilder();
  const walk = startWalk(scope, plan);
  const isMutation = root === schema.getMutationType();
  for (const field of selectFields(root, [operation.selectionSet], scope)) {
    if (isMutation && !mayReadAll(field, scope)) continue;
    const planField = ROOT_FIELDS[`${root.name}.${field.definition.name}`];
    unlessRefused(() => planField?.(field, providers, walk));
  }
  return plan.build();
}
