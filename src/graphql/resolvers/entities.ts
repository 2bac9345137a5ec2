import type { GraphQLFieldResolver } from 'graphql';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { Context } from '../context.ts';
import { toEntityKey } from '../federation/entities-plan.ts';
import { isResolvableFromId, lookAhead } from '../federation/lookahead.ts';
import { type EntityReference, readReference } from '../federation/reference.ts';
import { selectedField } from '../selection/selection.ts';

const BEYOND_LIMIT =
  'Not read: the entities before it use up the upstream calls of one operation (limits.upstreamCalls). Request it again with fewer others.';

interface EntitiesArguments {
  readonly representations: readonly unknown[];
}

/**
 * Reads the objects that a router names, each as `node` would. One that fails is null with an error
 * and does not affect the others, also if it is beyond the budget of calls: with the resolver of `@apollo/subgraph` one of an unknown type
 * would fail all.
 */
export const entities: GraphQLFieldResolver<unknown, Context, EntitiesArguments> = (
  _parent,
  { representations },
  context,
  info,
) => {
  const { providers, readNodeOfType } = context;
  const { field, scope } = selectedField(info, context);
  const fieldsOf = lookAhead(field, scope);
  return representations.map(async (representation) => {
    const reference = readReference(representation, providers, info.schema);
    if (context.rejectedEntities?.has(toEntityKey(reference, field.responseName))) {
      throw new ClientError('FANOUT_LIMIT', BEYOND_LIMIT, reference.provider.id);
    }
    return isResolvableFromId(fieldsOf(reference))
      ? resolvableFromId(reference)
      : readNodeOfType(reference.idType, reference.id);
  });
};

const resolvableFromId = ({ typeName, id, provider }: EntityReference) => ({
  __typename: typeName,
  id,
  provider: provider.node,
});
