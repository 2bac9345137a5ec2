import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from '../context.ts';
import { isResolvableFromId, lookAhead } from '../federation/lookahead.ts';
import { type EntityReference, readReference } from '../federation/reference.ts';
import { selectedField } from '../selection/selection.ts';

interface EntitiesArguments {
  readonly representations: readonly unknown[];
}

/**
 * Reads the objects that a router names, each as `node` would. One that fails is null with an error
 * and does not affect the others: with the resolver of `@apollo/subgraph` one of an unknown type
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
