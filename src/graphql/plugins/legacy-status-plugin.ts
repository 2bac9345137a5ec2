import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.ts';

/** Matches `application/json` and no other media type, whatever its parameters. */
const JSON_ONLY = /^\s*application\/json\s*(?:;[^,]*)?$/i;

/**
 * Responds with 200 instead of 400 to a well-formed request that cannot be executed, if the client
 * accepts only `application/json`: such a client is older than the statuses of GraphQL over HTTP,
 * and may not treat any other status as a GraphQL response.
 */
export const legacyStatusPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { http, body } }) => {
      if (http.status !== 400 || body.kind !== 'single') return;
      const { errors = [] } = body.singleResult;
      if (errors.some(isOfHttp)) return;
      if (JSON_ONLY.test(request.http?.headers.get('accept') ?? '')) http.status = 200;
    },
  }),
};

/** Returns whether there was no operation at all. */
const isOfHttp = ({ extensions }: GraphQLFormattedError) => extensions?.['code'] === 'BAD_REQUEST';
