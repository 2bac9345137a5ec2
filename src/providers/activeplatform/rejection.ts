import type { InputIssue, UpdateActivePlatformUserInput } from '../../generated/schema-types.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Rejection } from '../kit/update/update-response.ts';

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
): InputIssue[] {
  return toIssues(rejection, { base: ['input', 'activePlatform'], input, fields: FIELDS });
}
