import type { MutationResolvers } from '../../generated/resolver-types.ts';

/** The resolvers of mutations: each takes the input and calls one use case. */
export const Mutation: MutationResolvers = {
  updateUser: (_parent, { input, idempotencyKey }, { updateUser }) =>
    updateUser(input, idempotencyKey ?? null),
};
