import type { renameUserMutation } from '../__generated__/renameUserMutation.graphql.ts';

export const variables: renameUserMutation['variables'] = {
  input: { onApp: { id: 'onapp/user/12' }, activePlatform: { id: 'activeplatform/user/1' } }, // TS2322: is not assignable to type
};
