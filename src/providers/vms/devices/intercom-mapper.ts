import type {
  Intercom,
  IntercomFlatConnection,
  IntercomFlatsArgs,
  IntercomKeyConnection,
  IntercomKeysArgs,
} from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireIntercom } from './intercom-wire.ts';

/** The lists of an intercom, which are read only if a field selects them. */
export interface IntercomLists {
  readonly flats: (id: string, args: IntercomFlatsArgs) => Promise<Lazy<IntercomFlatConnection>>;
  readonly keys: (id: string, args: IntercomKeysArgs) => Promise<Lazy<IntercomKeyConnection>>;
}

/** Maps an intercom in the document of a user. */
export function toIntercom(
  intercom: WireIntercom,
  { provider, timeZone }: VmsContext,
  lists: IntercomLists,
): Lazy<Intercom> {
  const id = toGlobalId(provider.id, 'intercom', intercom.id);
  return {
    __typename: 'Intercom',
    id,
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
    externalId: null,
    model: null,
    serialNumber: null,
    source: null,
    group: null,
    credentials: {
      __typename: 'IntercomCredentials',
      login: auditSecret(id, 'credentials.login', intercom.login),
      password: auditSecret(id, 'credentials.password', intercom.password),
    },
    flats: (args: IntercomFlatsArgs) => lists.flats(intercom.id, args),
    keys: (args: IntercomKeysArgs) => lists.keys(intercom.id, args),
  };
}
