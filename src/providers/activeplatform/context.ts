import type { ActivePlatformBillingInfo } from '../../generated/schema-types.ts';
import { ClientError } from '../contract/client-error.ts';
import { MAX_FANOUT } from '../contract/costs.ts';
import type { Lazy, ProviderNode } from '../contract/lazy.ts';
import type { UserModel } from '../contract/provider.ts';
import { toActivePlatformBillingInfo, toActivePlatformSubscription } from './accounts/mapper.ts';
import type { WireAccount } from './accounts/wire.ts';
import type { Loaders } from './loaders.ts';
import { toActivePlatformUser } from './mapper.ts';
import type { WireUser } from './wire.ts';

/** Maps documents to GraphQL objects, with properties that read on if a query selects them. */
export interface ActivePlatformContext {
  readonly toUser: (user: WireUser, reads: Loaders) => UserModel;
  readonly toAccount: (account: WireAccount, reads: Loaders) => Lazy<ActivePlatformBillingInfo>;
}

/** @param currency null if it is not configured. */
export function createContext(
  provider: ProviderNode,
  currency: string | null,
): ActivePlatformContext {
  const installation = { provider: provider.id, currency };

  const toAccount: ActivePlatformContext['toAccount'] = (account, reads) =>
    toActivePlatformBillingInfo(account, installation, async () => {
      const subscriptions = await reads.listSubscriptions(account.id);
      return subscriptions.map((each) => toActivePlatformSubscription(each, provider.id));
    });

  const toAccountBeyondFanout = (account: WireAccount) =>
    toActivePlatformBillingInfo(account, installation, () =>
      Promise.reject(fanoutLimited(provider.id)),
    );

  return {
    toAccount,
    toUser: (user, reads) =>
      toActivePlatformUser(user, provider, async () => {
        const accounts = await reads.listAccountsOfUser(user.id);
        return accounts.map((account, index) =>
          index < MAX_FANOUT ? toAccount(account, reads) : toAccountBeyondFanout(account),
        );
      }),
  };
}

function fanoutLimited(provider: string): ClientError {
  const message =
    `Only the first ${MAX_FANOUT} accounts of a user include their subscriptions. ` +
    'Query this account by its id with node.';
  return new ClientError('FANOUT_LIMIT', message, provider);
}
