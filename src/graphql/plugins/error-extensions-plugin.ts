import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

/**
 * Adds to the errors of a request what does not depend on their reasons: the request id, so that what a
 * client reports can be found in the log; the trace id, which goes no further than the log; and
 * whether a write took effect. A field of a query has no write, and a response may have many errors of
 * fields.
 */
export const errorExtensionsPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors, operation }) => {
      const { requestId, request, writes } = contextValue;
      const isMutation = operation?.operation === 'mutation';
      for (const { path, extensions } of errors) {
        Object.assign(extensions, { requestId, traceId: request.trace.traceId });
        if (isMutation || path === undefined) Object.assign(extensions, { write: writes.at(path) });
      }
    },
  }),
};
