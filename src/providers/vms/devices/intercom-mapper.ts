import type { Intercom, IntercomCredentials } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toInstant } from '../local-time.ts';
import { INTERCOM_LISTS, type IntercomListSource } from './intercom-lists.ts';
import type { WireIntercom } from './intercom-wire.ts';

interface IntercomSource extends IntercomListSource {
  readonly intercom: WireIntercom;
}

const idOf = ({ intercom, context }: IntercomSource) =>
  toGlobalId(context.provider.id, 'intercom', intercom.id);

const toCredentials = defineModel<Lazy<IntercomCredentials>, IntercomSource>(
  'IntercomCredentials',
  {
    login: (source) => auditSecret(idOf(source), 'credentials.login', source.intercom.login),
    password: (source) =>
      auditSecret(idOf(source), 'credentials.password', source.intercom.password),
  },
);

/** Creates an intercom in the document of a user. */
export const createIntercom = defineModel<Lazy<Intercom>, IntercomSource>('Intercom', {
  id: idOf,
  address: ({ intercom }) => intercom.address,
  status: ({ intercom }) => intercom.status,
  statusLabel: ({ intercom }) => intercom.status_pretty,
  title: ({ intercom }) => intercom.title,
  isOnline: ({ intercom }) => intercom.is_online,
  groupId: ({ intercom, context }) =>
    toGlobalIdOrNull(context.provider.id, 'intercom-group', intercom.group_id),
  cameraId: ({ intercom, context }) =>
    toGlobalIdOrNull(context.provider.id, 'camera', intercom.camera_id),
  flatFrom: ({ intercom }) => intercom.flat_from,
  flatTo: ({ intercom }) => intercom.flat_to,
  flatOffset: ({ intercom }) => intercom.flat_offset,
  department: ({ intercom }) => intercom.department,
  departmentName: ({ intercom }) => intercom.department_name,
  departmentType: ({ intercom }) => intercom.department_type,
  departmentTypeLabel: ({ intercom }) => intercom.department_type_pretty,
  uuid: ({ intercom }) => intercom.uuid,
  createdAt: ({ intercom, context }) => toInstant(intercom.created_at, context.timeZone),
  updatedAt: ({ intercom, context }) => toInstant(intercom.updated_at, context.timeZone),
  mac: ({ intercom }) => intercom.mac,
  vendor: ({ intercom }) => intercom.vendor,
  vendorLabel: ({ intercom }) => intercom.vendor_pretty,
  switch: ({ intercom }) => intercom.switch,
  switchLabel: ({ intercom }) => intercom.switch_pretty,
  schema: ({ intercom }) => intercom.schema,
  ip: ({ intercom }) => intercom.ip,
  port: ({ intercom }) => intercom.port,
  commutatorsCount: ({ intercom }) => intercom.commutators_count,
  externalId: null,
  model: null,
  serialNumber: null,
  source: null,
  group: null,
  credentials: toCredentials,
  ...INTERCOM_LISTS,
});
