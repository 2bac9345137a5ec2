import type {
  InputIssue,
  UpdateVmsAdminUserInput,
  UpdateVmsBillingUserInput,
} from '../../generated/schema-types.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { ruleOf } from '../kit/update/issue-rule.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Refusal } from '../kit/update/update-response.ts';

const PROPERTIES = {
  member: 'billingProperties',
  list: [],
  fields: { type: { member: 'type' }, value: { member: 'value' } },
} as const;

const BILLING_FIELDS = {
  login: { member: 'login' },
  password: { member: 'password' },
  status: { member: 'status' },
  can_update_password: { member: 'canUpdatePassword' },
  billing_info: {
    member: 'billingInfo',
    fields: { billing_id: { member: 'billingId' }, billing_extra: { member: 'billingExtra' } },
  },
  // The name in requests depends on the configuration (quirk 1).
  billing_properties: PROPERTIES,
  properties: PROPERTIES,
  permissions_to_attach: { member: 'permissionsToAttach', list: [] },
  permissions_to_detach: { member: 'permissionsToDetach', list: [] },
} as const satisfies WireFields;

/** Maps a rejection to issues. Dotted keys index lists: `billing_properties.0.value` (docs/providers/vms.md 1.6). */
export function toBillingIssues(refusal: Refusal, input: UpdateVmsBillingUserInput): InputIssue[] {
  return toIssues(refusal, { base: ['input', 'vmsBilling'], input, fields: BILLING_FIELDS });
}

/**
 * Returns whether a rejection means that there is no such user. The API has no 404 and rejects an unknown login under
 * the key `login` (section 2.3, INFERRED). A text about presence, format or length is about the value instead.
 */
export function isUnknownLogin({ complaints }: Refusal): boolean {
  return (
    complaints.length > 0 &&
    complaints.every(({ key, message }) => key === 'login' && !ABOUT_THE_VALUE.has(ruleOf(message)))
  );
}

const ABOUT_THE_VALUE: ReadonlySet<string> = new Set([
  'REQUIRED',
  'FORMAT',
  'TOO_SHORT',
  'TOO_LONG',
]);

/** Maps a rejection to issues. `permissions.1` is the second entry of `ids` or `names`, as the caller sent it. */
export function toAdminIssues(refusal: Refusal, input: UpdateVmsAdminUserInput): InputIssue[] {
  const list = input.permissions.ids === undefined ? 'names' : 'ids';
  const fields: WireFields = {
    user: { member: 'id' },
    permissions: { member: 'permissions', list: [list] },
  };
  return toIssues(refusal, { base: ['input', 'vmsAdmin'], input, fields });
}
