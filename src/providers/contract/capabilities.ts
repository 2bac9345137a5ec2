import type { ProviderCapability } from '../../generated/schema-types.ts';

/** What the reads of an adapter can do. Updates are known from its branches. */
export type ReadCapability = Exclude<ProviderCapability, `UPDATE_${string}`>;

/** The parts of an adapter that show what it can do. */
interface CapableAdapter {
  readonly reads: readonly ReadCapability[];
  /** By branch: undefined for one whose API is not configured. */
  readonly updates: object;
}

/** Returns what an adapter can do: its reads, and an update for each branch with a configured API. */
export function toCapabilities({ reads, updates }: CapableAdapter): readonly ProviderCapability[] {
  const branches = Object.entries(updates).filter(([, branch]) => branch !== undefined);
  return [...reads, ...branches.map(([key]) => toUpdateCapability(key))];
}

/** Returns `UPDATE_VMS_BILLING` for `vmsBilling`. A test finds a branch without such a value. */
function toUpdateCapability(branch: string): ProviderCapability {
  const words = branch.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return `UPDATE_${words}` as ProviderCapability;
}
