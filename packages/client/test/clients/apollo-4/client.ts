import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { possibleTypes, typePolicies } from '@roster/client/apollo';

// Apollo Client 4.1 and newer want default options to be declared; without this, they do not compile.
declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface Query {
        errorPolicy: 'all';
      }
      interface WatchQuery {
        errorPolicy: 'all';
      }
      interface Mutate {
        errorPolicy: 'all';
      }
    }
  }
}

// Errors are beside the data. The default, 'none', throws them and drops the data.
export const defaultOptions = {
  query: { errorPolicy: 'all' },
  watchQuery: { errorPolicy: 'all' },
  mutate: { errorPolicy: 'all' },
} satisfies ApolloClient.DefaultOptions;

export function createApolloClient(uri: string, key: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri, headers: { authorization: `Bearer ${key}` } }),
    // Without possibleTypes, Apollo drops the fields of `... on Problem`.
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    defaultOptions,
  });
}
