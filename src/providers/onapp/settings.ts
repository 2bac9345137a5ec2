import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { secretSetting } from '../../config/setting-types.ts';
import { checkTransport, upstreamShape } from '../../config/upstream-settings.ts';

/** One OnApp panel in the configuration. */
export const onAppSettings = z
  .strictObject({
    kind: z.literal('onApp'),
    ...providerShape,
    ...upstreamShape,
    username: z
      .string()
      .min(1)
      .regex(/^[^:\p{Cc}]+$/u, 'must not hold a colon')
      .describe('The login with password, the e-mail with apiKey.'),
    password: secretSetting.optional(),
    apiKey: secretSetting
      .optional()
      .describe('In place of a password. OnApp then hides logins and changes no password.'),
    format: z.enum(['json', 'xml']).default('json').describe('Same results through either.'),
    billingField: z
      .enum(['bucket_id', 'billing_plan_id'])
      .default('bucket_id')
      .describe('billing_plan_id for panels before 6.0: the one that is sent and read.'),
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
