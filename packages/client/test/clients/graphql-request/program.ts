import { GraphQLClient } from 'graphql-request';
import { createGraphqlRequestClient, RefusedError } from './client.ts';
import { UPDATE_USER, USER } from './operations.ts';
import { REJECTED, type Refusal, runScenario } from './scenario.ts';

function describeError(error: unknown): Refusal {
  if (!(error instanceof RefusedError)) throw error;
  const { errors = [], status } = error.response;
  return { extensions: errors[0]?.extensions ?? {}, httpStatus: status };
}

await runScenario({
  connect: (url, key) => {
    const client = createGraphqlRequestClient(url, key);
    return {
      read: async (id) => ({ data: (await client.request(USER, { id })).user }),
      update: async (input) => ({
        data: (await client.request(UPDATE_USER, { input })).updateUser,
      }),
    };
  },
  describe: describeError,
  more: async (url) => {
    const plain = new GraphQLClient(url, { headers: { authorization: 'Bearer no-such-key' } });
    const { password } = REJECTED.onApp;
    const message = await plain.request(UPDATE_USER, { input: REJECTED }).catch(String);
    return { showsPasswordByDefault: String(message).includes(password) };
  },
});
