import type {
  Intercom,
  IntercomFlatsArgs,
  IntercomGroup,
  IntercomKeysArgs,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { WireIntercomGroup, WireShownIntercom } from '../billing-api/device-wire.ts';
import type { VmsContext } from '../context.ts';
import type { IntercomLists } from './intercom-mapper.ts';

/** Maps an intercom that was read by its id through the Billing API. */
export function toShownIntercom(
  intercom: WireShownIntercom,
  { provider }: VmsContext,
  lists: IntercomLists,
): Lazy<Intercom> {
  return {
    ...NOT_PROVIDED,
    __typename: 'Intercom',
    id: toGlobalId(provider.id, 'intercom', intercom.id),
    status: intercom.status,
    title: intercom.title,
    groupId: toGlobalIdOrNull(provider.id, 'intercom-group', intercom.group?.id ?? null),
    cameraId: toGlobalIdOrNull(provider.id, 'camera', intercom.camera?.id ?? null),
    flatFrom: intercom.flat_from,
    flatTo: intercom.flat_to,
    department: intercom.department,
    mac: intercom.mac,
    externalId: intercom.external_id,
    model: intercom.model,
    serialNumber: intercom.serial_number,
    source: intercom.source,
    group: intercom.group && toIntercomGroup(intercom.group, provider.id),
    flats: (args: IntercomFlatsArgs) => lists.flats(intercom.id, args),
    keys: (args: IntercomKeysArgs) => lists.keys(intercom.id, args),
  };
}

const toIntercomGroup = (group: WireIntercomGroup, provider: string): Lazy<IntercomGroup> => ({
  __typename: 'IntercomGroup',
  id: toGlobalId(provider, 'intercom-group', group.id),
  name: group.name,
  externalId: group.external_id,
  hasItems: group.has_items,
});

/** The fields that only the document of a user contains. */
const NOT_PROVIDED = {
  address: null,
  statusLabel: null,
  isOnline: null,
  flatOffset: null,
  departmentName: null,
  departmentType: null,
  departmentTypeLabel: null,
  uuid: null,
  createdAt: null,
  updatedAt: null,
  vendor: null,
  vendorLabel: null,
  switch: null,
  switchLabel: null,
  schema: null,
  ip: null,
  port: null,
  commutatorsCount: null,
  credentials: null,
} as const;
