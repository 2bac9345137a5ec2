import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { executeOperation } from './execute-operation.ts';
import type { ResponseLimits } from './response-size.ts';

/**
 * Brings an executor of our own into Apollo Server, by the way that is documented for it: as a gateway whose schema is
 * there from the beginning.
 */
export function createExecutorGateway(
  schema: GraphQLSchema,
  limits: ResponseLimits,
): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: ({ document, request, context }) =>
        executeOperation({
          schema,
          document,
          operationName: request.operationName ?? null,
          variables: request.variables ?? {},
          // Apollo Server types it as any record; it is what the route has made.
          context: context as Context,
          limits,
        }),
    }),
    stop: async () => {},
  };
}
