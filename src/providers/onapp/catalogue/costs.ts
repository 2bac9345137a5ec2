import type { Endpoint } from '../../../upstream/endpoint.ts';
import type { Cost, ObjectSet } from '../../contract/costs.ts';
import type { OnAppEndpoints } from '../endpoints.ts';
import type { BillingField } from '../settings.ts';

/** Returns the cost of a list of the whole panel: one call, however many fields use it. */
export const panelList = (endpoint: Endpoint, key: string, reason: string): Cost => ({
  endpoint,
  key,
  count: 1,
  reason,
});

/** Returns functions for the costs of lists that fields look something up in; none if the panel lacks the list. */
export function createLookUpCosts(endpoints: OnAppEndpoints, billingField: BillingField) {
  const hasBuckets = billingField === 'bucket_id';
  const lookUp =
    (endpoint: Endpoint, reason: string) =>
    ({ key }: ObjectSet): readonly Cost[] => [
      { ...panelList(endpoint, panelKey(key), reason), useShortTimeout: true },
    ];
  const none = (): readonly Cost[] => [];
  return {
    roles: lookUp(endpoints.listRoles, 'roles of the panel'),
    userGroups: lookUp(endpoints.listUserGroups, 'user groups of the panel'),
    buckets: hasBuckets ? lookUp(endpoints.listBuckets, 'buckets of the panel') : none,
    // A panel since 5.2 needs one more call once, in the life of the process, to show that it has the other path.
    plans: hasBuckets ? none : lookUp(endpoints.listBillingPlans, 'billing plans of the panel'),
  };
}

/**
 * Returns the key of the panel in one operation. It is the same for all fields, except that each update begins a new
 * one, whether it ends in the user or in a problem.
 *
 * @param key the key of a subject.
 */
export function panelKey(key: string): string {
  const [update] = /update \w+$/.exec(toRootKey(key)) ?? [];
  return update === undefined ? 'panel' : `panel after ${update}`;
}

/** Returns the root key of a subject: the key of each subject begins with the key of its parent. */
function toRootKey(key: string): string {
  if (!key.startsWith('[')) return key;
  const [parent]: readonly unknown[] = JSON.parse(key);
  return typeof parent === 'string' ? toRootKey(parent) : key;
}
