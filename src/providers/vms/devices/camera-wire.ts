import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalText,
  wireDocument,
  wireEntry,
  wireFlag,
  wireId,
  wireInt,
  wireNumber,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { optionalPhpObject, phpList, vmsDate } from '../wire-values.ts';

/** @see docs/providers/vms.md section 5.5 */
const wireCameraGroup = wireObject({
  id: wireId,
  parent_id: wireReference,
  depth: optional(wireInt),
  path_index: optional(wireInt),
  name: optionalText,
  is_house: optional(wireFlag),
  type: optionalText,
  uuid: optionalText,
  created_at: vmsDate,
  updated_at: vmsDate,
  user_id: wireReference,
  is_legal: optional(wireFlag),
  cameras_count: optional(wireInt),
  short_pretty: optionalText,
  full_pretty: optionalText,
  top_group_id: wireReference,
  intercoms_count: optional(wireInt),
});
export type WireCameraGroup = WireOutput<typeof wireCameraGroup>;

/** The access of the user to the camera. `user_id` and `camera_id` only repeat the ids of both. */
const wirePivot = wireObject({
  order: optional(wireInt),
  name: optionalText,
  login_id: wireReference,
  is_favorite: optional(wireFlag),
  status: optionalText,
});

/**
 * A camera of a user. One document has booleans both as `true` and as 1 (quirk 8).
 *
 * @see docs/providers/vms.md section 5.5
 */
export const wireCamera = wireObject({
  id: wireId,
  name: optionalText,
  status: optionalText,
  type: optionalText,
  start_at: vmsDate,
  group_id: wireReference,
  top_group_id: wireReference,
  order: optional(wireInt),
  created_at: vmsDate,
  updated_at: vmsDate,
  origin: optionalText,
  group_type: optionalText,
  folder_id: wireReference,
  is_sensitive: optional(wireFlag),
  is_buffer_enabled: optional(wireFlag),
  is_public: optional(wireFlag),
  count_issues: optional(wireInt),
  azimuth: optional(wireNumber),
  location: optional(wireDocument),
  is_user_owner: optional(wireFlag),
  pack_id: wireReference,
  source: optionalText,
  archive_storage_days: optional(wireInt),
  is_archive_recording: optional(wireFlag),
  is_increased_reconnect: optional(wireFlag),
  model_id: wireReference,
  is_sound_enabled: optional(wireFlag),
  is_need_replace: optional(wireFlag),
  ip: optionalText,
  bridge_id: wireReference,
  uuid: optionalText,
  deleted_at: vmsDate,
  archive_recording_type: optionalText,
  is_auto_create_streams: optional(wireFlag),
  host_id: wireReference,
  is_enabled: optional(wireFlag),
  is_editable: optional(wireFlag),
  is_intercom: optional(wireFlag),
  services_list: optionalPhpObject(
    wireObject({ ptz: optional(wireFlag), motion_detect: optional(wireFlag) }),
  ),
  pivot: optionalPhpObject(wirePivot),
  group: optionalPhpObject(wireCameraGroup),
  services: optional(phpList(wireEntry)),
});
export type WireCamera = WireOutput<typeof wireCamera>;
