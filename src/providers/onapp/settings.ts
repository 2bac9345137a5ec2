import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { EVEN_IF_INVALID } from '../../config/rules.ts';
import { secretSetting } from '../../config/setting-types.ts';
import { checkTransport, refuseApiPath, upstreamShape } from '../../config/upstream-settings.ts';

/** The settings of one OnApp panel. */
export const onAppSettings = z
  .strictObject({
    kind: z.literal('onApp').describe('Kind of the provider.'),
    ...providerShape,
    ...upstreamShape,
    username: z
      .string()
      .min(1)
      .regex(/^[^:\p{Cc}]+$/u, 'must not contain a colon or control characters')
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
  .superRefine(checkTransport, EVEN_IF_INVALID)
  .superRefine(refuseApiPath('users.json', 'users.xml', 'profile.json'), EVEN_IF_INVALID)
  .superRefine(({ password, apiKey }, context) => {
    if ((password === undefined) === (apiKey === undefined)) {
      context.addIssue({ code: 'custom', message: 'must have either password or apiKey' });
    }
  }, EVEN_IF_INVALID);

export type OnAppSettings = z.output<typeof onAppSettings>;

/**
 * The billing field of this panel: buckets since 6.0, billing plans before (Q4). A user may still have the other field.
 */
export type BillingField = OnAppSettings['billingField'];
