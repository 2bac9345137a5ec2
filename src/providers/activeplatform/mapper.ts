import type {
  ActivePlatformCustomAttribute,
  ActivePlatformUser,
  UserStatus,
} from '../../generated/schema-types.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../contract/costs.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel } from '../contract/model.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { needs } from '../kit/reads.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import { toKnownWord } from '../kit/wire/known-word.ts';
import { createBillingInfo } from './accounts/mapper.ts';
import type { ActivePlatformContext } from './context.ts';
import { accountsOfUser } from './reads.ts';
import type { WireUser } from './wire.ts';

interface UserSource {
  readonly user: WireUser;
  readonly context: ActivePlatformContext;
}

type WireAttribute = NonNullable<WireUser['custom_attributes']>[number];

const toAttribute = defineModel<Lazy<ActivePlatformCustomAttribute>, WireAttribute>(
  'ActivePlatformCustomAttribute',
  { name: ({ name }) => name, value: ({ value }) => value },
);

/** The status of a user, the same in all of its accounts (Q17). */
const STATUSES: ReadonlyMap<string, UserStatus> = new Map([
  ['active', 'ACTIVE'],
  ['inactive', 'INACTIVE'],
]);

/** Creates a user; the accounts are read if a query selects `billingInfo`. */
export const createUser = defineModel<Lazy<ActivePlatformUser>, UserSource>('ActivePlatformUser', {
  id: ({ user, context }) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }) => context.provider,
  login: ({ user }) => user.email,
  name: ({ user }) =>
    [user.first_name, user.middle_name, user.last_name].filter((name) => name !== null).join(' ') ||
    null,
  email: ({ user }) => user.email,
  status: ({ user }) => toKnownWord(STATUSES, () => user.status) ?? 'UNKNOWN',
  createdAt: ({ user }) => parseInstant(user.created_at),
  updatedAt: ({ user }) => parseInstant(user.updated_at),
  permissions: null,
  billingInfo: needs(
    accountsOfUser,
    ({ user }) => user.id,
    (accounts, { context }) =>
      mapList(accounts, (account, index) =>
        createBillingInfo({ account, context, isBeyondFanout: index >= MAX_FANOUT }),
      ),
  ),
  firstName: ({ user }) => user.first_name,
  middleName: ({ user }) => user.middle_name,
  lastName: ({ user }) => user.last_name,
  customAttributes: ({ user: { custom_attributes: attributes } }) =>
    attributes && mapList(attributes, toAttribute),
});
