import assert from 'node:assert/strict';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { anonymousPrincipal } from '../../../src/access/principal.ts';
import type { PlannedCall } from '../../../src/graphql/cost/operation-plan.ts';
import { planOperation } from '../../../src/graphql/cost/plan-operation.ts';
import { fieldCosts, plannedField } from '../../../src/graphql/cost/read-costs.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import type {
  Cost,
  FieldArguments,
  ObjectSet,
  ProviderCosts,
} from '../../../src/providers/contract/costs.ts';
import type { Provider } from '../../../src/providers/contract/provider.ts';
import { Providers } from '../../../src/use-cases/providers.ts';

let schema: GraphQLSchema | undefined;

/** Plans an operation over one provider, for a caller who may read everything. Nothing is sent. */
export function plannedCalls(query: string, provider: Provider<never>): readonly PlannedCall[] {
  schema ??= createSchema();
  const document = parse(query);
  const [operation] = document.definitions;
  assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
  const caller = anonymousPrincipal(true);
  const planned = planOperation(
    { document, operation, variables: {}, caller },
    { schema, providers: new Providers([provider]), upstreamCalls: 0 },
  );
  assert.ok(planned !== undefined, query);
  return planned.calls;
}

/** Returns a line for each planned call: `2 GET users.json`. */
export const plannedLines = (query: string, provider: Provider<never>): readonly string[] =>
  plannedCalls(query, provider).map(
    ({ count, endpoint }) => `${count} ${endpoint.method} ${endpoint.path}`,
  );

/** Returns the costs of one field of these objects: `OnAppUser.bucket`. */
export function costsOfField(
  coordinate: string,
  objects: ObjectSet,
  costs: ProviderCosts,
  args: FieldArguments = {},
): readonly Cost[] {
  const [type = '', name = ''] = coordinate.split('.');
  const field = plannedField(type, name, objects, costs);
  return field === undefined ? [] : fieldCosts(field, objects, args, costs);
}
