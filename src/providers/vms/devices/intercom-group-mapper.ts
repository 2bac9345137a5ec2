import type { IntercomGroup } from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel, type LoadedField } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireIntercomGroup } from '../billing-api/device-wire.ts';
import type { Reference } from '../context.ts';
import { shown } from './intercom-reads.ts';

interface GroupSource extends Reference {
  /** The native id of the group; `id` is that of the intercom, with which the group is read. */
  readonly group: string;
}

const field = <Value>(
  map: (group: WireIntercomGroup) => Value,
): LoadedField<GroupSource, Value | null> => shown(({ group }) => group && map(group));

/** The group of an intercom. Its fields are read with the intercom. */
export const createIntercomGroup = defineModel<Lazy<IntercomGroup>, GroupSource>('IntercomGroup', {
  id: ({ group, context }) => toGlobalId(context.provider.id, 'intercom-group', group),
  name: field(({ name }) => name),
  externalId: field(({ external_id: externalId }) => externalId),
  hasItems: field(({ has_items: hasItems }) => hasItems),
});

/** @param group the native id of the group; null if there is none. */
export const toIntercomGroup = (
  group: string | null,
  { id, context, isBeyondFanout }: Reference,
): Lazy<IntercomGroup> | null =>
  group === null ? null : createIntercomGroup({ group, id, context, isBeyondFanout });
