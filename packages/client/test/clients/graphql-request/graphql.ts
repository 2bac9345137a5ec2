import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './roster-env.d.ts';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Date: string; Decimal: string; JSON: unknown; Secret: string };
}>();
