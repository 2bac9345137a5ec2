import type { UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import type { IssueModel } from '../contract/provider.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Rejection } from '../kit/update/update-response.ts';

const ROLES = { field: 'roleIds', list: [] } as const;

/** The attributes that are sent, and the associations that Rails names instead of them. */
const FIELDS = {
  id: { field: 'id' },
  email: { field: 'email' },
  first_name: { field: 'firstName' },
  last_name: { field: 'lastName' },
  password: { field: 'password' },
  user_group_id: { field: 'userGroupId' },
  user_group: { field: 'userGroupId' },
  bucket_id: { field: 'bucketId' },
  bucket: { field: 'bucketId' },
  billing_plan_id: { field: 'billingPlanId' },
  billing_plan: { field: 'billingPlanId' },
  role_ids: ROLES,
  roles: ROLES,
  additional_fields: {
    field: 'additionalFields',
    list: [],
    fields: { name: { field: 'name' }, value: { field: 'value' } },
  },
  suspend_at: { field: 'suspendAt' },
  registered_yubikey: { field: 'hasYubikey' },
} as const satisfies WireFields;

/** Returns the issues of a rejection: a map of lists, sentences, one sentence or an XML list (fact sheet, section 4). */
export function toOnAppIssues(rejection: Rejection, input: UpdateOnAppUserInput): IssueModel[] {
  return toIssues(rejection, { base: ['input', 'onApp'], input, fields: FIELDS });
}
