import { ApolloClient, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { Suspense } from 'react';
import { createApolloClient, defaultOptions } from './client.ts';
import { describeError } from './describe-error.ts';
import { UPDATE_USER, USER } from './operations.ts';
import { RenameUser } from './rename-user.tsx';
import { renderAndPress } from './render.ts';
import { REJECTED, runScenario } from './scenario.ts';

await runScenario({
  connect: (url, key) => {
    const client = createApolloClient(url, key);
    return {
      read: async (id) => {
        const { data, error } = await client.query({
          query: USER,
          variables: { id },
          fetchPolicy: 'network-only',
        });
        return { data: data?.user, error };
      },
      update: async (input) => {
        const { data, error } = await client.mutate({
          mutation: UPDATE_USER,
          variables: { input },
        });
        return { data: data?.updateUser, error };
      },
    };
  },
  describe: describeError,
  more: async (uri, key) => {
    const client = createApolloClient(uri, key);
    const { link } = client;
    const withoutTypes = new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions });
    const { data } = await withoutTypes.mutate({
      mutation: UPDATE_USER,
      variables: { input: REJECTED },
    });
    const shown = await renderAndPress(
      <ApolloProvider client={client}>
        <Suspense>
          <RenameUser id="onapp/user/12" />
        </Suspense>
      </ApolloProvider>,
    );
    return { withoutPossibleTypes: data?.updateUser, shown };
  },
});
