import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from './context.ts';

/** `application/json` and nothing else, whatever its parameters. */
const JSON_ALONE = /^\s*application\/json\s*(?:;[^,]*)?$/i;

/**
 * 200 in place of 400 for a well-formed request that cannot be run, where the client asks for `application/json` alone:
 * such a client comes from before GraphQL had statuses, and may take any other for no answer of GraphQL.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
export const legacyStatusPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { http, body } }) => {
      if (http.status !== 400 || body.kind !== 'single') return;
      const { errors = [] } = body.singleResult;
      if (errors.some(isOfHttp)) return;
      if (JSON_ALONE.test(request.http?.headers.get('accept') ?? '')) http.status = 200;
    },
  }),
};

/** There was no operation to speak of. */
const isOfHttp = ({ extensions }: GraphQLFormattedError) => extensions?.['code'] === 'BAD_REQUEST';
