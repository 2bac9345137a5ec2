import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { SingleFlight } from '../../upstream/policies/single-flight.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type ProviderAdapter } from '../contract/provider.ts';
import { createUpstreamClient } from '../kit/connect-upstream.ts';
import { perRequest } from '../kit/per-request.ts';
import { AccountDataSource } from './accounts/data-source.ts';
import { createContext } from './context.ts';
import { createActivePlatformCosts } from './costs.ts';
import { UserDataSource } from './data-source.ts';
import { createEndpoints } from './endpoints.ts';
import { createPagingCapabilities, findUsers, listUsers } from './list-users.ts';
import { createLoaders } from './loaders.ts';
import { type ActivePlatformSettings, activePlatformSettings } from './settings.ts';
import { createUpdateBranch } from './update.ts';

/** ActivePlatform, vendor API v1. */
export const activePlatform = defineProvider({
  kind: 'ACTIVE_PLATFORM',
  settings: activePlatformSettings,
  connect,
});

function connect(
  provider: ProviderNode,
  settings: ActivePlatformSettings,
  observer: UpstreamObserver,
): ProviderAdapter<'activePlatform'> {
  const { id } = provider;
  const client = createClient(id, settings, observer);
  const endpoints = createEndpoints(settings.basePath);
  const capabilities = createPagingCapabilities(settings.usersPerPage);
  const users = new UserDataSource(client, endpoints);
  const accounts = new AccountDataSource(client, endpoints);
  client.setHealthProbe((call) => probe(users, call));
  const { toUser, toAccount } = createContext(provider, settings.currency ?? null);
  const newReads = (call: RequestContext) => createLoaders({ users, accounts }, call);
  const toLoaders = perRequest(newReads);

  return {
    readUser: async (nativeId, call) => {
      const user = await users.getUser(nativeId, call);
      return user && toUser(user, toLoaders(call));
    },
    readNode: {
      account: async (nativeId, call) => {
        const account = await accounts.getAccount(nativeId, call);
        return account && toAccount(account, toLoaders(call));
      },
    },
    listUsers: async (args, _wanted, call) => {
      const reads = toLoaders(call);
      const slice = await listUsers(args, { provider: id, capabilities }, reads);
      return { ...slice, items: slice.items.map((user) => toUser(user, reads)) };
    },
    findUsers: async (match, _wanted, call) => {
      const reads = toLoaders(call);
      const found = await findUsers(match, { provider: id, capabilities }, reads);
      return found.map((user) => toUser(user, reads));
    },
    listPermissions: () => Promise.reject(unsupported(id, 'list of permissions')),
    updates: {
      // Reads before a write may be stale after it: accounts may show the name of their owner
      // (section 6.0).
      activePlatform: createUpdateBranch(users, (user, call) => toUser(user, newReads(call))),
    },
    costs: createActivePlatformCosts(id, endpoints, capabilities),
    probes: [{ api: endpoints.listUsers.api, run: (call) => probe(users, call) }],
    close: () => client.close(),
  };
}

/** Reads one page with one user. */
async function probe(users: UserDataSource, call: RequestContext): Promise<void> {
  await users.listUsers({ page: 1, perPage: 1, useShortTimeout: true }, call);
}

function createClient(
  provider: string,
  settings: ActivePlatformSettings,
  observer: UpstreamObserver,
): UpstreamClient {
  const apiToken = settings.apiToken.reveal();
  const options = {
    headers: { accept: 'application/json' },
    // It is in the URL of every call (Q1), so no URL may be shown.
    query: { api_token: apiToken },
    secrets: [apiToken],
    singleFlight: new SingleFlight(),
  };
  return createUpstreamClient(provider, settings, options, observer);
}
