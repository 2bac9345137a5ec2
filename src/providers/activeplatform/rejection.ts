import type { InputIssue, UpdateActivePlatformUserInput } from '../../generated/schema-types.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Refusal } from '../kit/update/update-response.ts';

const FIELDS = {
  id: { member: 'id' },
  first_name: { member: 'firstName' },
  middle_name: { member: 'middleName' },
  last_name: { member: 'lastName' },
  password: { member: 'password' },
  custom_attributes: {
    member: 'customAttributes',
    list: [],
    fields: { key: { member: 'key' }, value: { member: 'value' } },
  },
} as const satisfies WireFields;

/**
 * Returns the issues of a refusal. Refusals are sentences under one key `error` (fact sheet,
 * section 4); a map is accepted, too.
 */
export function toActivePlatformIssues(
  refusal: Refusal,
  input: UpdateActivePlatformUserInput,
): InputIssue[] {
  return toIssues(refusal, { base: ['input', 'activePlatform'], input, fields: FIELDS });
}
