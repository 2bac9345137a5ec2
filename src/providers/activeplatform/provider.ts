import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { Replicas } from '../../upstream/policies/replicas.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type ProviderAdapter } from '../contract/provider.ts';
import { perRequest } from '../kit/per-request.ts';
import { invalidateAfter, RequestReads, readById } from '../kit/reads.ts';
import { createBillingInfo } from './accounts/mapper.ts';
import { createInstallation } from './client.ts';
import type { ActivePlatformContext } from './context.ts';
import { createActivePlatformCosts } from './costs.ts';
import { createFindUsers } from './find-users.ts';
import { createListUsers, createPagingCapabilities } from './list-users.ts';
import { createUser } from './mapper.ts';
import { accountById, userById } from './reads.ts';
import { type ActivePlatformSettings, activePlatformSettings } from './settings.ts';
import { createUpdate } from './update.ts';

/** ActivePlatform, vendor API v1. */
export const activePlatform = defineProvider({
  kind: 'ACTIVE_PLATFORM',
  productName: 'ActivePlatform',
  settings: activePlatformSettings,
  connect,
});

function connect(
  provider: ProviderNode,
  settings: ActivePlatformSettings,
  observer: UpstreamObserver,
  replicas: Replicas | undefined,
): ProviderAdapter<'activePlatform'> {
  const { id } = provider;
  const { close, ...installation } = createInstallation(id, settings, observer, replicas);
  const { users, endpoints } = installation;
  const capabilities = createPagingCapabilities(settings.usersPerPage);
  const toContext = perRequest(
    (request): ActivePlatformContext => ({
      provider,
      currency: settings.currency ?? null,
      reads: new RequestReads(installation, request),
    }),
  );

  return {
    // A search finds whole e-mail addresses, which are the logins.
    reads: ['READ_USERS', 'LIST_USERS', 'FIND_USERS_BY_EMAIL', 'FIND_USERS_BY_LOGIN'],
    readUser: readById(userById, toContext, (user, context) => createUser({ user, context })),
    readNode: {
      account: readById(accountById, toContext, (account, context) =>
        createBillingInfo({ account, context }),
      ),
    },
    listUsers: createListUsers(toContext, capabilities),
    findUsers: createFindUsers(toContext, capabilities),
    listPermissions: () => Promise.reject(unsupported(id, 'list of permissions')),
    updates: {
      // Accounts may show the name of their owner (section 6.0), so they are read again too.
      activePlatform: invalidateAfter(createUpdate(users, toContext), toContext),
    },
    costs: createActivePlatformCosts(installation, capabilities),
    probes: [{ api: endpoints.listUsers.api, run: (request) => users.probe(request) }],
    close,
  };
}
