import type { UpdateVmsBillingUserInput } from '../../../generated/schema-types.ts';
import type { IssueModel } from '../../contract/provider.ts';
import type { WireField, WireFields } from '../../kit/update/input-path.ts';
import { toIssues } from '../../kit/update/issues.ts';
import type { Rejection } from '../../kit/update/update-response.ts';
import { saysNoUserFound } from '../../kit/update/user-not-found.ts';

const PROPERTIES = {
  field: 'billingProperties',
  list: [],
  fields: { type: { field: 'type' }, value: { field: 'value' } },
} as const;

const FIELDS = {
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
  rejection: Rejection,
  input: UpdateVmsBillingUserInput,
): IssueModel[] {
  // The API names the user by the login, whichever way the input does.
  const login = input.user.id == null ? BY_LOGIN : BY_ID;
  return toIssues(rejection, {
    base: ['input', 'vmsBilling'],
    input,
    fields: { ...FIELDS, login },
  });
}

const BY_ID: WireField = { field: 'user', within: ['id'] };

const BY_LOGIN: WireField = { field: 'user', within: ['login', 'login'] };

/**
 * Returns whether a rejection means that there is no such user. The API has no 404 and rejects an unknown login under
 * the key `login` (section 2.3, INFERRED). Any other text about the login is a reason that a person has to read.
 */
export function isUnknownLogin({ fieldErrors }: Rejection): boolean {
  return (
    fieldErrors.length > 0 &&
    fieldErrors.every(({ key, message }) => LOGIN.has(key ?? '') && saysNoUserFound(message))
  );
}

const LOGIN: ReadonlySet<string> = new Set(['login', 'user.login']);
