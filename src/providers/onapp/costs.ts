import { byType, type Cost, oneCall, type ProviderCosts } from '../contract/costs.ts';
import { maxCalls } from '../kit/paging/plan-pages.ts';
import {
  createBillingInfo,
  createMonthlyBill,
  createPanelMoney,
  createPayment,
} from './billing/mapper.ts';
import {
  createBillingPlan,
  createBucket,
  createPanel,
  createReferencedBillingPlan,
  createReferencedBucket,
  createReferencedUserGroup,
  createUserGroup,
} from './catalogue/mapper.ts';
import { isShortEnough } from './detail-fields.ts';
import { isSearchable, MAX_FOUND, toSearchWords } from './find-users.ts';
import { USERS_PAGING } from './list-users.ts';
import { createShortUser, createUser } from './mapper.ts';
import { fullUser, type OnAppInstallation, permissions, userPage } from './reads.ts';
import { createListedRole, createRole } from './roles/mapper.ts';

/** The models with fields that are functions. A subject is a user in full, or from a short list. */
const MODELS = byType(
  createUser,
  createShortUser,
  createBillingInfo,
  createPanelMoney,
  createPayment,
  createMonthlyBill,
  createUserGroup,
  createReferencedUserGroup,
  createBucket,
  createReferencedBucket,
  createBillingPlan,
  createReferencedBillingPlan,
  createListedRole,
  createRole,
  createPanel,
);

/** Returns the costs of the pages, searches and updates of a panel, and its declared reads. */
export function createOnAppCosts(
  installation: OnAppInstallation,
  usesApiKey: boolean,
): ProviderCosts {
  const { endpoints } = installation;

  const users: ProviderCosts['users'] = (args, requested) => {
    const { first, after, search, needsHasNextPage } = args;
    const isShort = isShortEnough(requested);
    const key = JSON.stringify(['users', first, after, search, needsHasNextPage, isShort]);
    const count = maxCalls(USERS_PAGING, args);
    return {
      costs: [{ endpoint: endpoints.listUsers, key, count, reason: userPage.reason }],
      subject: { key, count: first, model: isShort ? createShortUser : createUser },
    };
  };

  const findUsers: ProviderCosts['findUsers'] = (match, requested) => {
    if (!isSearchable(match, usesApiKey)) return { costs: [] };
    const isShort = isShortEnough(requested);
    const cost: Cost = {
      endpoint: endpoints.listUsers,
      key: JSON.stringify(['found', toSearchWords(match), isShort]),
      count: 1,
      reason: 'search for users',
      useShortTimeout: true,
    };
    // One response, from which an address, a login and words select different users.
    const key = JSON.stringify(['found', match, isShort]);
    const model = isShort ? createShortUser : createUser;
    return { costs: [cost], subject: { key, count: MAX_FOUND, model } };
  };

  const update: ProviderCosts['updates'][string] = ({ ifUpdatedAt }, key) => {
    const before = 'the user before the update, to compare';
    return {
      costs: [
        ...(ifUpdatedAt == null ? [] : [oneCall(endpoints.getUser, `${key}, before`, before)]),
        oneCall(endpoints.putUser, key, 'the update'),
        oneCall(endpoints.getUser, key, 'the user after the update'),
      ],
      subject: { key, count: 1, model: createUser },
    };
  };

  return {
    concrete: { User: 'OnAppUser', BillingInfo: 'OnAppBillingInfo' },
    installation,
    models: MODELS,
    nodes: { user: { model: createUser, read: fullUser, reason: 'the user' } },
    permissions,
    users,
    findUsers,
    updates: { onApp: update },
  };
}
