import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type ProviderAdapter } from '../contract/provider.ts';
import { toOnAppPanel } from './catalogue/mapper.ts';
import { createDataSources } from './client.ts';
import type { OnAppContext } from './context.ts';
import { createOnAppCosts } from './costs.ts';
import { createFindUsers } from './find-users.ts';
import { createListUsers } from './list-users.ts';
import { createLoaders } from './loaders.ts';
import { toOnAppUser } from './mapper.ts';
import { toOnAppPermission } from './roles/mapper.ts';
import { type OnAppSettings, onAppSettings } from './settings.ts';
import { createUpdate } from './update.ts';

/** The provider for the OnApp Control Panel, in JSON or XML. */
export const onApp = defineProvider({
  kind: 'ON_APP',
  settings: onAppSettings,
  connect,
});

function connect(
  context: ProviderNode,
  settings: OnAppSettings,
  observer: UpstreamObserver,
): ProviderAdapter<'onApp'> {
  const { billingField } = settings;
  const usesApiKey = settings.apiKey !== undefined;
  const { users, catalogue, billing, close } = createDataSources(context.id, settings, observer);
  const toLoaders = createLoaders({ users, catalogue, billing }, billingField);
  const provider: ProviderNode = {
    ...context,
    onApp: (_args: unknown, { request }: { readonly request: RequestContext }) =>
      toOnAppPanel(toContext(request)),
  };
  const toContext = (request: RequestContext): OnAppContext => ({
    provider,
    billingField,
    loaders: toLoaders(request),
  });

  return {
    node: provider,
    readUser: async (nativeId, request) => {
      const user = await users.getUser(nativeId, request);
      return user && toOnAppUser(user, toContext(request));
    },
    readNode: {},
    listUsers: createListUsers(toContext),
    findUsers: createFindUsers(toContext, usesApiKey),
    listPermissions: async (request) => {
      const permissions = await toLoaders(request).permissions();
      return mapList(permissions, (permission) => toOnAppPermission(permission, provider));
    },
    updates: { onApp: createUpdate(users, toContext, usesApiKey) },
    costs: createOnAppCosts({
      provider: provider.id,
      format: settings.format,
      billingField,
      usesApiKey,
    }),
    probes: [{ api: 'OnApp Control Panel API', run: (request) => users.probe(request) }],
    close,
  };
}
