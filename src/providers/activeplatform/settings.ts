import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { secretSetting } from '../../config/setting-types.ts';
import { checkTransport, upstreamShape } from '../../config/upstream-settings.ts';

/** One installation of ActivePlatform in the configuration. */
export const activePlatformSettings = z
  .strictObject({
    kind: z.literal('activePlatform'),
    ...providerShape,
    ...upstreamShape,
    apiToken: secretSetting,
    basePath: z
      .string()
      .regex(/^[a-z0-9]+(\/[a-z0-9]+)*$/, 'must be a path such as api/vendor/v1')
      .default('api/vendor/v1')
      .describe('Newer installations name twins of it (fact sheet, Q13).'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
      .optional()
      .describe('Of all balances: the provider names none.'),
    usersPerPage: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe(
        'Users a page, where the installation ignores `per_page` and pages by its own size.',
      ),
  })
  .superRefine(checkTransport);

export type ActivePlatformSettings = z.output<typeof activePlatformSettings>;
