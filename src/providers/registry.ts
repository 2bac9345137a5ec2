import { createSettingsSchema, type Settings } from '../config/settings.ts';
import { NOOP_OBSERVER, type UpstreamObserver } from '../upstream/observer.ts';
import { activePlatform } from './activeplatform/provider.ts';
import type { BranchKey, Provider, ProviderModule } from './contract/provider.ts';
import type { ProviderReplicas } from './contract/shared-session.ts';
import { onApp } from './onapp/provider.ts';
import { vms } from './vms/provider.ts';

/**
 * The module of each branch of `updateUser`. A field of `UpdateUserInput` without an entry does not
 * compile.
 */
const registry: { readonly [B in BranchKey]: ProviderModule<B> } = {
  activePlatform,
  onApp,
  vmsAdmin: vms,
  vmsBilling: vms,
};

/** How many APIs update users: each has its branch. */
export const API_COUNT = Object.keys(registry).length;

/** Every kind of provider, once. */
export const PROVIDER_MODULES: readonly ProviderModule<never>[] = [
  ...new Set<ProviderModule<never>>(Object.values(registry)),
];

/** Returns the schema of a configuration with all registered kinds of providers. */
export function settingsSchema(): ReturnType<typeof createSettingsSchema> {
  const [first, ...others] = PROVIDER_MODULES.map(({ settings }) => settings);
  if (first === undefined) throw new Error('No provider is registered.');
  return createSettingsSchema([first, ...others]);
}

/**
 * Builds every configured installation. Nothing is sent.
 *
 * @param shareSession for sessions that replicas of the gateway share; default: they share none.
 */
export function connectProviders(
  settings: Settings,
  observer: UpstreamObserver = NOOP_OBSERVER,
  replicas?: ProviderReplicas,
): Provider<never>[] {
  return Object.entries(settings.providers).map(([id, provider]) => {
    const module = PROVIDER_MODULES.find(
      ({ settings: { shape } }) => shape.kind.value === provider.kind,
    );
    if (module === undefined)
      throw new Error('A provider passed the schema and is not registered.');
    return module.connect(id, provider, observer, replicas);
  });
}
