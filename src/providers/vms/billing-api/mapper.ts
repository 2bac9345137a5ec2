import type {
  InputIssue,
  UpdateVmsBillingUserInput,
  VmsUserStatus,
} from '../../../generated/schema-types.ts';
import { definedOnly } from '../../kit/update/defined-only.ts';
import { gatewayIssue } from '../../kit/update/issues.ts';
import type { ManageUserRequest } from './wire.ts';

/** The name of the properties in requests, which depends on the version (quirk 1). */
export type PropertiesField = 'billing_properties' | 'properties';

const WIRE_STATUS = { ACTIVE: 'active', BLOCKED: 'blocked' } as const satisfies Record<
  VmsUserStatus,
  ManageUserRequest['status']
>;

/** Builds the request. Null was rejected before, as this API documents no way to clear a value. */
export function toManageUserRequest(
  input: UpdateVmsBillingUserInput,
  propertiesField: PropertiesField,
): ManageUserRequest {
  return {
    login: input.login,
    ...definedOnly({
      password: input.password ?? undefined,
      status: input.status ? WIRE_STATUS[input.status] : undefined,
      can_update_password: input.canUpdatePassword ?? undefined,
      billing_info: toBillingInfo(input.billingInfo),
      [propertiesField]: input.billingProperties?.map(({ type, value }) => ({ type, value })),
      permissions_to_attach: input.permissionsToAttach ?? undefined,
      permissions_to_detach: input.permissionsToDetach ?? undefined,
    }),
  };
}

/** Billing info is flat in writes and nested in reads (quirk 10). If empty, it is not sent: it might clear values. */
function toBillingInfo(
  info: UpdateVmsBillingUserInput['billingInfo'],
): ManageUserRequest['billing_info'] {
  const fields = definedOnly({
    billing_id: info?.billingId ?? undefined,
    billing_extra: info?.billingExtra,
  });
  return Object.keys(fields).length === 0 ? undefined : fields;
}

/** Rejects a name in both lists, as no page says which list wins (docs/providers/vms.md section 2.3). */
export function ownBillingIssues(input: UpdateVmsBillingUserInput): InputIssue[] {
  const attached = new Set(input.permissionsToAttach);
  return (input.permissionsToDetach ?? []).flatMap((name, index) =>
    attached.has(name)
      ? [
          gatewayIssue(
            ['input', 'vmsBilling', 'permissionsToDetach', String(index)],
            'NOT_ALLOWED',
            'is also listed in permissionsToAttach',
          ),
        ]
      : [],
  );
}
