import { Suspense } from 'react';
import { Provider } from 'urql';
import { createUrqlClient } from './client.ts';
import { describeError } from './describe-error.ts';
import { UPDATE_USER, USER } from './operations.ts';
import { RenameUser } from './rename-user.tsx';
import { renderAndPress } from './render.ts';
import { runScenario } from './scenario.ts';

await runScenario({
  connect: (url, key) => {
    const client = createUrqlClient(url, key);
    return {
      read: async (id) => {
        const { data, error } = await client.query(USER, { id }, { requestPolicy: 'network-only' });
        return { data: data?.user, error };
      },
      update: async (input) => {
        const { data, error } = await client.mutation(UPDATE_USER, { input });
        return { data: data?.updateUser, error };
      },
    };
  },
  describe: describeError,
  more: async (url, key) => ({
    shown: await renderAndPress(
      <Provider value={createUrqlClient(url, key)}>
        <Suspense>
          <RenameUser id="onapp/user/12" />
        </Suspense>
      </Provider>,
    ),
  }),
});
