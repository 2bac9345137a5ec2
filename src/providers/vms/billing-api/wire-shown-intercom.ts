import { z } from 'zod';
import { optional, optionalText, wireFlag, wireId, wireInt } from '../../kit/wire/wire-values.ts';
import { optionalPhpObject } from '../wire-values.ts';

const wireIntercomGroup = z.object({
  id: wireId,
  name: optionalText,
  external_id: optionalText,
  has_items: optional(wireFlag),
});
export type WireIntercomGroup = z.output<typeof wireIntercomGroup>;

/**
 * An intercom as the Billing API returns it by its id.
 *
 * @see docs/providers/vms.md section 3.3
 */
export const wireShownIntercom = z.object({
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
  camera: optionalPhpObject(z.object({ id: wireId })),
  group: optionalPhpObject(wireIntercomGroup),
});
export type WireShownIntercom = z.output<typeof wireShownIntercom>;
