import type { Call } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ShownProvider } from '../contract/lazy.ts';
import { perRequest } from '../kit/per-request.ts';
import { defineProvider, type Probe, type ProviderDoor } from '../contract/provider.ts';
import type { VmsAdminDataSource } from './admin-api/data-source.ts';
import { createAdminReads } from './admin-api/loaders.ts';
import type { VmsBillingDataSource } from './billing-api/data-source.ts';
import { createDataSources } from './client.ts';
import { createVmsCosts } from './costs.ts';
import { createDeviceReads, withoutBillingApi } from './devices/loaders.ts';
import type { Installation } from './context.ts';
import { createIntercomLists, withoutAdminApi } from './devices/intercom-lists.ts';
import { listPermissions } from './admin-api/list-permissions.ts';
import { type VmsSettings, vmsSettings } from './settings.ts';
import { createUpdates } from './update.ts';
import { createUserLists, withoutUserLists } from './users/list-users.ts';
import { toVmsUser } from './users/mapper.ts';

/** Aipix VMS: two APIs over one table of users. */
export const vms = defineProvider({
  kind: 'VMS',
  settings: vmsSettings,
  connect,
});

function connect(
  provider: ShownProvider,
  settings: VmsSettings,
  observer: UpstreamObserver,
): ProviderDoor<'vmsBilling' | 'vmsAdmin'> {
  const { id } = provider;
  const installation: Installation = { provider, timeZone: settings.timeZone ?? null };
  const { billing, admin } = createDataSources(id, settings, observer);
  const permissionIds = new Map(
    Object.entries(settings.admin?.permissionIds ?? {}).map(([name, it]) => [name, String(it)]),
  );
  const readsOf = admin && perRequest((call) => createAdminReads(admin, call));
  const listsOf = (call: Call) =>
    readsOf ? createIntercomLists(readsOf(call), installation) : withoutAdminApi(id);

  return {
    readUser: async (nativeId, call) => {
      if (readsOf === undefined) throw unsupported(id, 'read of a user without the Admin API');
      const user = await readsOf(call).user(nativeId);
      return user && toVmsUser(user, installation, listsOf(call));
    },
    readNode: billing
      ? createDeviceReads({ billing, installation, listsOf })
      : withoutBillingApi(id),
    ...(readsOf && settings.admin?.usersList
      ? createUserLists({ readsOf, installation })
      : withoutUserLists(id)),
    listPermissions: async (call) => {
      if (readsOf === undefined) {
        throw unsupported(id, 'list of permissions without the Admin API');
      }
      return listPermissions(readsOf(call), permissionIds, installation);
    },
    updates: createUpdates({
      billing,
      admin,
      settings,
      installation,
      permissionIds,
      listsOf,
      forget: (call) => readsOf?.(call).forget(),
    }),
    costs: createVmsCosts(id, {
      billingApi: billing !== undefined,
      adminApi: admin !== undefined,
      usersList: settings.admin?.usersList === true,
      permissionIds,
    }),
    probes: [...billingProbes(billing), ...adminProbes(admin)],
    close: async () => {
      await Promise.all([billing?.close(), admin?.close()]);
    },
  };
}

const billingProbes = (billing: VmsBillingDataSource | undefined): Probe[] =>
  billing === undefined ? [] : [{ api: 'VMS Billing API', run: (call) => billing.probe(call) }];

const adminProbes = (admin: VmsAdminDataSource | undefined): Probe[] =>
  admin === undefined ? [] : [{ api: 'VMS Admin API', run: (call) => admin.probe(call) }];
