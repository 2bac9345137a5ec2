import { wireObject } from '../../../upstream/wire/wire-object.ts';
import { UnreadableValue, type WireOutput, wireValue } from '../../../upstream/wire/wire-type.ts';
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
import { wirePage } from './page-wire.ts';

/** A permission. The Admin API uses its id, the Billing API its name (quirk 24). */
export const wirePermission = wireObject({
  id: wireId,
  name: optionalText,
  display_name: optionalText,
  group: optionalText,
});
export type WirePermission = WireOutput<typeof wirePermission>;

const wireSubUser = wireObject({
  id: wireId,
  name: optionalText,
  /** May be an empty string (quirk 13). */
  login: optionalText,
  created_at: vmsDate,
  permissions: optional(phpList(wirePermission)),
});
export type WireSubUser = WireOutput<typeof wireSubUser>;

/** A billing record, which is nested in `data` in reads and flat in writes (quirk 10). */
const wireBillingRecord = wireObject({
  login: optionalText,
  status: optionalText,
  user_type: optionalText,
  billing_id: optionalText,
  billing_extra: optional(phpObject(wireDocument)),
});
export type WireBillingRecord = WireOutput<typeof wireBillingRecord>;

const wireLicense = wireObject({
  type: optionalText,
  type_pretty: optionalText,
  all: optional(wireInt),
  free: optional(wireInt),
  used: optional(wireInt),
});
export type WireLicense = WireOutput<typeof wireLicense>;

/**
 * The user as the Admin API returns it, in one document. It has neither `updated_at` nor a status of its own.
 *
 * @see docs/providers/vms.md section 5.4
 */
export const wireAdminUser = wireObject({
  id: wireId,
  name: optionalText,
  login: optionalText,
  created_at: vmsDate,
  user_type: optionalText,
  cameras: optional(phpList(wireCamera)),
  subusers: optional(phpList(wireSubUser)),
  permissions: optional(phpList(wirePermission)),
  billing_info: optionalPhpObject(wireObject({ data: optional(phpList(wireBillingRecord)) })),
  events: optional(phpList(wireEntry)),
  analytic_license: optional(phpList(wireLicense)),
  intercoms: optional(phpList(wireIntercom)),
  intercom_flats: optional(phpList(wireFlat)),
  intercom_keys: optional(phpList(wireKey)),
});
export type WireAdminUser = WireOutput<typeof wireAdminUser>;

/** @see docs/providers/vms.md section 6, `GET roles` */
const wireRole = wireObject({
  type: optionalText,
  permissions: optional(phpList(wirePermission)),
});

export type WireRole = WireOutput<typeof wireRole>;

export const wireRolePage = wirePage(wireRole);
export type WireRolePage = WireOutput<typeof wireRolePage>;

const nonEmptyText = wireValue((value): string => {
  if (typeof value === 'string' && value !== '') return value;
  throw new UnreadableValue('a text that is not empty');
});

/** @see docs/providers/vms.md section 4 */
export const wireToken = wireObject(
  {
    /** May start with the word `Bearer` (quirk 25). */
    access_token: nonEmptyText,
    expires_at: vmsDate,
  },
  ['access_token'],
);
export type WireToken = WireOutput<typeof wireToken>;
