import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { headerSecretSetting, secretSetting, timeZoneSetting } from '../../config/setting-types.ts';
import { checkTransport, upstreamShape } from '../../config/upstream-settings.ts';
import { NATIVE_ID } from '../global-id.ts';

/** What the client itself, HTTP or the connection writes: another value would garble the call. */
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
          .refine((name) => !isOwnHeader(name), 'must not be a header that every call has anyway'),
        value: headerSecretSetting,
      })
      .optional()
      .describe('A fixed header, where the installation asks for one; most admit by address.'),
    propertiesField: z
      .enum(['billing_properties', 'properties'])
      .default('billing_properties')
      .describe('What requests call the properties; differs by version.'),
    loginRefusal: z
      .enum(['notFound', 'validation'])
      .default('notFound')
      .describe(
        'What a refused login means: that there is no such user, or that the value is wrong.',
      ),
  })
  .superRefine(checkTransport);

const NO_PERMISSION_ID = 'must be the id of a permission';
const permissionId = z.union(
  [z.int().min(1), z.string().regex(NATIVE_ID, NO_PERMISSION_ID)],
  NO_PERMISSION_ID,
);

const adminSettings = z
  .strictObject({
    ...upstreamShape,
    login: z.string().min(1).optional(),
    password: secretSetting.optional(),
    token: headerSecretSetting
      .optional()
      .describe('In place of login and password; it is not renewed.'),
    permissionIds: z
      .record(z.string(), permissionId)
      .default({})
      .describe('Names of permissions and their ids, where the roles do not list them.'),
    usersList: z
      .boolean()
      .default(false)
      .describe('Whether users are listed and searched by GET users, which no page documents.'),
  })
  .superRefine(checkTransport)
  .superRefine(({ login, password, token }, context) => {
    const hasAccount = login !== undefined && password !== undefined;
    if (
      hasAccount !== (token === undefined) ||
      (login === undefined) !== (password === undefined)
    ) {
      context.addIssue({ code: 'custom', message: 'must have login and password, or token' });
    }
  });

/** One VMS in the configuration: its Billing API, its Admin API, or both. */
export const vmsSettings = z
  .strictObject({
    kind: z.literal('vms'),
    ...providerShape,
    timeZone: timeZoneSetting
      .optional()
      .describe('Of dates that the VMS writes without a zone; required with admin.'),
    billing: billingSettings.optional(),
    admin: adminSettings.optional(),
  })
  .superRefine(({ timeZone, billing, admin }, context) => {
    if (billing === undefined && admin === undefined) {
      context.addIssue({ code: 'custom', message: 'must have billing, admin or both' });
    }
    if (admin !== undefined && timeZone === undefined) {
      context.addIssue({ code: 'custom', path: ['timeZone'], message: 'is required with admin' });
    }
  });

export type VmsSettings = z.output<typeof vmsSettings>;
export type VmsBillingSettings = z.output<typeof billingSettings>;
export type VmsAdminSettings = z.output<typeof adminSettings>;
