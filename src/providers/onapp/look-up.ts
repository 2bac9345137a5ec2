import type { Panel } from './panel.ts';
import type { WireUser } from './wire.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './wire-catalogue.ts';

/** The user's group; null where the user has none or the panel lists it not. */
export const findUserGroup = (
  { user_group_id }: WireUser,
  { reads }: Panel,
): Promise<WireUserGroup | null> => findById(user_group_id, reads.userGroups);

/** As `findUserGroup`, on panels that have buckets. */
export const findBucket = (
  { bucket_id }: WireUser,
  { billingField, reads }: Panel,
): Promise<WireBucket | null> =>
  findById(billingField === 'bucket_id' ? bucket_id : null, reads.buckets);

/** As `findUserGroup`, on panels that have billing plans. */
export const findBillingPlan = (
  { billing_plan_id }: WireUser,
  { billingField, reads }: Panel,
): Promise<WireBillingPlan | null> =>
  findById(billingField === 'billing_plan_id' ? billing_plan_id : null, reads.billingPlans);

/** Nothing is read where there is nothing to find. */
async function findById<T extends { readonly id: string }>(
  id: string | null,
  list: () => Promise<readonly T[]>,
): Promise<T | null> {
  if (id === null) return null;
  return (await list()).find((item) => item.id === id) ?? null;
}
