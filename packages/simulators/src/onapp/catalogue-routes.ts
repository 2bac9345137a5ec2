import type { Call, Route } from './call.ts';
import { isAtLeast } from './options.ts';
import { notFound, respond } from './responses.ts';
import {
  toWireAdditionalField,
  toWireBillingPlan,
  toWireBucket,
  toWireGroup,
  toWirePermission,
  toWireRole,
} from './wire-catalogue.ts';
import { List } from './wire-value.ts';

/** Implements fact sheet 7. */
export const listRoles: Route = (call) => {
  const roles = call.store.roles.map((role) => toWireRole(role, call.store, call.options));
  return respond(call, 200, { root: 'roles', value: new List('role', roles) });
};

/** Implements fact sheet 7. */
export const readRole: Route = (call) => {
  const role = call.store.roles.find(({ id }) => id === call.id);
  if (role === undefined) return notFound(call);
  return respond(call, 200, { root: 'role', value: toWireRole(role, call.store, call.options) });
};

/** Implements fact sheet 7. */
export const listPermissions: Route = (call) => {
  const permissions = call.store.permissions.map(toWirePermission);
  return respond(call, 200, { root: 'permissions', value: new List('permission', permissions) });
};

/** Implements fact sheet 8. */
export const listGroups: Route = (call) => {
  const groups = call.store.groups.map((group) => toWireGroup(group, call.store, call.options));
  return respond(call, 200, { root: 'user_groups', value: new List('user_group', groups) });
};

/** Implements fact sheet 8. */
export const readGroup: Route = (call) => {
  const group = call.store.groups.find(({ id }) => id === call.id);
  if (group === undefined) return notFound(call);
  const value = toWireGroup(group, call.store, call.options);
  return respond(call, 200, { root: 'user_group', value });
};

/** Implements fact sheet 8. INFERRED: `q` searches the names. */
export const listAdditionalFields: Route = (call) => {
  const wanted = call.query.get('q')?.toLowerCase() ?? '';
  const fields = call.store.additionalFields
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(toWireAdditionalField);
  const value = new List('user_additional_field', fields);
  return respond(call, 200, { root: 'user_additional_fields', value });
};

/** Implements fact sheet 8. */
export const listBuckets: Route = (call) => {
  const buckets = call.store.buckets.map((bucket) => toWireBucket(bucket, call.store));
  return respond(call, 200, { root: 'buckets', value: new List('bucket', buckets) });
};

/** Implements fact sheet 8, without the list in which one page shows the bucket (Q26). */
export const readBucket: Route = (call) => {
  const bucket = call.store.buckets.find(({ id }) => id === call.id);
  if (bucket === undefined) return notFound(call);
  return respond(call, 200, { root: 'bucket', value: toWireBucket(bucket, call.store) });
};

/** Implements fact sheet 8, up to 5.5. */
export const listBillingPlans: Route = (call) => {
  const plans = call.store.buckets.map(toWireBillingPlan);
  const name = namePlan(call);
  return respond(call, 200, { root: `${name}s`, value: new List(name, plans) });
};

/** Implements fact sheet 8, up to 5.5. */
export const readBillingPlan: Route = (call) => {
  const plan = call.store.buckets.find(({ id }) => id === call.id);
  if (plan === undefined) return notFound(call);
  return respond(call, 200, { root: namePlan(call), value: toWireBillingPlan(plan) });
};

/** Returns the root name of a plan, which changes with its path in 5.2 (Q19). */
const namePlan = ({ options }: Call) =>
  isAtLeast(options.version, '5.2') ? 'user_plan' : 'billing_plan';

/** Implements fact sheet 1; the root of the XML is INFERRED. */
export const readVersion: Route = (call) =>
  respond(call, 200, { root: 'hash', value: { version: call.options.version } });
