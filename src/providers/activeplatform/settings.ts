import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { EVEN_IF_INVALID } from '../../config/rules.ts';
import { secretSetting } from '../../config/setting-types.ts';
import { checkTransport, refuseApiPath, upstreamShape } from '../../config/upstream-settings.ts';

/** The settings of one installation of ActivePlatform. */
export const activePlatformSettings = z
  .strictObject({
    kind: z.literal('activePlatform').describe('Kind of the provider.'),
    ...providerShape,
    ...upstreamShape,
    apiToken: secretSetting.describe('API token of the vendor account.'),
    basePath: z
      .string()
      .regex(/^[a-z0-9]+(\/[a-z0-9]+)*$/, 'must be a path such as api/vendor/v1')
      .default('api/vendor/v1')
      .describe(
        'Path of the API below the base URL. Newer installations use other names (fact sheet, Q13).',
      ),
    bodyFormat: z
      .enum(['json', 'form'])
      .default('json')
      .describe(
        'Format of updates: json, as in the example of the documentation, or form, as in its tables of parameters (fact sheet, Q5).',
      ),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
      .optional()
      .describe('ISO 4217 code of the currency of all balances; the provider does not name it.'),
    usersPerPage: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe(
        'Page size of user lists, if the installation ignores `per_page` and uses its own.',
      ),
  })
  .superRefine(checkTransport, EVEN_IF_INVALID)
  .superRefine(refuseApiPath('api/vendor/v1', 'users.json'), EVEN_IF_INVALID);

export type ActivePlatformSettings = z.output<typeof activePlatformSettings>;

/** The format in which an installation reads the bodies of updates. */
export type BodyFormat = ActivePlatformSettings['bodyFormat'];
