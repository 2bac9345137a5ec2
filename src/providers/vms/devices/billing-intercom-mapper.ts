import type { Intercom, IntercomGroup } from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { WireIntercomGroup, WireShownIntercom } from '../billing-api/device-wire.ts';
import { INTERCOM_LISTS, type IntercomListSource } from './intercom-lists.ts';

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

interface IntercomSource extends IntercomListSource {
  readonly intercom: WireShownIntercom;
}

interface GroupSource {
  readonly group: WireIntercomGroup;
  readonly provider: string;
}

const toIntercomGroup = defineModel<Lazy<IntercomGroup>, GroupSource>('IntercomGroup', {
  id: ({ group, provider }) => toGlobalId(provider, 'intercom-group', group.id),
  name: ({ group }) => group.name,
  externalId: ({ group }) => group.external_id,
  hasItems: ({ group }) => group.has_items,
});

/** Creates an intercom that was read by its id through the Billing API. */
export const createShownIntercom = defineModel<Lazy<Intercom>, IntercomSource>('Intercom', {
  ...NOT_PROVIDED,
  id: ({ intercom, context }) => toGlobalId(context.provider.id, 'intercom', intercom.id),
  status: ({ intercom }) => intercom.status,
  title: ({ intercom }) => intercom.title,
  groupId: ({ intercom, context }) =>
    toGlobalIdOrNull(context.provider.id, 'intercom-group', intercom.group?.id ?? null),
  cameraId: ({ intercom, context }) =>
    toGlobalIdOrNull(context.provider.id, 'camera', intercom.camera?.id ?? null),
  flatFrom: ({ intercom }) => intercom.flat_from,
  flatTo: ({ intercom }) => intercom.flat_to,
  department: ({ intercom }) => intercom.department,
  mac: ({ intercom }) => intercom.mac,
  externalId: ({ intercom }) => intercom.external_id,
  model: ({ intercom }) => intercom.model,
  serialNumber: ({ intercom }) => intercom.serial_number,
  source: ({ intercom }) => intercom.source,
  group: ({ intercom: { group }, context }) =>
    group && toIntercomGroup({ group, provider: context.provider.id }),
  ...INTERCOM_LISTS,
});
