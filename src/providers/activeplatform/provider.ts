import type { Call } from '../../request/request-context.ts';
import { SharedReads } from '../../upstream/policies/single-flight.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { UpstreamClient } from '../../upstream/upstream-client.ts';
import { unsupported } from '../contract/client-error.ts';
import { connectUpstream } from '../kit/connect-upstream.ts';
import type { ShownProvider } from '../contract/lazy.ts';
import { perRequest } from '../kit/per-request.ts';
import { defineProvider, type ProviderDoor } from '../contract/provider.ts';
import { AccountDataSource } from './accounts/data-source.ts';
import { createActivePlatformCosts } from './costs.ts';
import { createEndpoints } from './endpoints.ts';
import { createModels } from './context.ts';
import { createRequestReads } from './loaders.ts';
import { type ActivePlatformSettings, activePlatformSettings } from './settings.ts';
import { createUpdateBranch } from './update.ts';
import { UserDataSource } from './data-source.ts';
import { createPagingHabits, findUsers, listUsers } from './list-users.ts';

/** ActivePlatform, vendor API v1. */
export const activePlatform = defineProvider({
  kind: 'ACTIVE_PLATFORM',
  settings: activePlatformSettings,
  connect,
});

function connect(
  provider: ShownProvider,
  settings: ActivePlatformSettings,
  observer: UpstreamObserver,
): ProviderDoor<'activePlatform'> {
  const { id } = provider;
  const client = createClient(id, settings, observer);
  const endpoints = createEndpoints(settings.basePath);
  const habits = createPagingHabits(settings.usersPerPage);
  const users = new UserDataSource(client, endpoints);
  const accounts = new AccountDataSource(client, endpoints);
  client.probeBy((call) => probe(users, call));
  const { toUser, toAccount } = createModels(provider, settings.currency ?? null);
  const newReads = (call: Call) => createRequestReads({ users, accounts }, call);
  const readsOf = perRequest(newReads);

  return {
    readUser: async (nativeId, call) => {
      const user = await users.getUser(nativeId, call);
      return user && toUser(user, readsOf(call));
    },
    readNode: {
      account: async (nativeId, call) => {
        const account = await accounts.getAccount(nativeId, call);
        return account && toAccount(account, readsOf(call));
      },
    },
    listUsers: async (asked, _wanted, call) => {
      const reads = readsOf(call);
      const slice = await listUsers(asked, { provider: id, habits }, reads);
      return { ...slice, items: slice.items.map((user) => toUser(user, reads)) };
    },
    findUsers: async (match, _wanted, call) => {
      const reads = readsOf(call);
      const found = await findUsers(match, { provider: id, habits }, reads);
      return found.map((user) => toUser(user, reads));
    },
    listPermissions: () => Promise.reject(unsupported(id, 'list of permissions')),
    updates: {
      // Reads before a write may be stale after it: accounts may show the name of their owner
      // (section 6.0).
      activePlatform: createUpdateBranch(users, (user, call) => toUser(user, newReads(call))),
    },
    costs: createActivePlatformCosts(id, endpoints, habits),
    probes: [{ api: endpoints.listUsers.api, run: (call) => probe(users, call) }],
    close: () => client.close(),
  };
}

/** Reads one page with one user. */
async function probe(users: UserDataSource, call: Call): Promise<void> {
  await users.listUsers({ page: 1, perPage: 1, isUrgent: true }, call);
}

function createClient(
  provider: string,
  settings: ActivePlatformSettings,
  observer: UpstreamObserver,
): UpstreamClient {
  const apiToken = settings.apiToken.reveal();
  const facts = {
    headers: { accept: 'application/json' },
    // It is in the URL of every call (Q1), so no URL may be shown.
    query: { api_token: apiToken },
    secrets: [apiToken],
    sharedReads: new SharedReads(),
  };
  return connectUpstream(provider, settings, facts, observer);
}
