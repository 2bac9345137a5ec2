import type { UpdateActivePlatformUserInput } from '../../generated/schema-types.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import { textMatches } from '../kit/update/matches.ts';
import type { UpdateUserRequest, WireUser } from './wire.ts';

/**
 * Maps the input to the request. Null was refused before: this provider documents no way to clear a
 * value except an empty middle name.
 */
export function toUpdateUserRequest(input: UpdateActivePlatformUserInput): UpdateUserRequest {
  return definedOnly({
    first_name: input.firstName ?? undefined,
    middle_name: input.middleName ?? undefined,
    last_name: input.lastName ?? undefined,
    password: input.password ?? undefined,
    custom_attributes: input.customAttributes?.map(({ key, value }) => ({ key, value })),
  });
}

/**
 * Returns whether a user has every value that was sent. A password is never shown, and neither is
 * the key of an attribute.
 */
export function reflectsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return (
    sent.password === undefined &&
    sent.custom_attributes === undefined &&
    NAMES.every((name) => readOr(false, () => isUnchanged(sent[name], () => user[name])))
  );
}

const NAMES = ['first_name', 'middle_name', 'last_name'] as const;

/** Reads only a value that was sent. */
const isUnchanged = (sent: string | undefined, read: () => string | null) =>
  sent === undefined || textMatches(sent, read());
