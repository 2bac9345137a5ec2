import { z } from 'zod';
import { providerShape } from '../../config/provider-settings.ts';
import { EVEN_IF_INVALID } from '../../config/rules.ts';
import { headerSecretSetting } from '../../config/setting-types.ts';
import { checkTransport, upstreamShape } from '../../config/upstream-settings.ts';

/** The settings of one installation of Acme. */
export const acmeSettings = z
  .strictObject({
    kind: z.literal('acme').describe('Kind of the provider.'),
    ...providerShape,
    ...upstreamShape,
    token: headerSecretSetting.describe('Token of the gateway, sent as a bearer token.'),
  })
  .superRefine(checkTransport, EVEN_IF_INVALID);

export type AcmeSettings = z.output<typeof acmeSettings>;
