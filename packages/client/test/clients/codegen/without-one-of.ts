import type { UpdateUserMutationVariables } from './without-one-of/graphql.ts';

/** Compiles, and the gateway rejects it: the introspection of this schema did not ask for `@oneOf`. */
export const variables: UpdateUserMutationVariables = {
  input: { onApp: { id: 'onapp/user/12' }, activePlatform: { id: 'activeplatform/user/1' } },
};
