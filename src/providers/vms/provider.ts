import type { UpstreamObserver } from '../../upstream/observer.ts';
import type { ReadCapability } from '../contract/capabilities.ts';
import type { ProviderNode } from '../contract/lazy.ts';
import { defineProvider, type Probe, type ProviderAdapter } from '../contract/provider.ts';
import type { ProviderReplicas } from '../contract/shared-session.ts';
import { perRequest } from '../kit/per-request.ts';
import { invalidateAfter, RequestReads, readById } from '../kit/reads.ts';
import { listPermissions } from './admin-api/list-permissions.ts';
import { createAdminUpdate } from './admin-api/update.ts';
import { createBillingUpdate } from './billing-api/update.ts';
import { createDataSources } from './client.ts';
import type { VmsContext } from './context.ts';
import { createVmsCosts } from './costs.ts';
import { createCameraLoader } from './devices/camera-loader.ts';
import { createListedCamera } from './devices/camera-mapper.ts';
import { createIntercomReference, createShownIntercom } from './devices/intercom-mapper.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';
import { fullUser, listedCamera, shownIntercom, type VmsInstallation } from './reads.ts';
import { type VmsSettings, vmsSettings } from './settings.ts';
import { createFindUsers } from './users/find-users.ts';
import { createListUsers, withoutUsersList } from './users/list-users.ts';
import { createUser, createUserReference } from './users/mapper.ts';

/** Aipix VMS: two APIs over one table of users. */
export const vms = defineProvider({
  kind: 'VMS',
  productName: 'Aipix VMS',
  settings: vmsSettings,
  connect,
});

function connect(
  provider: ProviderNode,
  settings: VmsSettings,
  observer: UpstreamObserver,
  replicas: ProviderReplicas | undefined,
): ProviderAdapter<'vmsBilling' | 'vmsAdmin'> {
  const { id } = provider;
  const { billing, admin } = createDataSources(id, settings, observer, replicas);
  const loadCamera = billing && createCameraLoader(billing);
  const installation: VmsInstallation = { provider: id, admin, billing, loadCamera };
  const permissionIds = new Map(
    Object.entries(settings.admin?.permissionIds ?? {}).map(([name, it]) => [name, String(it)]),
  );
  const usersList = settings.admin?.usersList === true;
  const toContext = perRequest(
    (request): VmsContext => ({
      provider,
      timeZone: settings.timeZone ?? null,
      reads: new RequestReads(installation, request),
      references: { user: createUserReference, intercom: createIntercomReference },
    }),
  );

  return {
    reads: toReads(installation, usersList),
    readUser: readById(fullUser, toContext, (user, context) => createUser({ user, context })),
    readNode: {
      camera: readById(listedCamera, toContext, (camera, context) =>
        createListedCamera({ camera, context }),
      ),
      intercom: readById(shownIntercom, toContext, (intercom, context) =>
        createShownIntercom({ id: intercom.id, intercom, context }),
      ),
    },
    ...(usersList
      ? { listUsers: createListUsers(toContext), findUsers: createFindUsers(toContext) }
      : withoutUsersList(id)),
    listPermissions: (request) => listPermissions(permissionIds, toContext(request)),
    updates: {
      vmsBilling:
        settings.billing &&
        billing &&
        invalidateAfter(
          createBillingUpdate({
            billing,
            toContext,
            propertiesField: settings.billing.propertiesField,
            loginRefusal: settings.billing.loginRefusal,
          }),
          toContext,
        ),
      vmsAdmin:
        admin &&
        invalidateAfter(
          createAdminUpdate({ provider: id, admin, toContext, permissionIds }),
          toContext,
        ),
    },
    costs: createVmsCosts(installation, { usersList, permissionIds }),
    probes: [
      ...toProbes(BILLING_ENDPOINTS.manageUser.api, billing),
      ...toProbes(ADMIN_ENDPOINTS.getUser.api, admin),
    ],
    close: async () => {
      await Promise.all([billing?.close(), admin?.close()]);
    },
  };
}

const toProbes = (
  api: string,
  source: { readonly probe: Probe['run'] } | undefined,
): readonly Probe[] =>
  source === undefined ? [] : [{ api, run: (request) => source.probe(request) }];

/** Returns what the configured APIs can read. */
const toReads = (
  { admin, billing }: VmsInstallation,
  usersList: boolean,
): readonly ReadCapability[] => [
  ...(admin === undefined ? [] : (['READ_USERS', 'LIST_PERMISSIONS'] as const)),
  ...(billing === undefined ? [] : (['READ_CAMERAS', 'READ_INTERCOMS'] as const)),
  ...(usersList ? USERS_LIST : []),
];

/** What `admin.usersList` enables. */
const USERS_LIST: readonly ReadCapability[] = [
  'LIST_USERS',
  'SEARCH_USERS',
  'FIND_USERS_BY_EMAIL',
  'FIND_USERS_BY_LOGIN',
  'FIND_USERS_BY_TEXT',
];
