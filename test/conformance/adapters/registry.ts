import type { BranchKey } from '../../../src/providers/contract/provider.ts';
import { activePlatform } from './activeplatform.ts';
import type { ApiAdapter } from './api-adapter.ts';
import { onAppIn } from './onapp.ts';
import { vmsAdmin } from './vms-admin.ts';
import { vmsBilling } from './vms-billing.ts';

/**
 * The adapters of each branch of `updateUser`, one for each dialect of its API. A branch without an
 * adapter does not compile. The order is that of the columns of the fault matrix.
 */
const registry: { readonly [B in BranchKey]: readonly [ApiAdapter, ...ApiAdapter[]] } = {
  vmsBilling: [vmsBilling],
  vmsAdmin: [vmsAdmin],
  activePlatform: [activePlatform],
  onApp: [onAppIn('json', '12'), onAppIn('xml', '13')],
};

/** An adapter with the branch of `updateUser` that writes to its API. */
export interface BranchAdapter extends ApiAdapter {
  readonly branch: string;
}

/** Every API, in every dialect. */
export const ADAPTERS: readonly BranchAdapter[] = Object.entries(registry).flatMap(
  ([branch, adapters]) => adapters.map((adapter) => ({ ...adapter, branch })),
);

/** One API for each branch. */
export const ADAPTER_OF_BRANCH: readonly BranchAdapter[] = Object.entries(registry).map(
  ([branch, [adapter]]) => ({ ...adapter, branch }),
);

/** By branch: the fields of an update that its API accepts. */
export const ACCEPTED_FIELDS: Readonly<Record<string, object>> = Object.assign(
  {},
  ...ADAPTER_OF_BRANCH.map(({ accepted }) => accepted.input),
);
