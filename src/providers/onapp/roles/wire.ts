import { z } from 'zod';
import { optional, optionalText, wireFlag, wireId, wireInt } from '../../kit/wire/wire-values.ts';
import { wireDateTime, wrappedList } from '../wire-values.ts';

/** A permission. @see docs/providers/onapp.md section 7 */
export const wirePermission = z.object({
  id: wireId,
  identifier: z.string(),
  label: optionalText,
});
export type WirePermission = z.output<typeof wirePermission>;

/** `[{"permission":{…}}]` */
export const wirePermissionList = wrappedList('permission', wirePermission);

/** A role. @see docs/providers/onapp.md section 7 */
export const wireRole = z.object({
  id: wireId,
  label: optionalText,
  identifier: optionalText,
  created_at: optional(wireDateTime),
  updated_at: optional(wireDateTime),
  users_count: optional(wireInt),
  system: optional(wireFlag),
  template: optionalText,
  /** Permissions are absent inside a user group. */
  permissions: optional(wirePermissionList),
});
export type WireRole = z.output<typeof wireRole>;

/** `[{"role":{…}}]` */
export const wireRoleList = wrappedList('role', wireRole);
