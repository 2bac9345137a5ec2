import type { UpdateActivePlatformUserInput } from '../../generated/schema-types.ts';
import type { IssueModel } from '../contract/provider.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Rejection } from '../kit/update/update-response.ts';
import { saysNoUserFound } from '../kit/update/user-not-found.ts';

const FIELDS = {
  id: { field: 'id' },
  first_name: { field: 'firstName' },
  middle_name: { field: 'middleName' },
  last_name: { field: 'lastName' },
  password: { field: 'password' },
  custom_attributes: {
    field: 'customAttributes',
    list: [],
    fields: { key: { field: 'key' }, value: { field: 'value' } },
  },
} as const satisfies WireFields;

/**
 * Returns the issues of a rejection. Rejections are sentences under one key `error` (fact sheet,
 * section 4); a map is accepted, too.
 */
export function toActivePlatformIssues(
  rejection: Rejection,
  input: UpdateActivePlatformUserInput,
): IssueModel[] {
  return toIssues(rejection, { base: ['input', 'activePlatform'], input, fields: FIELDS });
}

/**
 * Returns whether a rejection is the documented sentence about an unknown object, `Couldn't find
 * User with 'id'=1`, or says the same. The page states no status for it (section 4).
 */
export function isUnknown(type: 'user' | 'account', { fieldErrors }: Rejection): boolean {
  return (
    fieldErrors.length > 0 &&
    fieldErrors.every(
      ({ key, message }) =>
        key === null && message.toLowerCase().includes(type) && saysNoUserFound(message),
    )
  );
}
