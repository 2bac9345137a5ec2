import type {
  OnAppBillingPlan,
  OnAppBucket,
  OnAppPanel,
  OnAppUserGroup,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { needs } from '../../kit/reads.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import type { Source } from '../context.ts';
import { billingPlans, buckets, roles, userGroups } from '../reads.ts';
import { createRole, createRoleOfGroup } from '../roles/mapper.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './wire.ts';

/** Creates a user group; the permissions of its roles are read from the list of roles. */
export const createUserGroup = defineModel<Lazy<OnAppUserGroup>, Source<'group', WireUserGroup>>(
  'OnAppUserGroup',
  {
    id: ({ group, context }) => toGlobalId(context.provider.id, 'user-group', group.id),
    label: ({ group }) => group.label,
    identifier: ({ group }) => group.identifier,
    createdAt: ({ group }) => parseInstant(group.created_at),
    updatedAt: ({ group }) => parseInstant(group.updated_at),
    roles: {
      of: createRoleOfGroup,
      load: ({ group: { roles: listed }, context }) =>
        listed && mapList(listed, (role) => createRoleOfGroup({ role, context })),
    },
    bucketId: ({ group, context }) =>
      toGlobalIdOrNull(context.provider.id, 'bucket', group.bucket_id),
  },
);

/** Creates a bucket. */
export const createBucket = defineModel<Lazy<OnAppBucket>, Source<'bucket', WireBucket>>(
  'OnAppBucket',
  {
    id: ({ bucket, context }) => toGlobalId(context.provider.id, 'bucket', bucket.id),
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
  },
);

/** Creates a billing plan. */
export const createBillingPlan = defineModel<
  Lazy<OnAppBillingPlan>,
  Source<'plan', WireBillingPlan>
>('OnAppBillingPlan', {
  id: ({ plan, context }) => toGlobalId(context.provider.id, 'billing-plan', plan.id),
  label: ({ plan }) => plan.label,
  currencyCode: ({ plan }) => plan.currency_code,
  monthlyPrice: ({ plan }) => plan.monthly_price,
  showPrice: ({ plan }) => plan.show_price,
});

/** The panel has one list of each kind. */
const all = () => undefined;

/** The lists of a panel, each read when it is selected. Of buckets and billing plans it has one (Q4). */
export const createPanel = defineModel<Lazy<OnAppPanel>, Source<never, never>>('OnAppPanel', {
  roles: needs(roles, all, (list, { context }) =>
    mapList(list, (role) => createRole({ role, context })),
  ),
  userGroups: needs(userGroups, all, (list, { context }) =>
    mapList(list, (group) => createUserGroup({ group, context })),
  ),
  buckets: needs(buckets, all, (list, { context }) =>
    mapList(list, (bucket) => createBucket({ bucket, context })),
  ),
  billingPlans: needs(billingPlans, all, (list, { context }) =>
    mapList(list, (plan) => createBillingPlan({ plan, context })),
  ),
});
