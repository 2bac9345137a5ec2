import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalSecret,
  optionalText,
  wireFlag,
  wireId,
  wireInt,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { optionalPhpObject, vmsDate } from '../wire-values.ts';

/**
 * An intercom of a user. `login` and `password` of the device are in clear text there (quirk 14): from here on they are
 * secrets.
 *
 * @see docs/providers/vms.md section 5.6
 */
export const wireIntercom = wireObject({
  id: wireId,
  title: optionalText,
  is_online: optional(wireFlag),
  group_id: wireReference,
  camera_id: wireReference,
  flat_from: optional(wireInt),
  flat_to: optional(wireInt),
  /** Null or a string (quirk 28). */
  flat_offset: optionalText,
  /** A number or a string (quirk 28). */
  department: optionalText,
  department_name: optionalText,
  department_type: optionalText,
  department_type_pretty: optionalText,
  uuid: optionalText,
  address: optionalText,
  created_at: vmsDate,
  updated_at: vmsDate,
  mac: optionalText,
  vendor: optionalText,
  vendor_pretty: optionalText,
  status: optionalText,
  status_pretty: optionalText,
  switch: optionalText,
  switch_pretty: optionalText,
  schema: optionalText,
  ip: optionalText,
  port: optional(wireInt),
  commutators_count: optional(wireInt),
  login: optionalSecret,
  password: optionalSecret,
});
export type WireIntercom = WireOutput<typeof wireIntercom>;

/** The lines of a flat: in the flat (24.12) or in its `properties` (23.12), also under older names. */
const flatLines = {
  /** A SIP address (quirk 15). */
  number: optionalSecret,
  /** Formerly `duplicate_number`. */
  landline_number: optionalText,
  duplicate_number: optionalText,
  is_smartphone_sip_line_available: optional(wireFlag),
  is_landline_sip_line_available: optional(wireFlag),
  is_analog_line_enable: optional(wireFlag),
  is_analog_line_available: optional(wireFlag),
  is_sip_line_enable: optional(wireFlag),
};

/**
 * A flat of a user or of an intercom (quirk 27).
 *
 * @see docs/providers/vms.md section 5.7
 */
export const wireFlat = wireObject({
  id: wireId,
  flat: optional(wireInt),
  key_count: optional(wireInt),
  users_count: optional(wireInt),
  intercom_id: wireReference,
  ...flatLines,
  properties: optionalPhpObject(wireObject(flatLines)),
});
export type WireFlat = WireOutput<typeof wireFlat>;

/** A key. Its code `key` opens doors (section 5.4, quirk 15). */
export const wireKey = wireObject({
  id: wireId,
  key: optionalSecret,
  intercom_id: wireReference,
  created_at: vmsDate,
  updated_at: vmsDate,
});
export type WireKey = WireOutput<typeof wireKey>;
