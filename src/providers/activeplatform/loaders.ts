import type { Call } from '../../request/request-context.ts';
import { onceFor } from '../kit/per-request.ts';
import type { AccountDataSource } from './accounts/data-source.ts';
import type { UserDataSource, UserPage } from './data-source.ts';
import type { WireUser } from './wire.ts';
import type { WireAccount, WireSubscription } from './accounts/wire.ts';

/** The data sources of one installation. */
export interface DataSources {
  readonly users: UserDataSource;
  readonly accounts: AccountDataSource;
}

/**
 * The lists that one client request reads: each once, however many fields, users and aliases
 * request it. Otherwise the cost of an operation could not be known before it runs. Each throws
 * `UpstreamError`.
 */
export interface RequestReads {
  readonly listUsers: (asked: UserPage) => Promise<readonly WireUser[]>;
  readonly listAccountsOfUser: (userId: string) => Promise<readonly WireAccount[]>;
  /** Users share accounts. */
  readonly listSubscriptions: (accountId: string) => Promise<readonly WireSubscription[]>;
}

export function createRequestReads({ users, accounts }: DataSources, call: Call): RequestReads {
  return {
    listUsers: onceFor((asked) => users.listUsers(asked, call)),
    listAccountsOfUser: onceFor((userId) => accounts.listAccountsOfUser(userId, call)),
    listSubscriptions: onceFor((accountId) => accounts.listSubscriptions(accountId, call)),
  };
}
