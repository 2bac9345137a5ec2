import type { Intercom, VmsIntercomFlat, VmsIntercomKey } from '../../generated/schema-types.ts';
import { toGlobalId, toGlobalIdOrNull } from '../global-id.ts';
import type { Lazy } from '../lazy.ts';
import type { Installation } from './installation.ts';
import { toInstant } from './vms-time.ts';
import type { WireFlat, WireIntercom, WireKey } from './wire-intercom.ts';

export function toIntercom(
  intercom: WireIntercom,
  { provider, timeZone }: Installation,
): Lazy<Intercom> {
  return {
    __typename: 'Intercom',
    id: toGlobalId(provider.id, 'intercom', intercom.id),
    address: intercom.address,
    status: intercom.status,
    statusLabel: intercom.status_pretty,
    title: intercom.title,
    isOnline: intercom.is_online,
    groupId: toGlobalIdOrNull(provider.id, 'intercom-group', intercom.group_id),
    cameraId: toGlobalIdOrNull(provider.id, 'camera', intercom.camera_id),
    flatFrom: intercom.flat_from,
    flatTo: intercom.flat_to,
    flatOffset: intercom.flat_offset,
    department: intercom.department,
    departmentName: intercom.department_name,
    departmentType: intercom.department_type,
    departmentTypeLabel: intercom.department_type_pretty,
    uuid: intercom.uuid,
    createdAt: () => toInstant(intercom.created_at, timeZone),
    updatedAt: () => toInstant(intercom.updated_at, timeZone),
    mac: intercom.mac,
    vendor: intercom.vendor,
    vendorLabel: intercom.vendor_pretty,
    switch: intercom.switch,
    switchLabel: intercom.switch_pretty,
    schema: intercom.schema,
    ip: intercom.ip,
    port: intercom.port,
    commutatorsCount: intercom.commutators_count,
  };
}

export function toIntercomFlat(flat: WireFlat, { provider }: Installation): Lazy<VmsIntercomFlat> {
  return {
    __typename: 'VmsIntercomFlat',
    id: toGlobalId(provider.id, 'flat', flat.id),
    flat: flat.flat,
    keyCount: flat.key_count,
    usersCount: flat.users_count,
    intercomId: toGlobalIdOrNull(provider.id, 'intercom', flat.intercom_id),
    landlineNumber: flat.landline_number,
    isSmartphoneSipLineAvailable: flat.is_smartphone_sip_line_available,
    isLandlineSipLineAvailable: flat.is_landline_sip_line_available,
    isAnalogLineEnabled: flat.is_analog_line_enable,
    isSipLineEnabled: flat.is_sip_line_enable,
  };
}

export function toIntercomKey(
  key: WireKey,
  { provider, timeZone }: Installation,
): Lazy<VmsIntercomKey> {
  return {
    __typename: 'VmsIntercomKey',
    id: toGlobalId(provider.id, 'key', key.id),
    intercomId: toGlobalIdOrNull(provider.id, 'intercom', key.intercom_id),
    createdAt: () => toInstant(key.created_at, timeZone),
    updatedAt: () => toInstant(key.updated_at, timeZone),
  };
}
