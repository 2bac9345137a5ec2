import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type Probe, type ProviderAdapter } from '../contract/provider.ts';
import { perRequest } from '../kit/per-request.ts';
import type { VmsAdminDataSource } from './admin-api/data-source.ts';
import { listPermissions } from './admin-api/list-permissions.ts';
import { createLoaders } from './admin-api/loaders.ts';
import type { VmsBillingDataSource } from './billing-api/data-source.ts';
import { createDataSources } from './client.ts';
import type { VmsContext } from './context.ts';
import { createVmsCosts } from './costs.ts';
import { createIntercomLists, withoutAdminApi } from './devices/intercom-lists.ts';
import { createDeviceLoaders, withoutBillingApi } from './devices/loaders.ts';
import { type VmsSettings, vmsSettings } from './settings.ts';
import { createUpdates } from './update.ts';
import { createFindUsers } from './users/find-users.ts';
import { createListUsers, withoutUsersList } from './users/list-users.ts';
import { toVmsUser } from './users/mapper.ts';

/** Aipix VMS: two APIs over one table of users. */
export const vms = defineProvider({
  kind: 'VMS',
  settings: vmsSettings,
  connect,
});

function connect(
  provider: ProviderNode,
  settings: VmsSettings,
  observer: UpstreamObserver,
): ProviderAdapter<'vmsBilling' | 'vmsAdmin'> {
  const { id } = provider;
  const context: VmsContext = { provider, timeZone: settings.timeZone ?? null };
  const { billing, admin } = createDataSources(id, settings, observer);
  const permissionIds = new Map(
    Object.entries(settings.admin?.permissionIds ?? {}).map(([name, it]) => [name, String(it)]),
  );
  const toLoaders = admin && perRequest((request) => createLoaders(admin, request));
  const toIntercomLists = (request: RequestContext) =>
    toLoaders ? createIntercomLists(toLoaders(request), context) : withoutAdminApi(id);

  return {
    readUser: async (nativeId, request) => {
      if (toLoaders === undefined) throw unsupported(id, 'read of a user without the Admin API');
      const user = await toLoaders(request).user(nativeId);
      return user && toVmsUser(user, context, toIntercomLists(request));
    },
    readNode: billing
      ? createDeviceLoaders({ billing, context, toIntercomLists })
      : withoutBillingApi(id),
    ...(toLoaders && settings.admin?.usersList
      ? {
          listUsers: createListUsers(toLoaders, context),
          findUsers: createFindUsers(toLoaders, context),
        }
      : withoutUsersList(id)),
    listPermissions: async (request) => {
      if (toLoaders === undefined) {
        throw unsupported(id, 'list of permissions without the Admin API');
      }
      return listPermissions(toLoaders(request), permissionIds, context);
    },
    updates: createUpdates({
      billing,
      admin,
      settings,
      context,
      permissionIds,
      toIntercomLists,
      invalidate: (request) => toLoaders?.(request).invalidate(),
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
  billing === undefined
    ? []
    : [{ api: 'VMS Billing API', run: (request) => billing.probe(request) }];

const adminProbes = (admin: VmsAdminDataSource | undefined): Probe[] =>
  admin === undefined ? [] : [{ api: 'VMS Admin API', run: (request) => admin.probe(request) }];
