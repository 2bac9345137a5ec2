import {
  ApolloClient,
  type DefaultOptions,
  HttpLink,
  InMemoryCache,
  type NormalizedCacheObject,
} from '@apollo/client';
import { possibleTypes, typePolicies } from '@roster/client/apollo';

// Errors are beside the data. The default, 'none', throws them and drops the data.
export const defaultOptions: DefaultOptions = {
  query: { errorPolicy: 'all' },
  watchQuery: { errorPolicy: 'all' },
  mutate: { errorPolicy: 'all' },
};

export function createApolloClient(uri: string, key: string): ApolloClient<NormalizedCacheObject> {
  return new ApolloClient({
    link: new HttpLink({ uri, headers: { authorization: `Bearer ${key}` } }),
    // Without possibleTypes, Apollo drops the fields of `... on Problem`.
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    defaultOptions,
  });
}
