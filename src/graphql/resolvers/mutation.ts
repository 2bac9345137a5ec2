import type { MutationResolvers } from '../../generated/resolver-types.ts';

/** The resolvers of mutations: each takes the input and calls one use case. */
export const Mutation: MutationResolvers = {
  updateUser: (_parent, { input, idempotencyKey }, { updateUser }, { fieldName, fieldNodes }) =>
    updateUser(input, idempotencyKey ?? null, fieldNodes[0]?.alias?.value ?? fieldName),
};
