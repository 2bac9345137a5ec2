import type {
  UpdateVmsBillingUserInput,
  VmsUserStatusInput,
} from '../../../generated/schema-types.ts';
import { definedOnly } from '../../kit/update/defined-only.ts';
import type { UpdateUserRequest } from './wire.ts';

/** The name of the properties in requests, which depends on the version (quirk 1). */
export type PropertiesField = 'billing_properties' | 'properties';

const WIRE_STATUS = { ACTIVE: 'active', BLOCKED: 'blocked' } as const satisfies Record<
  VmsUserStatusInput,
  UpdateUserRequest['status']
>;

/**
 * Builds the request. Null was rejected before, as this API documents no way to clear a value.
 *
 * @param login the login of the user that the input names.
 */
export function toUpdateUserRequest(
  login: string,
  input: UpdateVmsBillingUserInput,
  propertiesField: PropertiesField,
): UpdateUserRequest {
  return {
    login,
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
): UpdateUserRequest['billing_info'] {
  const fields = definedOnly({
    billing_id: info?.billingId ?? undefined,
    billing_extra: info?.billingExtra,
  });
  return Object.keys(fields).length === 0 ? undefined : fields;
}
