import { z } from 'zod';
import {
  optional,
  optionalText,
  wireDocument,
  wireEntry,
  wireId,
  wireInt,
} from '../../kit/wire/wire-values.ts';
import { wireCamera } from '../devices/camera-wire.ts';
import { wireFlat, wireIntercom, wireKey } from '../devices/intercom-wire.ts';
import { optionalPhpObject, phpList, phpObject, vmsDate } from '../wire-values.ts';
import { wirePage } from './list-wire.ts';

/** A permission. The Admin API uses its id, the Billing API its name (quirk 24). */
export const wirePermission = z.object({
  id: wireId,
  name: z.string(),
  display_name: optionalText,
  group: optionalText,
});
export type WirePermission = z.output<typeof wirePermission>;

const wireSubUser = z.object({
  id: wireId,
  name: optionalText,
  /** May be an empty string (quirk 13). */
  login: optionalText,
  created_at: vmsDate,
  permissions: optional(phpList(wirePermission)),
});
export type WireSubUser = z.output<typeof wireSubUser>;

/** A billing record, which is nested in `data` in reads and flat in writes (quirk 10). */
const wireBillingRecord = z.object({
  login: optionalText,
  status: optionalText,
  user_type: optionalText,
  billing_id: optionalText,
  billing_extra: optional(phpObject(wireDocument)),
});
export type WireBillingRecord = z.output<typeof wireBillingRecord>;

const wireLicense = z.object({
  type: z.string(),
  type_pretty: optionalText,
  all: optional(wireInt),
  free: optional(wireInt),
  used: optional(wireInt),
});
export type WireLicense = z.output<typeof wireLicense>;

/**
 * The user as the Admin API returns it, in one document. It has neither `updated_at` nor a status of its own.
 *
 * @see docs/providers/vms.md section 5.4
 */
export const wireAdminUser = z.object({
  id: wireId,
  name: optionalText,
  login: optionalText,
  created_at: vmsDate,
  user_type: optionalText,
  cameras: optional(phpList(wireCamera)),
  subusers: optional(phpList(wireSubUser)),
  permissions: optional(phpList(wirePermission)),
  billing_info: optionalPhpObject(z.object({ data: optional(phpList(wireBillingRecord)) })),
  events: optional(phpList(wireEntry)),
  analytic_license: optional(phpList(wireLicense)),
  intercoms: optional(phpList(wireIntercom)),
  intercom_flats: optional(phpList(wireFlat)),
  intercom_keys: optional(phpList(wireKey)),
});
export type WireAdminUser = z.output<typeof wireAdminUser>;

/** @see docs/providers/vms.md section 6, `GET roles` */
const wireRole = z.object({
  type: optionalText,
  permissions: optional(phpList(wirePermission)),
});

export const wireRolePage = wirePage(wireRole);
export type WireRolePage = z.output<typeof wireRolePage>;

/** @see docs/providers/vms.md section 4 */
export const wireToken = z.object({
  /** May start with the word `Bearer` (quirk 25). */
  access_token: z.string().min(1),
  expires_at: vmsDate,
});
export type WireToken = z.output<typeof wireToken>;
