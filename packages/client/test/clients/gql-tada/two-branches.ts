import type { VariablesOf } from 'gql.tada';
import type { UPDATE_USER } from './operations.ts';

/** Compiles, and the gateway rejects it: gql.tada 1.11 makes a union of the branches that excludes no second one. */
export const variables: VariablesOf<typeof UPDATE_USER> = {
  input: { onApp: { id: 'onapp/user/12' }, activePlatform: { id: 'activeplatform/user/1' } },
};
