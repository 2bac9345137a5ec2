import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { executeOperation } from './execute-operation.ts';
import type { ResponseLimits } from './response-size.ts';

/**
 * Connects our own executor to Apollo Server in the documented way: as a gateway whose schema is
 * available from the start.
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
          // Apollo Server types it as any record; it is the context that the route created.
          context: context as Context,
          limits,
        }),
    }),
    stop: async () => {},
  };
}
