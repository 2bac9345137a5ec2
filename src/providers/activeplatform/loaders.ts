import type { RequestContext } from '../../request/request-context.ts';
import { memoize } from '../kit/per-request.ts';
import type { ActivePlatformAccountDataSource } from './accounts/data-source.ts';
import type { WireAccount, WireSubscription } from './accounts/wire.ts';
import type { ActivePlatformDataSource, UserPage } from './data-source.ts';
import type { WireUser } from './wire.ts';

/** The data sources of one installation. */
export interface ActivePlatformDataSources {
  readonly users: ActivePlatformDataSource;
  readonly accounts: ActivePlatformAccountDataSource;
}

/**
 * The lists that one client request reads: each once, however many fields, users and aliases
 * request it. Otherwise the cost of an operation could not be known before it runs. Each throws
 * `UpstreamError`.
 */
export interface Loaders {
  readonly listUsers: (args: UserPage) => Promise<readonly WireUser[]>;
  readonly listAccountsOfUser: (userId: string) => Promise<readonly WireAccount[]>;
  /** Users share accounts. */
  readonly listSubscriptions: (accountId: string) => Promise<readonly WireSubscription[]>;
}

export function createLoaders(
  { users, accounts }: ActivePlatformDataSources,
  request: RequestContext,
): Loaders {
  return {
    listUsers: memoize((args) => users.listUsers(args, request)),
    listAccountsOfUser: memoize((userId) => accounts.listAccountsOfUser(userId, request)),
    listSubscriptions: memoize((accountId) => accounts.listSubscriptions(accountId, request)),
  };
}
