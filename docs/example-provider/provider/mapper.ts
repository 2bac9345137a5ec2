import type {
  AcmeBillingInfo,
  AcmeUser,
  UpdateAcmeUserInput,
  UserStatus,
} from '../../generated/schema-types.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { Lazy, ProviderNode } from '../contract/lazy.ts';
import { defineModel } from '../contract/model.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { needs, type RequestReads } from '../kit/reads.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import { textMatches } from '../kit/update/matches.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import type { AcmeDataSource } from './data-source.ts';
import { contract } from './reads.ts';
import type { UpdateUserRequest, WireContract, WireUser } from './wire.ts';

export function toUpdateUserRequest(input: UpdateAcmeUserInput): UpdateUserRequest {
  return definedOnly({
    display_name: input.name ?? undefined,
    password: input.password ?? undefined,
  });
}

/** Returns whether a user has every value that was sent. A password is never shown. */
export function reflectsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  if (sent.password !== undefined) return false;
  return readOr(false, () => textMatches(sent.display_name, user.display_name));
}

/** The installation in one client request. */
export interface AcmeContext {
  readonly provider: ProviderNode;
  readonly reads: RequestReads<AcmeDataSource>;
}

interface UserSource {
  readonly user: WireUser;
  readonly context: AcmeContext;
}

export const createUser = defineModel<Lazy<AcmeUser>, UserSource>('AcmeUser', {
  id: ({ user, context }) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }) => context.provider,
  login: ({ user }) => user.login,
  name: ({ user }) => user.display_name,
  email: null,
  status: ({ user }) => toStatus(readOr(null, () => user.state)),
  createdAt: ({ user }) => parseInstant(user.created_at),
  updatedAt: ({ user }) => parseInstant(user.updated_at),
  permissions: null,
  billingInfo: needs(
    contract,
    ({ user }) => user.id,
    (found) => [toAcmeBillingInfo(found)],
  ),
});

function toStatus(state: string | null): UserStatus {
  if (state === 'active') return 'ACTIVE';
  return state === 'inactive' ? 'INACTIVE' : 'UNKNOWN';
}

const toAcmeBillingInfo = defineModel<Lazy<AcmeBillingInfo>, WireContract>('AcmeBillingInfo', {
  billingId: ({ number }) => number,
  status: ({ state }) => (state === 'active' ? 'ACTIVE' : 'UNKNOWN'),
  statusText: ({ state }) => state,
  owed: null,
});
