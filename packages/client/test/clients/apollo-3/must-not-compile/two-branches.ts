import type { UpdateUserMutationVariables } from '../graphql/graphql.ts';

export const variables: UpdateUserMutationVariables = {
  input: { onApp: { id: 'onapp/user/12' }, activePlatform: { id: 'activeplatform/user/1' } }, // TS2322: is not assignable to type 'UpdateUserInput'
};
