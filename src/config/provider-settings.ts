import { z } from 'zod';

/** The settings that all providers have besides `kind`. They are spread into the settings of each. */
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
