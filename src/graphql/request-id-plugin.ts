import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/** Puts the request's id on its errors, so that what a client reports can be found in the log. */
export const requestIdPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async ({ contextValue }) => ({
    didEncounterErrors: async ({ errors }) => {
      for (const error of errors) error.extensions['requestId'] = contextValue.requestId;
    },
  }),
};
