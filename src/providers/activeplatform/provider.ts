import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type ProviderAdapter } from '../contract/provider.ts';
import { perRequest } from '../kit/per-request.ts';
import { toActivePlatformBillingInfo } from './accounts/mapper.ts';
import { createDataSources } from './client.ts';
import type { ActivePlatformContext } from './context.ts';
import { createActivePlatformCosts } from './costs.ts';
import { createEndpoints } from './endpoints.ts';
import { createFindUsers } from './find-users.ts';
import { createListUsers, createPagingCapabilities } from './list-users.ts';
import { createLoaders } from './loaders.ts';
import { toActivePlatformUser } from './mapper.ts';
import { type ActivePlatformSettings, activePlatformSettings } from './settings.ts';
import { createUpdate } from './update.ts';

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
  const { users, accounts, close } = createDataSources(id, settings, observer);
  const endpoints = createEndpoints(settings.basePath);
  const capabilities = createPagingCapabilities(settings.usersPerPage);
  const createContext = (request: RequestContext): ActivePlatformContext => ({
    provider,
    currency: settings.currency ?? null,
    loaders: createLoaders({ users, accounts }, request),
  });
  const toContext = perRequest(createContext);

  return {
    readUser: async (nativeId, request) => {
      const user = await users.getUser(nativeId, request);
      return user && toActivePlatformUser(user, toContext(request));
    },
    readNode: {
      account: async (nativeId, request) => {
        const account = await accounts.getAccount(nativeId, request);
        return account && toActivePlatformBillingInfo(account, toContext(request));
      },
    },
    listUsers: createListUsers(toContext, capabilities),
    findUsers: createFindUsers(toContext, capabilities),
    listPermissions: () => Promise.reject(unsupported(id, 'list of permissions')),
    updates: {
      // Reads before a write may be stale after it: accounts may show the name of their owner
      // (section 6.0). So a user after an update gets a context without them.
      activePlatform: createUpdate(users, createContext),
    },
    costs: createActivePlatformCosts(id, endpoints, capabilities),
    probes: [{ api: endpoints.listUsers.api, run: (request) => users.probe(request) }],
    close,
  };
}
