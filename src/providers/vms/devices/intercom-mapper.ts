import type { Intercom } from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireShownIntercom } from '../billing-api/device-wire.ts';
import type { Reference, Source, VmsContext } from '../context.ts';
import { createCameraReference } from './camera-mapper.ts';
import { toIntercomStatus } from './device-words.ts';
import { toIntercomGroup } from './intercom-group-mapper.ts';
import { INTERCOM_LISTS } from './intercom-lists.ts';
import { shown } from './intercom-reads.ts';
import type { WireIntercom } from './intercom-wire.ts';

const toId = ({ id, context }: Reference) => toGlobalId(context.provider.id, 'intercom', id);

const toCamera = (id: string | null, context: VmsContext, batch: readonly string[] = []) =>
  id === null ? null : createCameraReference({ id, context, batch });

type AnyIntercom = WireIntercom | WireShownIntercom;

/** The fields that every document has. */
const COMMON = {
  status: ({ intercom }: Source<'intercom', AnyIntercom>) =>
    toIntercomStatus(() => intercom.status),
  statusText: ({ intercom }: Source<'intercom', AnyIntercom>) => intercom.status,
  name: ({ intercom }: Source<'intercom', AnyIntercom>) => intercom.title,
  mac: ({ intercom }: Source<'intercom', AnyIntercom>) => intercom.mac,
  flatFrom: ({ intercom }: Source<'intercom', AnyIntercom>) => intercom.flat_from,
  flatTo: ({ intercom }: Source<'intercom', AnyIntercom>) => intercom.flat_to,
};

/** What only the Billing API says of an intercom, or says in other words than the document of a user. */
const LAZY_SHOWN = {
  department: shown(({ department }) => department),
  externalId: shown(({ external_id: externalId }) => externalId),
  model: shown(({ model }) => model),
  serialNumber: shown(({ serial_number: serialNumber }) => serialNumber),
  source: shown(({ source }) => source),
};

type OwnIntercom = Reference &
  Source<'intercom', WireIntercom> & {
    /** The ids of the cameras that are read together with its own. */
    readonly batch: readonly string[];
  };

/** Creates an intercom in the document of a user. What that document lacks is read by the id. */
export const createIntercom = defineModel<Lazy<Intercom>, OwnIntercom>('Intercom', {
  id: toId,
  ...COMMON,
  camera: ({ intercom, context, batch }) => toCamera(intercom.camera_id, context, batch),
  group: {
    readsSameObject: true,
    load: (source) => toIntercomGroup(source.intercom.group_id, source),
  },
  ...LAZY_SHOWN,
  ...INTERCOM_LISTS,
});

/** Creates an intercom that was read by its id. */
export const createShownIntercom = defineModel<
  Lazy<Intercom>,
  Reference & Source<'intercom', WireShownIntercom>
>('Intercom', {
  id: toId,
  ...COMMON,
  camera: ({ intercom, context }) => toCamera(intercom.camera?.id ?? null, context),
  group: {
    readsSameObject: true,
    load: (source) => toIntercomGroup(source.intercom.group?.id ?? null, source),
  },
  department: ({ intercom }) => intercom.department,
  externalId: ({ intercom }) => intercom.external_id,
  model: ({ intercom }) => intercom.model,
  serialNumber: ({ intercom }) => intercom.serial_number,
  source: ({ intercom }) => intercom.source,
  ...INTERCOM_LISTS,
});

/** Creates an intercom of which only the id is known. */
export const createIntercomReference = defineModel<Lazy<Intercom>, Reference>('Intercom', {
  id: toId,
  status: shown((intercom) => toIntercomStatus(() => intercom.status)),
  statusText: shown(({ status }) => status),
  name: shown(({ title }) => title),
  mac: shown(({ mac }) => mac),
  flatFrom: shown((intercom) => intercom.flat_from),
  flatTo: shown((intercom) => intercom.flat_to),
  camera: shown(({ camera }, { context }) => toCamera(camera?.id ?? null, context)),
  group: {
    ...shown(({ group }, source) => toIntercomGroup(group?.id ?? null, source)),
    readsSameObject: true,
  },
  ...LAZY_SHOWN,
  ...INTERCOM_LISTS,
});
