import { byType, oneCall, type ProviderCosts } from '../contract/costs.ts';
import { maxCalls } from '../kit/paging/plan-pages.ts';
import type { AcmeDataSource } from './data-source.ts';
import { ENDPOINTS } from './endpoints.ts';
import { MAX_FOUND, PAGING } from './list-users.ts';
import { createUser } from './mapper.ts';
import { userById, userPage } from './reads.ts';

/** Returns the costs of the pages, searches and updates of an installation, and its declared reads. */
export function createAcmeCosts(installation: AcmeDataSource): ProviderCosts {
  return {
    concrete: { User: 'AcmeUser', BillingInfo: 'AcmeBillingInfo' },
    installation,
    models: byType(createUser),
    nodes: { user: { model: createUser, read: userById } },
    users: (args) => {
      const key = JSON.stringify(['users', args.first, args.after, args.search]);
      const count = maxCalls(PAGING, args);
      const cost = { endpoint: ENDPOINTS.listUsers, key, count, reason: userPage.reason };
      return { costs: [cost], subject: { key, count: args.first } };
    },
    findUsers: (match) => {
      const key = JSON.stringify(['found', match]);
      const cost = { ...oneCall(ENDPOINTS.listUsers, key, 'the search'), useShortTimeout: true };
      return { costs: [cost], subject: { key, count: MAX_FOUND } };
    },
    updates: {
      acme: ({ ifUpdatedAt }, key) => {
        const before = oneCall(ENDPOINTS.getUser, `${key}, before`, 'the user, to compare');
        const onlyIf = 'the user, only if the response is not in the documented form';
        const costs = [
          ...(ifUpdatedAt == null ? [] : [before]),
          oneCall(ENDPOINTS.patchUser, key, 'the update'),
          oneCall(ENDPOINTS.getUser, key, onlyIf),
        ];
        return { costs, subject: { key, count: 1 } };
      },
    },
  };
}
