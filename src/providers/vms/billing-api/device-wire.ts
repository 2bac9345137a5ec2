import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalSecret,
  optionalText,
  wireFlag,
  wireId,
  wireInt,
} from '../../kit/wire/wire-values.ts';
import { optionalPhpObject, phpList, vmsDate } from '../wire-values.ts';

const wireStream = wireObject({ type: optionalText, status: optionalText });
export type WireStream = WireOutput<typeof wireStream>;

/**
 * A camera as the Billing API lists it. The URL of its `preview` contains a token (quirk 14).
 *
 * @see docs/providers/vms.md section 3.2
 */
export const wireListedCamera = wireObject({
  id: wireId,
  /** Exists since 24.12. 24.09 has a `camera_id` instead: no page says what that identifies. */
  external_id: optionalText,
  name: optionalText,
  status: optionalText,
  start_at: vmsDate,
  group_type: optionalText,
  streams: optional(phpList(wireStream)),
  preview: optionalSecret,
});
export type WireListedCamera = WireOutput<typeof wireListedCamera>;

/** The maximum number of ids in one call to `cameras/list`. */
export const MAX_LISTED_CAMERAS = 30;

/** May be null (quirk 18). A malformed entry does not fail the others. */
export const wireCameraList = optional(phpList(wireListedCamera, 10 * MAX_LISTED_CAMERAS));

/** The cameras of one user: as many as the user has. */
export const wireUserCameraList = optional(phpList(wireListedCamera));

const wireIntercomGroup = wireObject({
  id: wireId,
  name: optionalText,
  external_id: optionalText,
  has_items: optional(wireFlag),
});
export type WireIntercomGroup = WireOutput<typeof wireIntercomGroup>;

/**
 * An intercom as the Billing API returns it by its id.
 *
 * @see docs/providers/vms.md section 3.3
 */
export const wireShownIntercom = wireObject({
  id: wireId,
  /** A number or a string (quirk 29). */
  external_id: optionalText,
  /** A number or a string (quirk 28). */
  department: optionalText,
  title: optionalText,
  mac: optionalText,
  model: optionalText,
  serial_number: optionalText,
  status: optionalText,
  flat_from: optional(wireInt),
  flat_to: optional(wireInt),
  source: optionalText,
  camera: optionalPhpObject(wireObject({ id: wireId })),
  group: optionalPhpObject(wireIntercomGroup),
});
export type WireShownIntercom = WireOutput<typeof wireShownIntercom>;
