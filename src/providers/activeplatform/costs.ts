import {
  byType,
  type Cost,
  type FieldCost,
  oneCall,
  type ProviderCosts,
} from '../contract/costs.ts';
import type { PagingCapabilities } from '../kit/paging/page-source.ts';
import { maxCalls } from '../kit/paging/plan-pages.ts';
import { createBillingInfo } from './accounts/mapper.ts';
import { MAX_FOUND, toMatchFilter } from './find-users.ts';
import { toSearchFilter } from './list-users.ts';
import { createUser } from './mapper.ts';
import { type ActivePlatformInstallation, accountById, userById, userPage } from './reads.ts';

/** The cost of a request that is refused before anything is sent. */
const NOTHING: FieldCost = { costs: [] };

/** Returns the costs of the pages, searches and updates of an installation, and its declared reads. */
export function createActivePlatformCosts(
  installation: ActivePlatformInstallation,
  capabilities: PagingCapabilities,
): ProviderCosts {
  const { endpoints } = installation;
  return {
    concrete: { User: 'ActivePlatformUser', BillingInfo: 'ActivePlatformBillingInfo' },
    installation,
    models: byType(createUser, createBillingInfo),
    nodes: {
      user: { model: createUser, read: userById },
      account: { model: createBillingInfo, read: accountById },
    },
    users: (args) => {
      const { first, after, search, needsHasNextPage } = args;
      if (search !== null && toSearchFilter(search) === undefined) return NOTHING;
      const key = JSON.stringify(['users', first, after, search, needsHasNextPage]);
      const count = maxCalls(capabilities, args);
      const cost = { endpoint: endpoints.listUsers, key, count, reason: userPage.reason };
      return { costs: [cost], subject: { key, count: first } };
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
      const key = JSON.stringify(['found', match]);
      return { costs: [cost], subject: { key, count: MAX_FOUND } };
    },
    updates: {
      activePlatform: ({ ifUpdatedAt }, key) => {
        const before = 'the user before the update, to compare';
        const onlyIf = 'the user, only if the response is not in the documented form';
        const costs = [
          ...(ifUpdatedAt == null ? [] : [oneCall(endpoints.getUser, `${key}, before`, before)]),
          oneCall(endpoints.putUser, key, 'the update'),
          oneCall(endpoints.getUser, key, onlyIf),
        ];
        return { costs, subject: { key, count: 1 } };
      },
    },
  };
}
