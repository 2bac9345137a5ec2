import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { secretSetting } from '../../config/setting-types.ts';
import { checkTransport, upstreamShape } from '../../config/upstream-settings.ts';

/** One OnApp panel in the configuration. */
export const onAppSettings = z
  .strictObject({
    kind: z.literal('onApp').describe('Kind of the provider.'),
    ...providerShape,
    ...upstreamShape,
    username: z
      .string()
      .min(1)
      .regex(/^[^:\p{Cc}]+$/u, 'must not hold a colon')
      .describe('The login if password is set; the e-mail address if apiKey is set.'),
    password: secretSetting.optional().describe('Password. Either password or apiKey is required.'),
    apiKey: secretSetting
      .optional()
      .describe(
        'API key, in place of a password. With it OnApp hides logins and cannot change passwords.',
      ),
    format: z
      .enum(['json', 'xml'])
      .default('json')
      .describe('Format of requests and responses; the results are the same.'),
    billingField: z
      .enum(['bucket_id', 'billing_plan_id'])
      .default('bucket_id')
      .describe(
        'Name of the billing field that is sent and read. Use billing_plan_id for panels before 6.0.',
      ),
  })
  .superRefine(checkTransport)
  .superRefine(({ password, apiKey }, context) => {
    if ((password === undefined) === (apiKey === undefined)) {
      context.addIssue({ code: 'custom', message: 'must have one of password and apiKey' });
    }
  });

export type OnAppSettings = z.output<typeof onAppSettings>;

/**
 * The one that this panel has: buckets since 6.0, billing plans before (Q4). A user may still show the other.
 */
export type BillingField = OnAppSettings['billingField'];
