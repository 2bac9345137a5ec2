import type { Endpoint } from '../../upstream/endpoint.ts';
import { MAX_FANOUT, type ObjectSet, type ProviderCosts } from '../contract/costs.ts';
import { isBillYear } from './billing/mapper.ts';
import { createLookUpCosts, panelKey } from './catalogue/costs.ts';
import { DETAIL_FIELDS } from './detail-fields.ts';
import type { OnAppEndpoints } from './endpoints.ts';
import type { BillingField } from './settings.ts';

type FieldCosts = ProviderCosts['fields'];

/** Returns the costs of the fields of the panel's objects. Roles in a user group have the form `group`. */
export function createFieldCosts(
  endpoints: OnAppEndpoints,
  billingField: BillingField,
): FieldCosts {
  const { roles, userGroups, buckets, plans } = createLookUpCosts(endpoints, billingField);
  const groups = (parent: ObjectSet, count: number) => ({
    costs: userGroups(parent),
    subject: { key: JSON.stringify([parent.key, 'groups']), count, form: 'group' },
  });
  const payments =
    billingField === 'bucket_id' ? endpoints.listPayments : endpoints.listPaymentsOfUser;
  const ofEach = ({ count }: ObjectSet, endpoint: Endpoint, key: string, reason: string) => ({
    costs: [{ endpoint, key, count, reason }],
  });

  return {
    ...detailCosts(endpoints),
    'OnAppUser.userGroup': (user) => groups(user, user.count),
    'OnAppUser.bucket': (user) => ({ costs: buckets(user) }),
    'OnAppUser.billingPlan': (user) => ({ costs: plans(user) }),
    'OnAppBillingInfo.currencyCode': (info) => ({ costs: [...buckets(info), ...plans(info)] }),
    'OnAppUser.payments': (user) => ofEach(user, payments, user.key, 'payments of the user'),
    'OnAppUser.monthlyBills': (user, { year }) => {
      if (typeof year !== 'number' || !isBillYear(year)) return { costs: [] };
      const key = JSON.stringify([user.key, year]);
      return ofEach(user, endpoints.listMonthlyBills, key, 'monthly bills of the user');
    },
    'OnAppRole.permissions': (role) => ({ costs: role.form === 'group' ? roles(role) : [] }),
    'Provider.onApp': ({ key }) => ({
      costs: [],
      subject: { key: panelKey(key), count: 1, form: 'full' },
    }),
    'OnAppPanel.roles': (context) => ({ costs: roles(context) }),
    'OnAppPanel.userGroups': (context) => groups(context, MAX_FANOUT),
    'OnAppPanel.buckets': (context) => ({ costs: buckets(context) }),
    'OnAppPanel.billingPlans': (context) => ({ costs: plans(context) }),
  };
}

/** Returns the cost of fields that a short list lacks: one read per user. In a full list they cost nothing. */
function detailCosts({ getUser }: OnAppEndpoints): FieldCosts {
  const reason = 'fields that the short list of users lacks';
  return Object.fromEntries(
    DETAIL_FIELDS.map((field) => [
      `OnAppUser.${field}`,
      ({ key, count, form }: ObjectSet) => ({
        costs: form === 'short' ? [{ endpoint: getUser, key, count, reason }] : [],
      }),
    ]),
  );
}
