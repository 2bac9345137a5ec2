import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { EVEN_IF_INVALID } from '../../config/rules.ts';
import { headerSecretSetting, secretSetting, timeZoneSetting } from '../../config/setting-types.ts';
import { checkTransport, refuseApiPath, upstreamShape } from '../../config/upstream-settings.ts';
import { NATIVE_ID } from '../kit/ids/global-id.ts';

/** The headers that the client, HTTP or the connection sets. Another value would corrupt the call. */
const OWN_HEADERS = [
  'accept',
  'content-type',
  'hl',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'traceparent',
  'tracestate',
  'x-request-id',
];

const isOwnHeader = (name: string) => OWN_HEADERS.includes(name.toLowerCase());

const billingSettings = z
  .strictObject({
    ...upstreamShape,
    header: z
      .strictObject({
        name: z
          .string()
          .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header')
          .refine((name) => !isOwnHeader(name), 'must not be a header that the gateway sets')
          .describe('Name of the header.'),
        value: headerSecretSetting.describe('Value of the header.'),
      })
      .optional()
      .describe(
        'A fixed header of every call, if the installation requires one. Most installations admit clients by address.',
      ),
    propertiesField: z
      .enum(['billing_properties', 'properties'])
      .default('billing_properties')
      .describe(
        'Name of the field that holds the properties in requests; it depends on the version.',
      ),
    loginRefusal: z
      .enum(['notFound', 'validation'])
      .default('notFound')
      .describe(
        'Meaning of a text that no user has the login: notFound or validation (an invalid value).',
      ),
  })
  .superRefine(checkTransport, EVEN_IF_INVALID)
  .superRefine(refuseApiPath('api/v1', 'api/admin'), EVEN_IF_INVALID);

const NO_PERMISSION_ID = 'must be the id of a permission';
const permissionId = z.union(
  [z.int().min(1), z.string().regex(NATIVE_ID, NO_PERMISSION_ID)],
  NO_PERMISSION_ID,
);

const adminSettings = z
  .strictObject({
    ...upstreamShape,
    login: z.string().min(1).optional().describe('Login of the account of the gateway.'),
    password: secretSetting.optional().describe('Password of that account.'),
    token: headerSecretSetting
      .optional()
      .describe('API token, instead of login and password. It is not renewed.'),
    permissionIds: z
      .record(z.string(), permissionId)
      .default({})
      .describe('Ids of permissions by their names, for permissions that the roles do not list.'),
    usersList: z
      .boolean()
      .default(false)
      .describe('Lists and searches users by GET users, which the vendor does not document.'),
  })
  .superRefine(checkTransport, EVEN_IF_INVALID)
  .superRefine(refuseApiPath('api/v1', 'api/admin'), EVEN_IF_INVALID)
  .superRefine(({ login, password, token }, context) => {
    const hasAccount = login !== undefined && password !== undefined;
    if (
      hasAccount !== (token === undefined) ||
      (login === undefined) !== (password === undefined)
    ) {
      context.addIssue({ code: 'custom', message: 'must have login and password, or token' });
    }
  }, EVEN_IF_INVALID);

/** One VMS in the configuration: its Billing API, its Admin API, or both. */
export const vmsSettings = z
  .strictObject({
    kind: z.literal('vms').describe('Kind of the provider.'),
    ...providerShape,
    timeZone: timeZoneSetting
      .optional()
      .describe(
        'IANA time zone of the dates of the VMS, which have no zone of their own. Required with admin.',
      ),
    billing: billingSettings
      .optional()
      .describe('The Billing API. billing, admin or both are required.'),
    admin: adminSettings
      .optional()
      .describe('The Admin API. It requires login and password, or token.'),
  })
  .superRefine(({ timeZone, billing, admin }, context) => {
    if (billing === undefined && admin === undefined) {
      context.addIssue({ code: 'custom', message: 'must have billing, admin or both' });
    }
    if (admin !== undefined && timeZone === undefined) {
      context.addIssue({ code: 'custom', path: ['timeZone'], message: 'is required with admin' });
    }
  }, EVEN_IF_INVALID);

export type VmsSettings = z.output<typeof vmsSettings>;
export type VmsBillingSettings = z.output<typeof billingSettings>;
export type VmsAdminSettings = z.output<typeof adminSettings>;
