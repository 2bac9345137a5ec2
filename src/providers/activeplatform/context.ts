import type { ProviderNode } from '../contract/lazy.ts';
import type { Loaders } from './loaders.ts';

/** The installation in one client request: what mappers need in addition to a document. */
export interface ActivePlatformContext {
  readonly provider: ProviderNode;
  /** The currency of all amounts; null if it is not configured. */
  readonly currency: string | null;
  readonly loaders: Loaders;
}
