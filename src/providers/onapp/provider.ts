import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { Replicas } from '../../upstream/policies/replicas.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import type { ReadCapability } from '../contract/capabilities.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type ProviderAdapter } from '../contract/provider.ts';
import { perRequest } from '../kit/per-request.ts';
import { invalidateAfter, RequestReads, readById } from '../kit/reads.ts';
import { createPanel } from './catalogue/mapper.ts';
import { createInstallation } from './client.ts';
import type { OnAppContext } from './context.ts';
import { createOnAppCosts } from './costs.ts';
import { createFindUsers } from './find-users.ts';
import { createListUsers } from './list-users.ts';
import { createUser } from './mapper.ts';
import { fullUser, permissions } from './reads.ts';
import { createPermission } from './roles/mapper.ts';
import { type OnAppSettings, onAppSettings } from './settings.ts';
import { createUpdate } from './update.ts';

/** The provider for the OnApp Control Panel, in JSON or XML. */
export const onApp = defineProvider({
  kind: 'ON_APP',
  productName: 'OnApp',
  settings: onAppSettings,
  connect,
});

function connect(
  node: ProviderNode,
  settings: OnAppSettings,
  observer: UpstreamObserver,
  replicas: Replicas | undefined,
): ProviderAdapter<'onApp'> {
  const { billingField } = settings;
  const usesApiKey = settings.apiKey !== undefined;
  const { close, ...installation } = createInstallation(node.id, settings, observer, replicas);
  const { users, endpoints } = installation;
  const provider: ProviderNode = {
    ...node,
    onApp: (_args: unknown, { request }: { readonly request: RequestContext }) =>
      createPanel({ context: toContext(request) }),
  };
  const toContext = perRequest(
    (request): OnAppContext => ({
      provider,
      billingField,
      reads: new RequestReads(installation, request),
    }),
  );

  return {
    node: provider,
    reads: toReads(usesApiKey),
    readUser: readById(fullUser, toContext, (user, context) => createUser({ user, context })),
    readNode: {},
    listUsers: createListUsers(toContext),
    findUsers: createFindUsers(toContext, usesApiKey),
    listPermissions: async (request) => {
      const all = await toContext(request).reads.load(permissions);
      return mapList(all, (permission) => createPermission({ permission, provider }));
    },
    updates: { onApp: invalidateAfter(createUpdate(users, toContext, usesApiKey), toContext) },
    costs: createOnAppCosts(installation, usesApiKey),
    probes: [{ api: endpoints.getProfile.api, run: (request) => users.probe(request) }],
    close,
  };
}

/** Returns what can be read of a panel: with an API key it shows no logins (Q7). */
const toReads = (usesApiKey: boolean): readonly ReadCapability[] => [
  'READ_USERS',
  'LIST_USERS',
  'SEARCH_USERS',
  'FIND_USERS_BY_EMAIL',
  ...(usesApiKey ? [] : (['FIND_USERS_BY_LOGIN'] as const)),
  'FIND_USERS_BY_TEXT',
  'LIST_PERMISSIONS',
];
