import type { Call } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { ShownProvider } from '../contract/lazy.ts';
import { defineProvider, type ProviderDoor } from '../contract/provider.ts';
import { toOnAppPanel } from './catalogue/mapper.ts';
import { connectPanel } from './client.ts';
import { createOnAppCosts } from './costs.ts';
import { createFindUsers } from './find-users.ts';
import { createListUsers } from './list-users.ts';
import type { Panel } from './context.ts';
import { createPanelReads } from './loaders.ts';
import { toOnAppPermission } from './roles/mapper.ts';
import { type OnAppSettings, onAppSettings } from './settings.ts';
import { createUpdate } from './update.ts';
import { toOnAppUser } from './mapper.ts';

/** The provider for the OnApp Control Panel, in JSON or XML. */
export const onApp = defineProvider({
  kind: 'ON_APP',
  settings: onAppSettings,
  connect,
});

function connect(
  installation: ShownProvider,
  settings: OnAppSettings,
  observer: UpstreamObserver,
): ProviderDoor<'onApp'> {
  const { billingField } = settings;
  const usesApiKey = settings.apiKey !== undefined;
  const { users, catalogue, billing, close } = connectPanel(installation.id, settings, observer);
  const readsOf = createPanelReads({ users, catalogue, billing }, billingField);
  const provider: ShownProvider = {
    ...installation,
    onApp: (_args: unknown, { call }: { readonly call: Call }) => toOnAppPanel(panelOf(call)),
  };
  const panelOf = (call: Call): Panel => ({ provider, billingField, reads: readsOf(call) });

  return {
    shown: provider,
    readUser: async (nativeId, call) => {
      const user = await users.getUser(nativeId, call);
      return user && toOnAppUser(user, panelOf(call));
    },
    readNode: {},
    listUsers: createListUsers(panelOf),
    findUsers: createFindUsers(panelOf, usesApiKey),
    listPermissions: async (call) => {
      const permissions = await readsOf(call).permissions();
      return permissions.map((permission) => toOnAppPermission(permission, provider));
    },
    updates: { onApp: createUpdate(users, panelOf, usesApiKey) },
    costs: createOnAppCosts({
      provider: provider.id,
      format: settings.format,
      billingField,
      usesApiKey,
    }),
    probes: [{ api: 'OnApp Control Panel API', run: (call) => users.probe(call) }],
    close,
  };
}
