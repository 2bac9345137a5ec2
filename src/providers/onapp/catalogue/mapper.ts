import type {
  OnAppBillingPlan,
  OnAppBucket,
  OnAppPanel,
  OnAppUserGroup,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import type { OnAppContext } from '../context.ts';
import { toOnAppRole, toRoleOfGroup } from '../roles/mapper.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './wire.ts';

/** The lists of a panel, each read when it is selected. Of buckets and billing plans it has one (Q4). */
export function toOnAppPanel({ provider, billingField, loaders }: OnAppContext): Lazy<OnAppPanel> {
  const hasBuckets = billingField === 'bucket_id';
  return {
    __typename: 'OnAppPanel',
    roles: async () => mapList(await loaders.roles(), (role) => toOnAppRole(role, provider)),
    userGroups: async () =>
      mapList(await loaders.userGroups(), (group) =>
        toOnAppUserGroup(group, { provider, billingField, loaders }),
      ),
    buckets: async () =>
      hasBuckets
        ? mapList(await loaders.buckets(), (bucket) => toOnAppBucket(bucket, provider))
        : null,
    billingPlans: async () =>
      hasBuckets
        ? null
        : mapList(await loaders.billingPlans(), (plan) => toOnAppBillingPlan(plan, provider)),
  };
}

interface GroupSource {
  readonly group: WireUserGroup;
  readonly context: OnAppContext;
}

const createUserGroup = defineModel<Lazy<OnAppUserGroup>, GroupSource>('OnAppUserGroup', {
  id: ({ group, context }) => toGlobalId(context.provider.id, 'user-group', group.id),
  label: ({ group }) => group.label,
  identifier: ({ group }) => group.identifier,
  createdAt: ({ group }) => parseInstant(group.created_at),
  updatedAt: ({ group }) => parseInstant(group.updated_at),
  roles: ({ group: { roles }, context }) =>
    roles && mapList(roles, (role) => toRoleOfGroup(role, context)),
  bucketId: ({ group, context }) =>
    toGlobalIdOrNull(context.provider.id, 'bucket', group.bucket_id),
});

export const toOnAppUserGroup = (
  group: WireUserGroup,
  context: OnAppContext,
): Lazy<OnAppUserGroup> => createUserGroup({ group, context });

interface BucketSource {
  readonly bucket: WireBucket;
  readonly provider: ProviderNode;
}

const createBucket = defineModel<Lazy<OnAppBucket>, BucketSource>('OnAppBucket', {
  id: ({ bucket, provider }) => toGlobalId(provider.id, 'bucket', bucket.id),
  label: ({ bucket }) => bucket.label,
  currencyCode: ({ bucket }) => bucket.currency_code,
  monthlyPrice: ({ bucket }) => bucket.monthly_price,
  showPrice: ({ bucket }) => bucket.show_price,
  allowsMak: ({ bucket }) => bucket.allows_mak,
  allowsKms: ({ bucket }) => bucket.allows_kms,
  allowsOwn: ({ bucket }) => bucket.allows_own,
  type: ({ bucket }) => bucket.type,
  associatedWithUsers: ({ bucket }) => bucket.associated_with_users,
  createdAt: ({ bucket }) => parseInstant(bucket.created_at),
  updatedAt: ({ bucket }) => parseInstant(bucket.updated_at),
});

export const toOnAppBucket = (bucket: WireBucket, provider: ProviderNode): Lazy<OnAppBucket> =>
  createBucket({ bucket, provider });

interface PlanSource {
  readonly plan: WireBillingPlan;
  readonly provider: ProviderNode;
}

const createBillingPlan = defineModel<Lazy<OnAppBillingPlan>, PlanSource>('OnAppBillingPlan', {
  id: ({ plan, provider }) => toGlobalId(provider.id, 'billing-plan', plan.id),
  label: ({ plan }) => plan.label,
  currencyCode: ({ plan }) => plan.currency_code,
  monthlyPrice: ({ plan }) => plan.monthly_price,
  showPrice: ({ plan }) => plan.show_price,
});

export const toOnAppBillingPlan = (
  plan: WireBillingPlan,
  provider: ProviderNode,
): Lazy<OnAppBillingPlan> => createBillingPlan({ plan, provider });
