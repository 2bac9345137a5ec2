import { z } from 'zod';

/** The settings that all providers have besides `kind`. They are spread into the settings of each. */
export const providerShape = {
  writes: z.boolean().default(true).describe('false: none of its users is changed; reads go on.'),
};

/** The settings of one kind of provider. */
export type ProviderSettingsSchema = z.ZodObject<
  { readonly kind: z.ZodLiteral<string> } & typeof providerShape
>;
