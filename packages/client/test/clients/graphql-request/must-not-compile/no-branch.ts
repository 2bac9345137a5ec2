import type { VariablesOf } from 'gql.tada';
import type { UPDATE_USER } from '../operations.ts';

export const variables: VariablesOf<typeof UPDATE_USER> = {
  input: {}, // TS2322: Type '{}' is not assignable to type
};
