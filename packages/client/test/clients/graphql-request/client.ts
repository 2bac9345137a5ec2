import { ClientError, GraphQLClient } from 'graphql-request';

/** The response of a refused request, without the request: it contains the variables, such as a password. */
export class RefusedError extends Error {
  readonly response: ClientError['response'];

  constructor(response: ClientError['response']) {
    super(response.errors?.[0]?.message ?? `HTTP status ${response.status}`);
    this.response = response;
  }
}

export function createGraphqlRequestClient(url: string, key: string): GraphQLClient {
  return new GraphQLClient(url, {
    headers: { authorization: `Bearer ${key}` },
    // Errors are beside the data. The default, 'none', throws them and drops the data.
    errorPolicy: 'all',
    // The message of a ClientError shows all variables.
    responseMiddleware: (response) => {
      if (response instanceof ClientError) throw new RefusedError(response.response);
      if (response instanceof Error) throw response;
    },
  });
}
