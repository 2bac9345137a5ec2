import { Suspense } from 'react';
import { RelayEnvironmentProvider } from 'react-relay';
import { commitMutation, fetchQuery } from 'relay-runtime';
import type { renameUserMutation } from './__generated__/renameUserMutation.graphql.ts';
import type { renameUserQuery } from './__generated__/renameUserQuery.graphql.ts';
import { createRelayEnvironment, RefusedError } from './environment.ts';
import { RenameUser, UPDATE_USER, USER } from './rename-user.tsx';
import { renderAndPress } from './render.ts';
import { type Outcome, runScenario } from './scenario.ts';

void runScenario({
  connect: (url, key) => {
    const environment = createRelayEnvironment(url, key);
    return {
      read: async (id) => {
        const response = await fetchQuery<renameUserQuery>(environment, USER, { id }).toPromise();
        return { data: response?.user };
      },
      update: (input) =>
        new Promise<Outcome>((resolve, reject) => {
          commitMutation<renameUserMutation>(environment, {
            mutation: UPDATE_USER,
            variables: { input },
            onCompleted: (response, errors) =>
              resolve({ data: response.updateUser, error: errors ?? undefined }),
            onError: reject,
          });
        }),
    };
  },
  describe: (error) => {
    if (!(error instanceof RefusedError)) throw error;
    return { extensions: error.errors[0]?.extensions ?? {}, httpStatus: error.httpStatus };
  },
  more: async (url, key) => ({
    shown: await renderAndPress(
      <RelayEnvironmentProvider environment={createRelayEnvironment(url, key)}>
        <Suspense>
          <RenameUser id="onapp/user/12" />
        </Suspense>
      </RelayEnvironmentProvider>,
    ),
  }),
});
