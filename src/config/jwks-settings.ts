import { z } from 'zod';
import { EVEN_IF_INVALID } from './rules.ts';
import { baseUrlSetting } from './setting-types.ts';
import { caFileSetting, checkTransport } from './upstream-settings.ts';

/** Where the public keys of an issuer are, and how they are fetched. */
export const jwksSettings = z
  .strictObject({
    url: baseUrlSetting
      .optional()
      .describe(
        'Address of the key set. Absent: it is read from the discovery document of the issuer.',
      ),
    caFile: caFileSetting,
    allowHttp: z
      .boolean()
      .default(false)
      .describe('Allows plain http to a host that is not a loopback address.'),
  })
  .superRefine(({ url, allowHttp }, context) => {
    if (url !== undefined) checkTransport({ url, allowHttp }, context);
  }, EVEN_IF_INVALID);
