import type { ProviderNode } from '../../../src/providers/contract/lazy.ts';
import type { OnAppContext } from '../../../src/providers/onapp/context.ts';
import { type Stubs, stubReads } from '../upstreams/stub-reads.ts';

/** Creates a panel that refuses all reads except those of the test. */
export const aPanel = (
  stubs: Stubs = [],
  parts: Partial<Omit<OnAppContext, 'reads'>> = {},
): OnAppContext => ({
  provider: PROVIDER,
  billingField: 'bucket_id',
  reads: stubReads(stubs),
  ...parts,
});

export const PROVIDER: ProviderNode = { __typename: 'Provider', id: 'onapp', kind: 'ON_APP' };

/** Returns the value of a property that is called only if it is selected. */
export const called = (member: unknown): unknown =>
  typeof member === 'function' ? member({}, {}) : member;
