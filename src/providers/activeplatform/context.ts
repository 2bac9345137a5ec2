import type { ProviderNode } from '../contract/lazy.ts';
import type { RequestReads } from '../kit/reads.ts';
import type { ActivePlatformInstallation } from './reads.ts';

/** The installation in one client request: what mappers need in addition to a document. */
export interface ActivePlatformContext {
  readonly provider: ProviderNode;
  /** The currency of all amounts; null if it is not configured. */
  readonly currency: string | null;
  readonly reads: RequestReads<ActivePlatformInstallation>;
}
