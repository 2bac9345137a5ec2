import type { Provider } from '../../generated/schema-types.ts';
import type { Call } from '../../upstream/call.ts';
import { unsupported } from '../client-error.ts';
import { defineProvider, type Probe, type ProviderDoor } from '../provider.ts';
import type { VmsAdminDataSource } from './admin-data-source.ts';
import type { VmsBillingDataSource } from './billing-data-source.ts';
import { createAdminDataSource, createBillingDataSource } from './clients.ts';
import type { Installation } from './installation.ts';
import { type VmsSettings, vmsSettings } from './settings.ts';
import { createAdminUpdate } from './update-admin.ts';
import { createBillingUpdate } from './update-billing.ts';
import { toPermission, toVmsUser } from './user-mapper.ts';

/** Aipix VMS: two APIs over one table of users. */
export const vms = defineProvider({
  kind: 'VMS',
  settings: vmsSettings,
  connect,
});

function connect(
  provider: Provider,
  settings: VmsSettings,
): ProviderDoor<'vmsBilling' | 'vmsAdmin'> {
  const { id } = provider;
  const installation: Installation = {
    provider,
    // Needed for the Admin API alone, which is not configured without it.
    timeZone: settings.timeZone ?? 'UTC',
  };
  const billing = settings.billing && createBillingDataSource(id, settings.billing);
  const admin = settings.admin && createAdminDataSource(id, settings.admin, installation.timeZone);
  const permissionIds = new Map(
    Object.entries(settings.admin?.permissionIds ?? {}).map(([name, it]) => [name, String(it)]),
  );

  return {
    readUser: async (nativeId, call) => {
      if (admin === undefined) throw unsupported(id, 'read of a user without the Admin API');
      const user = await admin.getUser(nativeId, call);
      return user && toVmsUser(user, installation);
    },
    listPermissions: async (call) => {
      if (admin === undefined) throw unsupported(id, 'list of permissions without the Admin API');
      return listPermissions(admin, permissionIds, installation, call);
    },
    updates: {
      vmsBilling:
        settings.billing &&
        billing &&
        createBillingUpdate({
          billing,
          admin,
          installation,
          propertiesField: settings.billing.propertiesField,
          loginRefusal: settings.billing.loginRefusal,
        }),
      vmsAdmin: admin && createAdminUpdate({ admin, installation, permissionIds }),
    },
    probes: [...billingProbes(billing), ...adminProbes(admin)],
    close: async () => {
      await Promise.all([billing?.close(), admin?.close()]);
    },
  };
}

/** What the roles for regular users hold, and what the configuration adds. */
async function listPermissions(
  admin: VmsAdminDataSource,
  configured: ReadonlyMap<string, string>,
  installation: Installation,
  call: Call,
) {
  const listed = await admin.listUserRolePermissions(call);
  const names = new Set(listed.map(({ name }) => name));
  const added = [...configured].filter(([name]) => !names.has(name));
  return [
    ...listed,
    ...added.map(([name, id]) => ({ id, name, display_name: null, group: null })),
  ].map((permission) => toPermission(permission, installation));
}

const billingProbes = (billing: VmsBillingDataSource | undefined): Probe[] =>
  billing === undefined ? [] : [{ api: 'VMS Billing API', run: (call) => billing.probe(call) }];

const adminProbes = (admin: VmsAdminDataSource | undefined): Probe[] =>
  admin === undefined ? [] : [{ api: 'VMS Admin API', run: (call) => admin.probe(call) }];
