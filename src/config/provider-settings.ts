import { z } from 'zod';

/** What every provider takes, beside its `kind`. Spread into the settings of each. */
export const providerShape = {
  writes: z
    .boolean()
    .default(true)
    .describe('false makes this provider read-only: none of its users is changed.'),
};

/** The settings of one kind of provider. */
export type ProviderSettingsSchema = z.ZodObject<
  { readonly kind: z.ZodLiteral<string> } & typeof providerShape
>;
