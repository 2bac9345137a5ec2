import type { LocalDate } from './dates.ts';
import type { Flat, Intercom, IntercomKey } from './device-types.ts';
import { LABELS } from './labels.ts';
import type { Language } from './language.ts';
import type { FlatFields } from './options.ts';

/** Writes an intercom (fact sheet 5.6), with its device credentials in clear text (quirk 14). */
export function toIntercom(intercom: Intercom, localDate: LocalDate, language: Language) {
  return {
    id: intercom.id,
    title: intercom.title,
    is_online: intercom.isOnline,
    group_id: intercom.groupId,
    camera_id: intercom.cameraId,
    flat_from: intercom.flatFrom,
    flat_to: intercom.flatTo,
    flat_offset: intercom.flatOffset,
    department: intercom.department,
    department_name: intercom.departmentName,
    department_type: intercom.departmentType,
    department_type_pretty: LABELS.department_type[intercom.departmentType][language],
    uuid: intercom.uuid,
    address: intercom.address,
    created_at: localDate(intercom.createdAt),
    updated_at: localDate(intercom.updatedAt),
    mac: intercom.mac,
    vendor: intercom.vendor,
    vendor_pretty: LABELS.vendor[intercom.vendor][language],
    status: intercom.status,
    status_pretty: LABELS.intercom_status[intercom.status][language],
    switch: intercom.switch,
    switch_pretty: LABELS.switch[intercom.switch][language],
    schema: 'http',
    ip: intercom.ip,
    port: 8080,
    login: intercom.login,
    password: intercom.password,
    commutators_count: 2,
  };
}

/** Writes a flat in the user object (fact sheet 5.7): the counts are null there. */
export function toFlat(flat: Flat, fields: FlatFields) {
  return {
    id: flat.id,
    flat: flat.flat,
    key_count: null,
    users_count: null,
    intercom_id: flat.intercomId,
    ...lineFields(flat, fields === 'nested'),
  };
}

/** Returns the line fields, whose position and names differ by version (quirk 27). */
export function lineFields(flat: Flat, isNested: boolean) {
  const lines = {
    number: flat.number,
    is_smartphone_sip_line_available: flat.smartphoneLine,
    is_landline_sip_line_available: flat.landlineLine,
    is_analog_line_enable: flat.analogLine,
    is_sip_line_enable: flat.sipLine,
  };
  return isNested
    ? { properties: { ...lines, duplicate_number: flat.landlineNumber } }
    : { ...lines, landline_number: flat.landlineNumber };
}

/** Writes a key in the user object (fact sheet 5.4). */
export function toOwnKey(key: IntercomKey, localDate: LocalDate) {
  return {
    id: key.id,
    key: key.key,
    intercom_id: key.intercomId,
    created_at: localDate(key.createdAt),
    updated_at: localDate(key.updatedAt),
  };
}
