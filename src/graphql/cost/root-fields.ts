import {
  type GraphQLInterfaceType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { UpdateUserInput, UserMatch } from '../../generated/schema-types.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { FieldCost } from '../../providers/contract/costs.ts';
import type { Provider } from '../../providers/contract/provider.ts';
import { isProviderKey, readGlobalId } from '../../providers/kit/ids/global-id.ts';
import { isValidPageSize } from '../../providers/kit/paging/page-size.ts';
import { maxFound, selectProviders, trim } from '../../use-cases/find-users/find-users.ts';
import { toSearch } from '../../use-cases/list-users/list-users.ts';
import type { Providers } from '../../use-cases/providers.ts';
import { resolveTarget } from '../../use-cases/update-user/resolve-target.ts';
import { type PlannedEntity, plannedEntities } from '../federation/entities-plan.ts';
import { toRequestedConnection, toRequestedMatches } from '../selection/requested-fields.ts';
import type { SelectedField } from '../selection/selected-field.ts';
import { selectFields } from '../selection/selection.ts';
import { PlanBuilder } from './operation-plan.ts';
import { nodeCost, permissionCosts } from './read-costs.ts';
import { type Walk, walkObject } from './walk.ts';

/**
 * Adds what a root field may cost.
 *
 * @throws {ClientError} if executing the field would throw it too: then it costs nothing.
 */
type RootField = (field: SelectedField, providers: Providers, walk: Walk) => void;

/** Every root field, by its coordinate. A test compares the list with the schema. */
export const ROOT_FIELDS: Readonly<Record<string, RootField>> = {
  'Query.node': (field, providers, walk) => planNode(field.args['id'], field, providers, walk),
  'Query.nodes': (field, providers, walk) => {
    // An id that is refused does not affect the others.
    for (const id of listOf(field.args['ids'])) {
      ignoreClientError(() => planNode(id, field, providers, walk));
    }
  },
  'Query.user': (field, providers, walk) => planOneOf('user', field, providers, walk),
  'Query.camera': (field, providers, walk) => planOneOf('camera', field, providers, walk),
  'Query.intercom': (field, providers, walk) => planOneOf('intercom', field, providers, walk),
  'Query.users': planUsers,
  'Query.findUsers': planFindUsers,
  'Query.permissions': (field, providers, walk) => {
    const provider = providers.get(String(field.args['provider']));
    walk.plan.add(provider.id, field.responseName, permissionCosts(provider.costs));
  },
  'Query._entities': (field, providers, walk) => {
    const known = new Set<string>();
    for (const { nodes } of plannedEntities(field, providers, walk.scope)) {
      for (const { id, field: below } of nodes) {
        // Many entities may have one provider.
        const key = `${id} ${below.responseName}`;
        if (!known.has(key)) planNode(id, below, providers, walk);
        known.add(key);
      }
    }
  },
  'Query.providers': (field, providers, walk) => {
    for (const provider of providers.all) planProvider(provider, field, walk);
  },
  'Query.viewer': planViewer,
  'Mutation.updateUser': planUpdateUser,
};

/** Adds what the entities of `Query._entities` may cost, each one only within a number of calls; the others are returned. */
export function planEntitiesWithin(
  limit: number,
  field: SelectedField,
  providers: Providers,
  walk: Walk,
): readonly PlannedEntity[] {
  return plannedEntities(field, providers, walk.scope).filter(({ nodes }) => {
    const plan = new PlanBuilder();
    for (const { id, field: below } of nodes) planNode(id, below, providers, { ...walk, plan });
    return !walk.plan.addWithin(limit, plan);
  });
}

/** Ignores a client error: a field that is refused sends nothing, and so costs nothing. */
export function ignoreClientError(plan: () => void): void {
  try {
    plan();
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
  }
}

function planOneOf(type: string, field: SelectedField, providers: Providers, walk: Walk): void {
  const id = String(field.args['id']);
  if (readGlobalId(id)?.type === type) planNode(id, field, providers, walk);
}

/** Plans the read of a node, or of an entity that a router requests by its id. */
function planNode(id: unknown, field: SelectedField, providers: Providers, walk: Walk): void {
  const text = String(id);
  if (isProviderKey(text)) {
    planProvider(providers.get(text), field, walk);
    return;
  }
  const parsed = readGlobalId(text);
  if (parsed === undefined) return;
  const provider = providers.get(parsed.provider);
  const cost = nodeCost(parsed.type, parsed.nativeId, provider);
  const type = cost.subject?.model?.typename;
  if (type !== undefined) planObject(type, cost, provider, field, walk);
}

function planProvider(provider: Provider<never>, field: SelectedField, walk: Walk): void {
  const subject = { key: provider.id, count: 1 };
  planObject('Provider', { costs: [], subject }, provider, field, walk);
}

function planViewer(field: SelectedField, providers: Providers, walk: Walk): void {
  const type = walk.scope.schema.getType('Viewer');
  if (!isObjectType(type)) return;
  for (const below of selectFields(type, field.selectionSets, walk.scope)) {
    if (below.definition.name !== 'providers') continue;
    const responseName = `${field.responseName}.${below.responseName}`;
    for (const provider of providers.all) planProvider(provider, { ...below, responseName }, walk);
  }
}

function planUsers(field: SelectedField, providers: Providers, walk: Walk): void {
  const { provider: id, first, after, search } = field.args;
  const provider = providers.get(String(id));
  const requested = {
    // GraphQL has checked it against its type.
    first: Number(first),
    after: textOrNull(after),
    search: toSearch(textOrNull(search)),
  };
  if (!isValidPageSize(requested.first)) return;
  const { costs } = provider;
  const { users, needsHasNextPage } = toRequestedConnection(field, costs.concrete.User, walk.scope);
  planObject(
    'UserConnection',
    costs.users({ ...requested, needsHasNextPage }, users),
    provider,
    field,
    walk,
  );
}

function planFindUsers(field: SelectedField, providers: Providers, walk: Walk): void {
  const ids = field.args['providers'];
  // GraphQL has checked it against the input type.
  const match = trim(field.args['match'] as UserMatch);
  for (const provider of selectProviders(ids == null ? null : listOf(ids).map(String), providers)) {
    const { costs } = provider;
    const found = costs.findUsers(
      match,
      toRequestedMatches(field, costs.concrete.User, walk.scope),
    );
    const entry = { key: `entry of ${provider.id}`, count: 0 };
    const { costs: calls, subject = entry } = atMost(maxFound(match), found);
    planObject('ProviderUsers', { costs: calls, subject }, provider, field, walk);
  }
}

function atMost(count: number, { costs, subject }: FieldCost): FieldCost {
  return { costs, subject: subject && { ...subject, count: Math.min(subject.count, count) } };
}

function planUpdateUser(field: SelectedField, providers: Providers, walk: Walk): void {
  const input = field.args['input'] as UpdateUserInput;
  const { key, provider, input: branchInput } = resolveTarget(input, providers);
  const name = `update ${field.responseName}`;
  const cost = provider.costs.updates[key]?.({ ...branchInput }, name) ?? { costs: [] };
  const subject = cost.subject && { ...cost.subject, after: name };
  planObject('UserUpdated', { ...cost, subject }, provider, field, walk);
  if (field.args['idempotencyKey'] != null) planRepeat(name, provider, field, walk);
  // Whatever the outcome, a problem has a field for the provider.
  const problem = { key: `problem of ${name}`, count: 1, model: subject?.model, after: name };
  const { schema } = walk.scope;
  for (const { name: type } of schema.getImplementations(problemType(schema)).objects) {
    planObject(type, { costs: [], subject: problem }, provider, field, walk);
  }
}

/**
 * Plans the repetition of an update: one that was made is shown with the user as it is now, and an
 * unknown outcome is looked up.
 */
function planRepeat(
  name: string,
  provider: Provider<never>,
  { responseName }: SelectedField,
  { plan }: Walk,
): void {
  // If the input names the user by a login, the id is known only at the end.
  const { costs } = nodeCost('user', UNKNOWN_ID, provider);
  const reason = 'the user, only if the key was sent before';
  const repeated = costs.map((cost) => ({ ...cost, key: `${name}, repeated`, reason }));
  plan.add(provider.id, responseName, repeated);
}

const UNKNOWN_ID = '0';

function problemType(schema: GraphQLSchema): GraphQLInterfaceType {
  const type = schema.getType('Problem');
  if (isInterfaceType(type)) return type;
  throw new Error('The schema has no interface Problem.');
}

/** Adds the calls of a root field, and of the fields that are selected below it. */
function planObject(
  typeName: string,
  { costs, subject }: FieldCost,
  provider: Provider<never>,
  { responseName: path, selectionSets }: SelectedField,
  walk: Walk,
): void {
  walk.plan.add(provider.id, path, costs);
  const type = walk.scope.schema.getType(typeName);
  if (subject === undefined || !isObjectType(type)) return;
  walkObject(type, selectionSets, { provider, subject, path }, walk);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
