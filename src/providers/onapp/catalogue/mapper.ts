import type {
  OnAppBillingPlan,
  OnAppBucket,
  OnAppPanel,
  OnAppUserGroup,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { IdType } from '../../kit/ids/id-types.ts';
import { createMoney, toMoney } from '../../kit/money.ts';
import { needs } from '../../kit/reads.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import type { OnAppContext, Source } from '../context.ts';
import { billingPlans, buckets, roles, userGroups } from '../reads.ts';
import { createListedRole, createRole } from '../roles/mapper.ts';
import {
  type ListedObject,
  ofDocument,
  type ReferencedObject,
  readFrom,
  type ToField,
} from './panel-object.ts';
import type { WireBillingPlan, WireBucket, WireUserGroup } from './wire.ts';

const toUserGroupFields = <Group>(field: ToField<WireUserGroup, Group>) => ({
  name: field((group) => group.label),
  identifier: field((group) => group.identifier),
  createdAt: field((group) => parseInstant(group.created_at)),
  updatedAt: field((group) => parseInstant(group.updated_at)),
  roles: field(
    ({ roles: listed }, context) =>
      listed && mapList(listed, (role) => createRole({ role, context })),
    { of: createRole },
  ),
  bucket: field((group, context) => toBucket(group.bucket_id, context), {
    of: createReferencedBucket,
  }),
});

const toBucketFields = <Bucket>(field: ToField<WireBucket, Bucket>) => ({
  name: field((bucket) => bucket.label),
  currencyCode: field((bucket) => bucket.currency_code),
  monthlyPrice: field((bucket) => toMoney(bucket.monthly_price, bucket.currency_code), {
    of: createMoney,
  }),
  showsPrices: field((bucket) => bucket.show_price),
  allowsMak: field((bucket) => bucket.allows_mak),
  allowsKms: field((bucket) => bucket.allows_kms),
  allowsOwn: field((bucket) => bucket.allows_own),
  typeName: field((bucket) => bucket.type),
  isUsedByUsers: field((bucket) => bucket.associated_with_users),
  createdAt: field((bucket) => parseInstant(bucket.created_at)),
  updatedAt: field((bucket) => parseInstant(bucket.updated_at)),
});

const toBillingPlanFields = <Plan>(field: ToField<WireBillingPlan, Plan>) => ({
  name: field((plan) => plan.label),
  currencyCode: field((plan) => plan.currency_code),
  monthlyPrice: field((plan) => toMoney(plan.monthly_price, plan.currency_code), {
    of: createMoney,
  }),
  showsPrices: field((plan) => plan.show_price),
});

const toListedId =
  (type: IdType) =>
  ({ document, context }: ListedObject<{ readonly id: string }>) =>
    toGlobalId(context.provider.id, type, document.id);

const toReferencedId =
  (type: IdType) =>
  ({ id, context }: ReferencedObject) =>
    toGlobalId(context.provider.id, type, id);

/** Creates a bucket of which only the id is known: its other fields are read from the list. */
export const createReferencedBucket = defineModel<Lazy<OnAppBucket>, ReferencedObject>(
  'OnAppBucket',
  { id: toReferencedId('bucket'), ...toBucketFields(readFrom(buckets)) },
);

/** Creates a bucket of the list. */
export const createBucket = defineModel<Lazy<OnAppBucket>, ListedObject<WireBucket>>(
  'OnAppBucket',
  { id: toListedId('bucket'), ...toBucketFields(ofDocument<WireBucket>()) },
);

/** Creates a billing plan of which only the id is known: its other fields are read from the list. */
export const createReferencedBillingPlan = defineModel<Lazy<OnAppBillingPlan>, ReferencedObject>(
  'OnAppBillingPlan',
  { id: toReferencedId('billing-plan'), ...toBillingPlanFields(readFrom(billingPlans)) },
);

/** Creates a billing plan of the list. */
export const createBillingPlan = defineModel<Lazy<OnAppBillingPlan>, ListedObject<WireBillingPlan>>(
  'OnAppBillingPlan',
  { id: toListedId('billing-plan'), ...toBillingPlanFields(ofDocument<WireBillingPlan>()) },
);

/** Creates a user group of which only the id is known: its other fields are read from the list. */
export const createReferencedUserGroup = defineModel<Lazy<OnAppUserGroup>, ReferencedObject>(
  'OnAppUserGroup',
  { id: toReferencedId('user-group'), ...toUserGroupFields(readFrom(userGroups)) },
);

/** Creates a user group of the list. */
export const createUserGroup = defineModel<Lazy<OnAppUserGroup>, ListedObject<WireUserGroup>>(
  'OnAppUserGroup',
  { id: toListedId('user-group'), ...toUserGroupFields(ofDocument<WireUserGroup>()) },
);

/** Returns the bucket with this id; null if there is no id, or the panel has billing plans. */
export const toBucket = (id: string | null, context: OnAppContext): Lazy<OnAppBucket> | null =>
  id === null || context.billingField !== 'bucket_id'
    ? null
    : createReferencedBucket({ id, context });

/** Returns the billing plan with this id; null if there is no id, or the panel has buckets. */
export const toBillingPlan = (
  id: string | null,
  context: OnAppContext,
): Lazy<OnAppBillingPlan> | null =>
  id === null || context.billingField !== 'billing_plan_id'
    ? null
    : createReferencedBillingPlan({ id, context });

/** The panel has one list of each kind. */
const all = () => undefined;

/** The lists of a panel, each read when it is selected. Of buckets and billing plans it has one (Q4). */
export const createPanel = defineModel<Lazy<OnAppPanel>, Source<never, never>>('OnAppPanel', {
  roles: needs(roles, all, (list, { context }) =>
    mapList(list, (role) => createListedRole({ role, context })),
  ),
  userGroups: needs(userGroups, all, (list, { context }) =>
    mapList(list, (document) => createUserGroup({ document, context })),
  ),
  buckets: needs(buckets, all, (list, { context }) =>
    mapList(list, (document) => createBucket({ document, context })),
  ),
  billingPlans: needs(billingPlans, all, (list, { context }) =>
    mapList(list, (document) => createBillingPlan({ document, context })),
  ),
});
