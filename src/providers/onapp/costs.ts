import type { Endpoint } from '../../upstream/endpoint.ts';
import type { Cost, FieldCost, ProviderCosts } from '../contract/costs.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { maxCalls } from '../kit/paging/max-calls.ts';
import { panelList } from './catalogue/costs.ts';
import { isShortEnough } from './detail-fields.ts';
import { createEndpoints } from './endpoints.ts';
import { createFieldCosts } from './field-costs.ts';
import { isSearchable, MAX_FOUND, toSearchWords } from './find-users.ts';
import { USERS_PAGING } from './list-users.ts';
import type { BillingField } from './settings.ts';

interface OnAppCostOptions {
  /** The key of the provider in the configuration. */
  readonly provider: string;
  readonly format: 'json' | 'xml';
  readonly billingField: BillingField;
  readonly usesApiKey: boolean;
}

/** Returns the costs of the reads and writes of a panel. The form of a subject names its document: `full`, `short`. */
export function createOnAppCosts(about: OnAppCostOptions): ProviderCosts {
  const { provider, billingField, usesApiKey } = about;
  const endpoints = createEndpoints(`.${about.format}`);
  const userSubject = (id: string) => ({ key: id, count: 1, form: 'full' });

  const readUser = (nativeId: string): FieldCost => {
    const key = toGlobalId(provider, 'user', nativeId);
    return {
      costs: [{ endpoint: endpoints.getUser, key, count: 1, reason: 'the user' }],
      subject: userSubject(key),
    };
  };

  const users: ProviderCosts['users'] = (args, requested) => {
    const { first, after, search, needsHasNextPage } = args;
    const form = isShortEnough(requested) ? 'short' : 'full';
    const key = JSON.stringify(['users', first, after, search, needsHasNextPage, form]);
    const count = maxCalls(USERS_PAGING, args);
    return {
      costs: [{ endpoint: endpoints.listUsers, key, count, reason: 'a page of users' }],
      subject: { key, count: first, form },
    };
  };

  const findUsers: ProviderCosts['findUsers'] = (match, requested) => {
    if (!isSearchable(match, usesApiKey)) return { costs: [] };
    const form = isShortEnough(requested) ? 'short' : 'full';
    const cost: Cost = {
      endpoint: endpoints.listUsers,
      key: JSON.stringify(['found', toSearchWords(match), form]),
      count: 1,
      reason: 'search for users',
      useShortTimeout: true,
    };
    // One response, from which an address, a login and words select different users.
    const key = JSON.stringify(['found', match, form]);
    return { costs: [cost], subject: { key, count: MAX_FOUND, form } };
  };

  const update: ProviderCosts['updates'][string] = ({ ifUpdatedAt }, key) => ({
    costs: [
      ...(ifUpdatedAt == null ? [] : [comparedCost(endpoints.getUser, key)]),
      { endpoint: endpoints.putUser, key, count: 1, reason: 'the update' },
      { endpoint: endpoints.getUser, key, count: 1, reason: 'the user after the update' },
    ],
    subject: userSubject(key),
  });

  return {
    concrete: { User: 'OnAppUser', BillingInfo: 'OnAppBillingInfo' },
    nodes: { user: { typeName: 'OnAppUser', read: readUser } },
    permissions: [panelList(endpoints.listPermissions, 'panel', 'permissions of the panel')],
    users,
    findUsers,
    updates: { onApp: update },
    fields: createFieldCosts(endpoints, billingField),
  };
}

const comparedCost = (endpoint: Endpoint, key: string): Cost => ({
  endpoint,
  key: `${key}, before`,
  count: 1,
  reason: 'the user before the update, to compare',
});
