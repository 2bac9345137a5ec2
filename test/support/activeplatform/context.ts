import type { ActivePlatformContext } from '../../../src/providers/activeplatform/context.ts';
import type { ProviderNode } from '../../../src/providers/contract/lazy.ts';
import { stubReads } from '../upstreams/stub-reads.ts';

export const PROVIDER: ProviderNode = {
  __typename: 'Provider',
  id: 'activeplatform',
  kind: 'ACTIVE_PLATFORM',
};

/** Creates the context of a mapper whose further reads fail. */
export const contextWith = (currency: string | null): ActivePlatformContext => ({
  provider: PROVIDER,
  currency,
  reads: stubReads(),
});
