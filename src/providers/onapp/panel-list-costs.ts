import type { Endpoint } from '../../upstream/endpoint.ts';
import type { Cost, Subject } from '../costs.ts';
import type { OnAppEndpoints } from './endpoints.ts';
import type { BillingField } from './settings.ts';

/** A list of the whole panel: one call, however many look something up in it. */
export const panelList = (endpoint: Endpoint, key: string, reason: string): Cost => ({
  endpoint,
  key,
  count: 1,
  reason,
});

/** The lists in which something is looked up, as one that is read for this subject. Those that a panel lacks are none. */
export function createLookUpCosts(endpoints: OnAppEndpoints, billingField: BillingField) {
  const hasBuckets = billingField === 'bucket_id';
  const lookUp =
    (endpoint: Endpoint, reason: string) =>
    ({ key }: Subject): readonly Cost[] => [
      { ...panelList(endpoint, panelKey(key), reason), isUrgent: true },
    ];
  const none = (): readonly Cost[] => [];
  return {
    roles: lookUp(endpoints.listRoles, 'roles of the panel'),
    userGroups: lookUp(endpoints.listUserGroups, 'user groups of the panel'),
    buckets: hasBuckets ? lookUp(endpoints.listBuckets, 'buckets of the panel') : none,
    plans: hasBuckets ? none : lookUp(endpoints.listBillingPlans, 'billing plans of the panel'),
  };
}

/**
 * The panel as an operation sees it: one and the same everywhere, but anew after each update, whether it led to the
 * user or to a problem.
 *
 * @param key of a subject.
 */
export function panelKey(key: string): string {
  const [update] = /update \w+$/.exec(rootOf(key)) ?? [];
  return update === undefined ? 'panel' : `panel after ${update}`;
}

/** What a subject descends from: the key of one that is led to begins with that of what led there. */
function rootOf(key: string): string {
  if (!key.startsWith('[')) return key;
  const [parent]: readonly unknown[] = JSON.parse(key);
  return typeof parent === 'string' ? rootOf(parent) : key;
}
