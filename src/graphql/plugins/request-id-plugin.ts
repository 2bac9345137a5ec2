import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

/**
 * Adds the request id to the errors of a request, so that what a client reports can be found in the
 * log, and the trace id, which goes no further than the log.
 */
export const requestIdPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      const { requestId, request } = contextValue;
      for (const error of errors) {
        Object.assign(error.extensions, { requestId, traceId: request.trace.traceId });
      }
    },
  }),
};
