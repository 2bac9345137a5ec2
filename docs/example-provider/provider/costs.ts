import type { Endpoint } from '../../upstream/endpoint.ts';
import type { Cost, ObjectSet, ProviderCosts } from '../contract/costs.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { maxCalls } from '../kit/paging/max-calls.ts';
import { ENDPOINTS } from './endpoints.ts';
import { MAX_FOUND, PAGING } from './list-users.ts';

export function createAcmeCosts(provider: string): ProviderCosts {
  return {
    concrete: { User: 'AcmeUser', BillingInfo: 'AcmeBillingInfo' },
    nodes: {
      user: {
        typeName: 'AcmeUser',
        read: (id) => {
          const subject = whole(toGlobalId(provider, 'user', id), 1);
          return { costs: [callEach(subject, ENDPOINTS.getUser, 'the user')], subject };
        },
      },
    },
    permissions: [],
    users: (args) => {
      const key = JSON.stringify(['users', args.first, args.after, args.search]);
      const count = maxCalls(PAGING, args);
      const cost = { endpoint: ENDPOINTS.listUsers, key, count, reason: 'a page of users' };
      return { costs: [cost], subject: whole(key, args.first) };
    },
    findUsers: (match) => {
      const key = JSON.stringify(['found', match]);
      const cost = { ...callOnce(key, ENDPOINTS.listUsers, 'the search'), useShortTimeout: true };
      return { costs: [cost], subject: whole(key, MAX_FOUND) };
    },
    updates: {
      acme: ({ ifUpdatedAt }, key) => {
        const subject = whole(key, 1);
        const before = callOnce(`${key}, before`, ENDPOINTS.getUser, 'the user, to compare');
        const onlyIf = 'the user, only if the response is not in the documented form';
        const costs = [
          ...(ifUpdatedAt == null ? [] : [before]),
          callEach(subject, ENDPOINTS.patchUser, 'the update'),
          callEach(subject, ENDPOINTS.getUser, onlyIf),
        ];
        return { costs, subject };
      },
    },
    fields: {
      'AcmeUser.billingInfo': (users) => ({
        costs: [callEach(users, ENDPOINTS.getContract, 'the contract of the user')],
      }),
    },
  };
}

/** Acme has one form of each document. */
const whole = (key: string, count: number): ObjectSet => ({ key, count, form: 'full' });

const callEach = ({ key, count }: ObjectSet, endpoint: Endpoint, reason: string): Cost => ({
  endpoint,
  key,
  count,
  reason,
});

const callOnce = (key: string, endpoint: Endpoint, reason: string): Cost =>
  callEach(whole(key, 1), endpoint, reason);
