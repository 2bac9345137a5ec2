import { activePlatform } from './activeplatform/provider.ts';
import { onApp } from './onapp/provider.ts';
import type { BranchKey, ProviderModule } from './provider.ts';
import { vms } from './vms/provider.ts';

/** A line for each branch of `updateUser`. A member of `UpdateUserInput` without its line does not compile. */
const registry: { readonly [B in BranchKey]: ProviderModule<B> } = {
  activePlatform,
  onApp,
  vmsAdmin: vms,
  vmsBilling: vms,
};

/** Every kind of provider, once. */
export const PROVIDER_MODULES: readonly ProviderModule<never>[] = [
  ...new Set<ProviderModule<never>>(Object.values(registry)),
];
