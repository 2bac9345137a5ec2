import type {
  AcmeBillingInfo,
  AcmeUser,
  UpdateAcmeUserInput,
  UserStatus,
} from '../../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../contract/lazy.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import { textMatches } from '../kit/update/matches.ts';
import type { Loaders } from './loaders.ts';
import type { UpdateUserRequest, WireContract, WireUser } from './wire.ts';

export function toUpdateUserRequest(input: UpdateAcmeUserInput): UpdateUserRequest {
  return definedOnly({
    display_name: input.displayName ?? undefined,
    password: input.password ?? undefined,
  });
}

/** Returns whether a user has every value that was sent. A password is never shown. */
export function reflectsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return sent.password === undefined && textMatches(sent.display_name, user.display_name);
}

export function toAcmeUser(
  user: WireUser,
  provider: ProviderNode,
  loaders: Loaders,
): Lazy<AcmeUser> {
  return {
    __typename: 'AcmeUser',
    id: toGlobalId(provider.id, 'user', user.id),
    provider,
    login: user.login,
    displayName: user.display_name,
    status: toStatus(user.state),
    createdAt: toDate(user.created_at),
    updatedAt: toDate(user.updated_at),
    permissions: null,
    billingInfo: async () => {
      const contract = await loaders.getContract(user.id);
      return contract && [toAcmeBillingInfo(contract)];
    },
  };
}

export const toDate = (time: string | null) => (time === null ? null : new Date(time));

function toStatus(state: string | null): UserStatus {
  if (state === 'active') return 'ACTIVE';
  return state === 'inactive' ? 'INACTIVE' : 'UNKNOWN';
}

function toAcmeBillingInfo({ number, state }: WireContract): AcmeBillingInfo {
  return { __typename: 'AcmeBillingInfo', billingId: number, status: state };
}
