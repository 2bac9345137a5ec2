import type { MutationResolvers } from '../../generated/schema-types.ts';

/** One line for each mutation: take the input, call one use case. */
export const Mutation: MutationResolvers = {
  updateUser: (_parent, { input, idempotencyKey }, { updateUser }) =>
    updateUser(input, idempotencyKey ?? null),
};
