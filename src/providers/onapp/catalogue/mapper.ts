import type {
  OnAppBillingPlan,
  OnAppBucket,
  OnAppPanel,
  OnAppUserGroup,
} from '../../../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toDate } from '../../kit/wire/wire-values.ts';
import type { OnAppContext } from '../context.ts';
import { toOnAppRole, toRoleOfGroup } from '../roles/mapper.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './wire.ts';

/** The lists of a panel, each read when it is selected. Of buckets and billing plans it has one (Q4). */
export function toOnAppPanel({ provider, billingField, loaders }: OnAppContext): Lazy<OnAppPanel> {
  const hasBuckets = billingField === 'bucket_id';
  return {
    __typename: 'OnAppPanel',
    roles: async () => (await loaders.roles()).map((role) => toOnAppRole(role, provider)),
    userGroups: async () =>
      (await loaders.userGroups()).map((group) =>
        toOnAppUserGroup(group, { provider, billingField, loaders }),
      ),
    buckets: async () =>
      hasBuckets
        ? (await loaders.buckets()).map((bucket) => toOnAppBucket(bucket, provider))
        : null,
    billingPlans: async () =>
      hasBuckets
        ? null
        : (await loaders.billingPlans()).map((plan) => toOnAppBillingPlan(plan, provider)),
  };
}

export function toOnAppUserGroup(
  group: WireUserGroup,
  context: OnAppContext,
): Lazy<OnAppUserGroup> {
  const { id } = context.provider;
  return {
    __typename: 'OnAppUserGroup',
    id: toGlobalId(id, 'user-group', group.id),
    label: group.label,
    identifier: group.identifier,
    createdAt: toDate(group.created_at),
    updatedAt: toDate(group.updated_at),
    roles: () => group.roles?.map((role) => toRoleOfGroup(role, context)) ?? null,
    bucketId: toGlobalIdOrNull(id, 'bucket', group.bucket_id),
  };
}

export function toOnAppBucket(bucket: WireBucket, { id }: ProviderNode): Lazy<OnAppBucket> {
  return {
    __typename: 'OnAppBucket',
    id: toGlobalId(id, 'bucket', bucket.id),
    label: bucket.label,
    currencyCode: bucket.currency_code,
    monthlyPrice: bucket.monthly_price,
    showPrice: bucket.show_price,
    allowsMak: bucket.allows_mak,
    allowsKms: bucket.allows_kms,
    allowsOwn: bucket.allows_own,
    type: bucket.type,
    associatedWithUsers: bucket.associated_with_users,
    createdAt: toDate(bucket.created_at),
    updatedAt: toDate(bucket.updated_at),
  };
}

export function toOnAppBillingPlan(
  plan: WireBillingPlan,
  { id }: ProviderNode,
): Lazy<OnAppBillingPlan> {
  return {
    __typename: 'OnAppBillingPlan',
    id: toGlobalId(id, 'billing-plan', plan.id),
    label: plan.label,
    currencyCode: plan.currency_code,
    monthlyPrice: plan.monthly_price,
    showPrice: plan.show_price,
  };
}
