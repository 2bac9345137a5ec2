import type { ProviderNode } from '../../../src/providers/contract/lazy.ts';
import type { OnAppContext } from '../../../src/providers/onapp/context.ts';
import type { Loaders } from '../../../src/providers/onapp/loaders.ts';

const refuse = () => Promise.reject(new Error('The panel was called unexpectedly.'));

/** Creates a panel that refuses all reads except those of the test. */
export const aPanel = (
  loaders: Partial<Loaders> = {},
  parts: Partial<Omit<OnAppContext, 'loaders'>> = {},
): OnAppContext => ({
  provider: PROVIDER,
  billingField: 'bucket_id',
  loaders: {
    users: refuse,
    user: refuse,
    permissions: refuse,
    roles: refuse,
    userGroups: refuse,
    buckets: refuse,
    billingPlans: refuse,
    payments: refuse,
    monthlyBills: refuse,
    invalidate: () => {},
    ...loaders,
  },
  ...parts,
});

export const PROVIDER: ProviderNode = { __typename: 'Provider', id: 'onapp', kind: 'ON_APP' };

/** Returns the value of a property that is called only if it is selected. */
export const called = (member: unknown): unknown =>
  typeof member === 'function' ? member({}, {}) : member;
