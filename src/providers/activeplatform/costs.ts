import type { Endpoint } from '../../upstream/endpoint.ts';
import {
  type Cost,
  type FieldCost,
  MAX_FANOUT,
  type ObjectSet,
  type ProviderCosts,
} from '../contract/costs.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { maxCalls } from '../kit/paging/max-calls.ts';
import type { PagingCapabilities } from '../kit/paging/page-source.ts';
import type { ActivePlatformEndpoints } from './endpoints.ts';
import { MAX_FOUND, toMatchFilter } from './find-users.ts';
import { toSearchFilter } from './list-users.ts';

/** The cost of a request that is refused before anything is sent. */
const NOTHING: FieldCost = { costs: [] };

/** @param provider its key in the configuration. */
export function createActivePlatformCosts(
  provider: string,
  endpoints: ActivePlatformEndpoints,
  capabilities: PagingCapabilities,
): ProviderCosts {
  const readById = (type: string, nativeId: string, endpoint: Endpoint): FieldCost => {
    const subject = whole(toGlobalId(provider, type, nativeId), 1);
    return { costs: [callEach(subject, endpoint, `the ${type}`)], subject };
  };
  return {
    concrete: { User: 'ActivePlatformUser', BillingInfo: 'ActivePlatformBillingInfo' },
    nodes: {
      user: {
        typeName: 'ActivePlatformUser',
        read: (id) => readById('user', id, endpoints.getUser),
      },
      account: {
        typeName: 'ActivePlatformBillingInfo',
        read: (id) => readById('account', id, endpoints.getAccount),
      },
    },
    permissions: [],
    users: (args) => {
      const { first, after, search, needsHasNextPage } = args;
      if (search !== null && toSearchFilter(search) === undefined) return NOTHING;
      const key = JSON.stringify(['users', first, after, search, needsHasNextPage]);
      const count = maxCalls(capabilities, args);
      const cost = { endpoint: endpoints.listUsers, key, count, reason: 'a page of users' };
      return { costs: [cost], subject: whole(key, first) };
    },
    findUsers: (match) => {
      const filter = toMatchFilter(match);
      if (filter === undefined) return NOTHING;
      const cost: Cost = {
        endpoint: endpoints.listUsers,
        key: JSON.stringify(['found', filter]),
        count: 1,
        reason: 'users with that e-mail address',
        useShortTimeout: true,
      };
      // It is one response; an address and a text keep different numbers of its users.
      return { costs: [cost], subject: whole(JSON.stringify(['found', match]), MAX_FOUND) };
    },
    updates: {
      activePlatform: ({ ifUpdatedAt }, key) => {
        const subject = whole(key, 1);
        const onlyIf = 'the user, only if the response is not in the documented form';
        const before = whole(`${key}, before`, 1);
        const costs = [
          ...(ifUpdatedAt == null
            ? []
            : [callEach(before, endpoints.getUser, 'the user before the update, to compare')]),
          callEach(subject, endpoints.putUser, 'the update'),
          callEach(subject, endpoints.getUser, onlyIf),
        ];
        return { costs, subject };
      },
    },
    fields: {
      'ActivePlatformUser.billingInfo': (users) => ({
        costs: [callEach(users, endpoints.listAccountsOfUser, 'accounts of the user')],
        subject: whole(`accounts of ${users.key}`, users.count * MAX_FANOUT),
      }),
      'ActivePlatformBillingInfo.subscriptions': (accounts) => ({
        costs: [callEach(accounts, endpoints.listSubscriptions, 'subscriptions of the account')],
      }),
    },
  };
}

/** The provider has one form of each document. */
const whole = (key: string, count: number): ObjectSet => ({ key, count, form: 'full' });

const callEach = ({ key, count }: ObjectSet, endpoint: Endpoint, reason: string): Cost => ({
  endpoint,
  key,
  count,
  reason,
});
