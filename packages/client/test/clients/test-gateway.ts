import { SCOPES } from '../../../../src/config/scopes.ts';
import { apiKey } from '../../../../test/support/clients/api-keys.ts';
import { startDemo } from '../../../../test/support/gateway/demo.ts';

/** The keys of one client: with the second one it exceeds the limit of requests. */
interface Keys {
  readonly key: string;
  readonly limitedKey: string;
}

interface TestGateway extends AsyncDisposable {
  /** The URL of the API. */
  readonly url: string;
}

/** Returns the keys of a client. */
export const keysOf = (client: string): Keys => ({ key: client, limitedKey: `${client}-limited` });

/** Starts one gateway for all clients, over simulators of which one cannot show the user `onapp/user/13`. */
export async function startTestGateway(clients: readonly string[]): Promise<TestGateway> {
  const keys = clients.map(keysOf).flatMap(({ key, limitedKey }) => [key, limitedKey]);
  const demo = await startDemo({
    settings: {
      access: { mode: 'apiKeys', apiKeys: keys.map((key) => apiKey(key, [...SCOPES])) },
      // Less than the programs send with their second key, and more than with their first.
      limits: { perCaller: { perMinute: 12 } },
    },
  });
  const [onApp] = demo.installationOf('onapp').simulators;
  if (onApp === undefined) throw new Error('The simulator of OnApp did not start.');
  onApp.inject({ kind: 'status', status: 500, method: 'GET', path: '/users/13', times: 0 });
  return {
    url: `${demo.url}/graphql`,
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}
