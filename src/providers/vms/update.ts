import type { RequestContext } from '../../request/request-context.ts';
import type { BranchKey, ProviderAdapter, UpdateBranch } from '../contract/provider.ts';
import type { VmsAdminDataSource } from './admin-api/data-source.ts';
import { createAdminUpdate } from './admin-api/update.ts';
import type { VmsBillingDataSource } from './billing-api/data-source.ts';
import { createBillingUpdate } from './billing-api/update.ts';
import type { VmsContext } from './context.ts';
import type { IntercomLists } from './devices/intercom-mapper.ts';
import type { VmsSettings } from './settings.ts';

interface Parts {
  readonly billing: VmsBillingDataSource | undefined;
  readonly admin: VmsAdminDataSource | undefined;
  readonly settings: VmsSettings;
  readonly context: VmsContext;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
  readonly toIntercomLists: (request: RequestContext) => IntercomLists;
  /** Drops what the request has read so far. */
  readonly invalidate: (request: RequestContext) => void;
}

/** Creates the update branches of both APIs. Each drops the earlier reads, so that later fields read again. */
export function createUpdates({
  billing,
  admin,
  settings,
  context,
  permissionIds,
  toIntercomLists,
  invalidate,
}: Parts): ProviderAdapter<'vmsBilling' | 'vmsAdmin'>['updates'] {
  return {
    vmsBilling:
      settings.billing &&
      billing &&
      invalidateAfter(
        createBillingUpdate({
          billing,
          admin,
          context,
          propertiesField: settings.billing.propertiesField,
          loginRefusal: settings.billing.loginRefusal,
          toIntercomLists,
        }),
        invalidate,
      ),
    vmsAdmin:
      admin &&
      invalidateAfter(
        createAdminUpdate({ admin, context, permissionIds, toIntercomLists }),
        invalidate,
      ),
  };
}

/** Drops the earlier reads after an update, even if it failed: it may have been applied. */
function invalidateAfter<B extends BranchKey>(
  branch: UpdateBranch<B>,
  invalidate: Parts['invalidate'],
): UpdateBranch<B> {
  const run: UpdateBranch<B>['run'] = async (input, request) => {
    try {
      return await branch.run(input, request);
    } finally {
      invalidate(request);
    }
  };
  return { ...branch, run };
}
