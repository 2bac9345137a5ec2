import type { IntercomFlatsArgs } from '../../generated/schema-types.ts';
import type { Endpoint } from '../../upstream/endpoint.ts';
import {
  type Cost,
  type FieldArguments,
  type FieldCost,
  MAX_FANOUT,
  type ObjectSet,
  type ProviderCosts,
} from '../contract/costs.ts';
import { maxCalls } from '../kit/paging/max-calls.ts';
import { isValidPageSize } from '../kit/paging/page-size.ts';
import { ADMIN_PAGING } from './admin-api/list-data-source.ts';
import { toSliceArguments } from './admin-api/paged-list.ts';
import { ADMIN_ENDPOINTS } from './endpoints.ts';
import { DETAIL_FIELDS } from './users/detail-fields.ts';

/**
 * The costs of the fields that are read through the Admin API. A user is `full` if its document was read, `short` in a
 * list and `billed` after an update through the Billing API.
 */
export const vmsFieldCosts: ProviderCosts['fields'] = {
  ...Object.fromEntries(
    DETAIL_FIELDS.map((field) => [
      `VmsUser.${field}`,
      (user: ObjectSet) => ({ costs: documentCosts(user) }),
    ]),
  ),
  'VmsUser.status': (user) => ({ costs: user.form === 'short' ? documentCosts(user) : [] }),
  'VmsUser.intercoms': (user) => ({
    costs: documentCosts(user),
    subject: {
      key: JSON.stringify([user.key, 'intercoms']),
      count: user.count * MAX_FANOUT,
      form: 'full',
    },
  }),
  'Intercom.flats': (intercom, args) =>
    listCost(intercom, args, ADMIN_ENDPOINTS.listFlats, 'flats behind the intercom'),
  'Intercom.keys': (intercom, args) =>
    listCost(intercom, args, ADMIN_ENDPOINTS.listKeys, 'keys to the intercom'),
};

/** Returns one call for each user, however many of its fields are selected. */
function documentCosts({ key, count, form }: ObjectSet): readonly Cost[] {
  if (form === 'full') return [];
  const reason = 'fields of the user that only the Admin API has';
  return [{ endpoint: ADMIN_ENDPOINTS.getUser, key, count, reason }];
}

function listCost(
  intercom: ObjectSet,
  args: FieldArguments,
  endpoint: Endpoint,
  reason: string,
): FieldCost {
  // GraphQL has coerced the arguments as both fields declare them.
  const { search = null, ...page } = args as IntercomFlatsArgs;
  const requested = toSliceArguments(page);
  // An invalid page size is rejected before anything is sent.
  if (!isValidPageSize(requested.first)) return { costs: [] };
  const key = JSON.stringify([intercom.key, requested, search]);
  const count = intercom.count * maxCalls(ADMIN_PAGING, requested);
  return { costs: [{ endpoint, key, count, reason }] };
}
