import type { Endpoint } from '../../upstream/endpoint.ts';
import { type Cost, MAX_FANOUT, type ProviderCosts, type Subject } from '../costs.ts';
import { isBillYear } from './billing-mapper.ts';
import type { OnAppEndpoints } from './endpoints.ts';
import type { BillingField } from './settings.ts';
import { SHORT_LACKS } from './user-details.ts';

type FieldCosts = ProviderCosts['fields'];

/** A list of the whole panel: one call, however many look something up in it. */
export const panelList = (endpoint: Endpoint, reason: string): Cost => ({
  endpoint,
  key: 'panel',
  count: 1,
  reason,
});

/** What the fields of the panel's objects cost. Roles in a user group are of the form `group`. */
export function createFieldCosts(
  endpoints: OnAppEndpoints,
  billingField: BillingField,
): FieldCosts {
  const hasBuckets = billingField === 'bucket_id';
  const roles = panelList(endpoints.listRoles, 'roles of the panel');
  const userGroups = panelList(endpoints.listUserGroups, 'user groups of the panel');
  const buckets = hasBuckets ? [panelList(endpoints.listBuckets, 'buckets of the panel')] : [];
  const plans = hasBuckets
    ? []
    : [panelList(endpoints.listBillingPlans, 'billing plans of the panel')];
  const groups = (key: string, count: number) => ({
    costs: [userGroups],
    subject: { key: JSON.stringify([key, 'groups']), count, form: 'group' },
  });
  const payments = hasBuckets ? endpoints.listPayments : endpoints.listPaymentsOfUser;
  const ofEach = ({ count }: Subject, endpoint: Endpoint, key: string, reason: string) => ({
    costs: [{ endpoint, key, count, reason }],
  });

  return {
    ...detailCosts(endpoints),
    'OnAppUser.userGroup': ({ key, count }) => groups(key, count),
    'OnAppUser.bucket': () => ({ costs: buckets }),
    'OnAppUser.billingPlan': () => ({ costs: plans }),
    'OnAppBillingInfo.currencyCode': () => ({ costs: [...buckets, ...plans] }),
    'OnAppUser.payments': (user) => ofEach(user, payments, user.key, 'payments of the user'),
    'OnAppUser.monthlyBills': (user, { year }) => {
      if (typeof year !== 'number' || !isBillYear(year)) return { costs: [] };
      const key = JSON.stringify([user.key, year]);
      return ofEach(user, endpoints.listMonthlyBills, key, 'monthly bills of the user');
    },
    'OnAppRole.permissions': ({ form }) => ({ costs: form === 'group' ? [roles] : [] }),
    'Provider.onApp': () => ({ costs: [], subject: { key: 'panel', count: 1, form: 'full' } }),
    'OnAppPanel.roles': () => ({ costs: [roles] }),
    'OnAppPanel.userGroups': ({ key }) => groups(key, MAX_FANOUT),
    'OnAppPanel.buckets': () => ({ costs: buckets }),
    'OnAppPanel.billingPlans': () => ({ costs: plans }),
  };
}

/** What a short list lacks is read user by user. Where it is selected the full list is asked for, so it is no cost then. */
function detailCosts({ getUser }: OnAppEndpoints): FieldCosts {
  const reason = 'what the short list of users leaves out';
  return Object.fromEntries(
    SHORT_LACKS.map((field) => [
      `OnAppUser.${field}`,
      ({ key, count, form }: Subject) => ({
        costs: form === 'short' ? [{ endpoint: getUser, key, count, reason }] : [],
      }),
    ]),
  );
}
