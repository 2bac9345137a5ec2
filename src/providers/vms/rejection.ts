import type {
  InputIssue,
  UpdateVmsAdminUserInput,
  UpdateVmsBillingUserInput,
} from '../../generated/schema-types.ts';
import type { WireFields } from '../kit/update/input-path.ts';
import { toIssues } from '../kit/update/issues.ts';
import type { Rejection } from '../kit/update/update-response.ts';
import { saysNoUserFound } from '../kit/update/user-not-found.ts';

const PROPERTIES = {
  field: 'billingProperties',
  list: [],
  fields: { type: { field: 'type' }, value: { field: 'value' } },
} as const;

const BILLING_FIELDS = {
  login: { field: 'login' },
  password: { field: 'password' },
  status: { field: 'status' },
  can_update_password: { field: 'canUpdatePassword' },
  billing_info: {
    field: 'billingInfo',
    fields: { billing_id: { field: 'billingId' }, billing_extra: { field: 'billingExtra' } },
  },
  // The name in requests depends on the configuration (quirk 1).
  billing_properties: PROPERTIES,
  properties: PROPERTIES,
  permissions_to_attach: { field: 'permissionsToAttach', list: [] },
  permissions_to_detach: { field: 'permissionsToDetach', list: [] },
} as const satisfies WireFields;

/** Maps a rejection to issues. Dotted keys index lists: `billing_properties.0.value` (docs/providers/vms.md 1.6). */
export function toBillingIssues(
  refusal: Rejection,
  input: UpdateVmsBillingUserInput,
): InputIssue[] {
  return toIssues(refusal, { base: ['input', 'vmsBilling'], input, fields: BILLING_FIELDS });
}

/**
 * Returns whether a rejection means that there is no such user. The API has no 404 and rejects an unknown login under
 * the key `login` (section 2.3, INFERRED). Any other text about the login is a reason that a person has to read.
 */
export function isUnknownLogin({ complaints }: Rejection): boolean {
  return (
    complaints.length > 0 &&
    complaints.every(({ key, message }) => LOGIN.has(key ?? '') && saysNoUserFound(message))
  );
}

const LOGIN: ReadonlySet<string> = new Set(['login', 'user.login']);

/** Maps a rejection to issues. `permissions.1` is the second entry of `ids` or `names`, as the caller sent it. */
export function toAdminIssues(refusal: Rejection, input: UpdateVmsAdminUserInput): InputIssue[] {
  const list = input.permissions.ids === undefined ? 'names' : 'ids';
  const fields: WireFields = {
    user: { field: 'id' },
    permissions: { field: 'permissions', list: [list] },
  };
  return toIssues(refusal, { base: ['input', 'vmsAdmin'], input, fields });
}
