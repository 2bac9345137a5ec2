import { z } from 'zod';

/** The settings that all providers have besides `kind`. They are spread into the settings of each. */
export const providerShape = {
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Name of this provider for people, as in `OnApp Europe`; default: the product.'),
  writes: z
    .boolean()
    .default(true)
    .describe('false makes this provider read-only: none of its users is changed.'),
  cacheSeconds: z
    .int()
    .min(0)
    .max(300)
    .default(0)
    .describe(
      'Time for which responses to reads are cached in the store, for all replicas; 0 caches nothing. Requires store. A change through Roster is visible at once, one in the provider itself up to this time later.',
    ),
};

/** The settings of one kind of provider. */
export type ProviderSettingsSchema = z.ZodObject<
  { readonly kind: z.ZodLiteral<string> } & typeof providerShape
>;
