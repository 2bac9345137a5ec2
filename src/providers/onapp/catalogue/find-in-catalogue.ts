import type { OnAppContext } from '../context.ts';
import type { WireUser } from '../wire.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './wire.ts';

/** Returns the group of a user; null if the user has no group or the panel does not list it. */
export const findUserGroup = async (
  user: WireUser,
  { loaders }: OnAppContext,
): Promise<WireUserGroup | null> => findById(user.user_group_id, loaders.userGroups);

/** Returns the bucket of a user; null if the user has none, or the panel has no buckets or does not list it. */
export const findBucket = async (
  user: WireUser,
  { billingField, loaders }: OnAppContext,
): Promise<WireBucket | null> =>
  findById(billingField === 'bucket_id' ? user.bucket_id : null, loaders.buckets);

/** Returns the billing plan of a user; null if the user has none, or the panel has no plans or does not list it. */
export const findBillingPlan = async (
  user: WireUser,
  { billingField, loaders }: OnAppContext,
): Promise<WireBillingPlan | null> =>
  findById(billingField === 'billing_plan_id' ? user.billing_plan_id : null, loaders.billingPlans);

/** Reads the list only if there is an id to find. */
async function findById<T extends { readonly id: string }>(
  id: string | null,
  list: () => Promise<readonly T[]>,
): Promise<T | null> {
  if (id === null) return null;
  return (await list()).find((item) => item.id === id) ?? null;
}
