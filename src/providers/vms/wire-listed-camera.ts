import { z } from 'zod';
import { optional, optionalSecret, optionalText, wireId } from '../wire-values.ts';
import { phpList, vmsDate } from './wire-values.ts';

const wireStream = z.object({ type: optionalText, status: optionalText });
export type WireStream = z.output<typeof wireStream>;

/**
 * A camera as the Billing API lists it. The address of its `preview` holds a token (quirk 14).
 *
 * @see docs/providers/vms.md section 3.2
 */
export const wireListedCamera = z.object({
  id: wireId,
  /** Since 24.12. In 24.09 a `camera_id` stands in its place: no page says what that names. */
  external_id: optionalText,
  name: z.string(),
  status: optionalText,
  start_at: vmsDate,
  group_type: optionalText,
  streams: optional(phpList(wireStream)),
  preview: optionalSecret,
});
export type WireListedCamera = z.output<typeof wireListedCamera>;

/** Ids that one call to `cameras/list` takes. */
export const MAX_LISTED_CAMERAS = 30;

/** Null where there is none (quirk 18). Each entry is read by itself, so that an odd one is no harm to the others. */
export const wireCameraList = optional(phpList(z.unknown(), 10 * MAX_LISTED_CAMERAS));
