import type { InputIssue, UpdateOnAppUserInput } from '../../generated/schema-types.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Refusal } from '../kit/update/update-response.ts';

const ROLES = { member: 'roleIds', list: [] } as const;

/** The attributes that are sent, and the associations that Rails names instead of them. */
const FIELDS = {
  id: { member: 'id' },
  email: { member: 'email' },
  first_name: { member: 'firstName' },
  last_name: { member: 'lastName' },
  password: { member: 'password' },
  user_group_id: { member: 'userGroupId' },
  user_group: { member: 'userGroupId' },
  bucket_id: { member: 'bucketId' },
  bucket: { member: 'bucketId' },
  billing_plan_id: { member: 'billingPlanId' },
  billing_plan: { member: 'billingPlanId' },
  role_ids: ROLES,
  roles: ROLES,
  additional_fields: {
    member: 'additionalFields',
    list: [],
    fields: { name: { member: 'name' }, value: { member: 'value' } },
  },
  suspend_at: { member: 'suspendAt' },
  registered_yubikey: { member: 'registeredYubikey' },
} as const satisfies WireFields;

/** Returns the issues of a rejection: a map of lists, sentences, one sentence or an XML list (fact sheet, section 4). */
export function toOnAppIssues(refusal: Refusal, input: UpdateOnAppUserInput): InputIssue[] {
  return toIssues(refusal, { base: ['input', 'onApp'], input, fields: FIELDS });
}
