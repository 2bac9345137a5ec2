import { defineRead } from '../contract/read.ts';
import type { ActivePlatformAccountDataSource } from './accounts/data-source.ts';
import type { ActivePlatformDataSource, UserPage } from './data-source.ts';
import type { ActivePlatformEndpoints } from './endpoints.ts';

/** One installation: what its reads are made with. */
export interface ActivePlatformInstallation {
  readonly users: ActivePlatformDataSource;
  readonly accounts: ActivePlatformAccountDataSource;
  readonly endpoints: ActivePlatformEndpoints;
}

type Platform = ActivePlatformInstallation;

/** A user by its id; null if the platform has no such user. */
export const userById = defineRead({
  endpoint: ({ endpoints }: Platform) => endpoints.getUser,
  per: 'object',
  reason: 'the user',
  load: ({ users }: Platform, request, id: string) => users.getUser(id, request),
});

/** One page of users. The plan counts the pages of a list together (`costs.ts`). */
export const userPage = defineRead({
  endpoint: ({ endpoints }: Platform) => endpoints.listUsers,
  per: 'installation',
  reason: 'a page of users',
  load: ({ users }: Platform, request, page: UserPage) => users.listUsers(page, request),
});

/** The accounts that a user belongs to. */
export const accountsOfUser = defineRead({
  endpoint: ({ endpoints }: Platform) => endpoints.listAccountsOfUser,
  per: 'object',
  reason: 'accounts of the user',
  load: ({ accounts }: Platform, request, user: string) =>
    accounts.listAccountsOfUser(user, request),
});

/** An account by its id; null if the platform has no such account. */
export const accountById = defineRead({
  endpoint: ({ endpoints }: Platform) => endpoints.getAccount,
  per: 'object',
  reason: 'the account',
  load: ({ accounts }: Platform, request, id: string) => accounts.getAccount(id, request),
});

/** What an account pays for. Users share accounts. */
export const subscriptions = defineRead({
  endpoint: ({ endpoints }: Platform) => endpoints.listSubscriptions,
  per: 'object',
  reason: 'subscriptions of the account',
  load: ({ accounts }: Platform, request, account: string) =>
    accounts.listSubscriptions(account, request),
});
