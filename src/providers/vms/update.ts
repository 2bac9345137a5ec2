import type { Call } from '../../request/request-context.ts';
import type { BranchKey, ProviderDoor, UpdateBranch } from '../contract/provider.ts';
import type { VmsAdminDataSource } from './admin-api/data-source.ts';
import type { VmsBillingDataSource } from './billing-api/data-source.ts';
import type { Installation } from './context.ts';
import type { IntercomLists } from './devices/intercom-mapper.ts';
import type { VmsSettings } from './settings.ts';
import { createAdminUpdate } from './admin-api/update.ts';
import { createBillingUpdate } from './billing-api/update.ts';

interface Parts {
  readonly billing: VmsBillingDataSource | undefined;
  readonly admin: VmsAdminDataSource | undefined;
  readonly settings: VmsSettings;
  readonly installation: Installation;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
  readonly listsOf: (call: Call) => IntercomLists;
  /** Drops what the request has read so far. */
  readonly forget: (call: Call) => void;
}

/** Creates the update branches of both APIs. Each drops the earlier reads, so that later fields read again. */
export function createUpdates({
  billing,
  admin,
  settings,
  installation,
  permissionIds,
  listsOf,
  forget,
}: Parts): ProviderDoor<'vmsBilling' | 'vmsAdmin'>['updates'] {
  return {
    vmsBilling:
      settings.billing &&
      billing &&
      thenForget(
        createBillingUpdate({
          billing,
          admin,
          installation,
          propertiesField: settings.billing.propertiesField,
          loginRefusal: settings.billing.loginRefusal,
          listsOf,
        }),
        forget,
      ),
    vmsAdmin:
      admin &&
      thenForget(createAdminUpdate({ admin, installation, permissionIds, listsOf }), forget),
  };
}

/** Drops the earlier reads after an update, even if it failed: it may have been applied. */
function thenForget<B extends BranchKey>(
  branch: UpdateBranch<B>,
  forget: Parts['forget'],
): UpdateBranch<B> {
  const run: UpdateBranch<B>['run'] = async (input, call) => {
    try {
      return await branch.run(input, call);
    } finally {
      forget(call);
    }
  };
  return { ...branch, run };
}
