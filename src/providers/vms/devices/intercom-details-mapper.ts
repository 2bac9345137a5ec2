import type { IntercomCredentials, VmsIntercomDetails } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireIntercom } from './intercom-wire.ts';

type IntercomSource = Source<'intercom', WireIntercom>;

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

/** Creates what only the document of a user says of an intercom. */
export const createIntercomDetails = defineModel<Lazy<VmsIntercomDetails>, IntercomSource>(
  'VmsIntercomDetails',
  {
    address: ({ intercom }) => intercom.address,
    statusDisplayName: ({ intercom }) => intercom.status_pretty,
    isOnline: ({ intercom }) => intercom.is_online,
    flatOffset: ({ intercom }) => intercom.flat_offset,
    department: ({ intercom }) => intercom.department,
    departmentName: ({ intercom }) => intercom.department_name,
    departmentType: ({ intercom }) => intercom.department_type,
    departmentTypeDisplayName: ({ intercom }) => intercom.department_type_pretty,
    uuid: ({ intercom }) => intercom.uuid,
    createdAt: ({ intercom, context }) => toInstant(intercom.created_at, context.timeZone),
    updatedAt: ({ intercom, context }) => toInstant(intercom.updated_at, context.timeZone),
    vendor: ({ intercom }) => intercom.vendor,
    vendorDisplayName: ({ intercom }) => intercom.vendor_pretty,
    commutator: ({ intercom }) => intercom.switch,
    commutatorDisplayName: ({ intercom }) => intercom.switch_pretty,
    commutatorCount: ({ intercom }) => intercom.commutators_count,
    protocol: ({ intercom }) => intercom.schema,
    ip: ({ intercom }) => intercom.ip,
    port: ({ intercom }) => intercom.port,
    credentials: toCredentials,
  },
);
