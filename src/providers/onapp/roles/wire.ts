import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import { optional, optionalText, wireFlag, wireId, wireInt } from '../../kit/wire/wire-values.ts';
import { optionalDateTime, wrappedList } from '../wire-values.ts';

/** A permission. @see docs/providers/onapp.md section 7 */
export const wirePermission = wireObject({
  id: wireId,
  identifier: optionalText,
  label: optionalText,
});
export type WirePermission = WireOutput<typeof wirePermission>;

/** `[{"permission":{…}}]` */
export const wirePermissionList = wrappedList('permission', wirePermission);

/** A role. @see docs/providers/onapp.md section 7 */
export const wireRole = wireObject({
  id: wireId,
  label: optionalText,
  identifier: optionalText,
  created_at: optionalDateTime,
  updated_at: optionalDateTime,
  users_count: optional(wireInt),
  system: optional(wireFlag),
  template: optionalText,
  /** Permissions are absent inside a user group. */
  permissions: optional(wirePermissionList),
});
export type WireRole = WireOutput<typeof wireRole>;

/** `[{"role":{…}}]` */
export const wireRoleList = wrappedList('role', wireRole);
