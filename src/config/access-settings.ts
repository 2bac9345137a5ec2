import { z } from 'zod';
import { jwtSettings } from './jwt-settings.ts';
import { PROVIDER_KEY } from './provider-key.ts';
import { LANES, SCOPES } from './scopes.ts';
import { addProblem } from './setting-types.ts';

const apiKeySettings = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens and underscores')
    .describe('Name of the caller; it appears in the audit trail.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits, as roster key prints them')
    .describe('SHA-256 of the key, never the key itself.'),
  scopes: z.array(z.enum(SCOPES)).describe('Scopes of the caller.'),
  providers: z
    .array(z.string().regex(PROVIDER_KEY, 'must be the key of a provider'))
    .optional()
    .describe('The only providers that the caller can see; all if absent.'),
  requireIdempotencyKey: z
    .boolean()
    .optional()
    .describe('In place of access.requireIdempotencyKey, for this caller.'),
  lane: z
    .enum(LANES)
    .optional()
    .describe(
      'bulk: the calls of this caller wait while others wait for the request budget of a provider. interactive if absent.',
    ),
});

const protectedUserSettings = z.strictObject({
  provider: z
    .string()
    .regex(PROVIDER_KEY, 'must be the key of a provider')
    .describe('Key of a provider under providers.'),
  id: z
    .string()
    .regex(/^[1-9][0-9]{0,18}$/, 'must be the native id of a user')
    .describe('Native id of the user: 1, not vms/user/1.'),
  login: z
    .string()
    .min(1)
    .max(320)
    .optional()
    .describe(
      'Login of the user. Required for a VMS with the Billing API, which identifies users by it.',
    ),
});

/** The setting that each mode requires, and the settings that it allows. */
const OPTIONS_BY_MODE = {
  open: { requires: undefined, allows: ['openSecrets'] },
  apiKeys: { requires: 'apiKeys', allows: ['apiKeys'] },
  jwt: { requires: 'jwt', allows: ['jwt', 'header'] },
} as const;

/** How callers authenticate, and what they may do. */
export const accessSettings = z
  .strictObject({
    mode: z
      .enum(['open', 'apiKeys', 'jwt'])
      .default('open')
      .describe(
        'open: everybody who can reach the port, on a loopback host only. apiKeys: callers with an API key. jwt: callers with a token.',
      ),
    openSecrets: z
      .boolean()
      .optional()
      .describe('With mode open: grants secrets:read to everybody. false if absent.'),
    apiKeys: z
      .array(apiKeySettings)
      .min(1)
      .optional()
      .describe(
        'API keys, for mode apiKeys. A caller may have two at the same time, so that one can replace the other.',
      ),
    jwt: jwtSettings
      .optional()
      .describe(
        'How tokens are checked, for mode jwt: the settings of an issuer, or a list of them.',
      ),
    header: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'must be the name of a header, in lower case')
      .optional()
      .describe(
        'With mode jwt behind a router: name of the header, in lower case, that holds the token in place of Authorization.',
      ),
    requireIdempotencyKey: z
      .boolean()
      .default(false)
      .describe(
        'Refuses updateUser without an idempotencyKey, so that a retry of a client or a router cannot make a change twice.',
      ),
    protectedUsers: z
      .array(protectedUserSettings)
      .default([])
      .describe(
        'Users that no caller may change, such as root accounts and the accounts of the gateway itself.',
      ),
  })
  .superRefine((access, context) => {
    const { requires, allows } = OPTIONS_BY_MODE[access.mode];
    if (requires !== undefined && access[requires] === undefined) {
      addProblem(context, [requires], 'is missing');
    }
    for (const option of ['openSecrets', 'apiKeys', 'jwt', 'header'] as const) {
      const allowed: readonly string[] = allows;
      if (access[option] === undefined || allowed.includes(option)) continue;
      addProblem(context, [option], `is not allowed with access.mode: ${access.mode}`);
    }
    for (const property of ['name', 'sha256'] as const) {
      for (const index of findDuplicates(access.apiKeys ?? [], property)) {
        addProblem(context, ['apiKeys', index, property], 'must be unique among the keys');
      }
    }
  });

/** The parsed settings of access. */
export type AccessSettings = z.output<typeof accessSettings>;

/** Returns the keys of providers that the settings of access refer to, with their paths. */
export function findProviderReferences({ apiKeys = [], protectedUsers }: AccessSettings) {
  return [
    ...apiKeys.flatMap(({ providers = [] }, index) =>
      providers.map((provider, at) => ({ provider, path: ['apiKeys', index, 'providers', at] })),
    ),
    ...protectedUsers.map(({ provider }, index) => ({
      provider,
      path: ['protectedUsers', index, 'provider'],
    })),
  ];
}

/**
 * Returns whether a caller must send an idempotency key with every change.
 *
 * @param callerId the id of the caller, as in `apiKey:support`.
 */
export function needsIdempotencyKey(
  { requireIdempotencyKey, apiKeys = [] }: AccessSettings,
  callerId: string,
): boolean {
  const own = apiKeys.find(({ name }) => `apiKey:${name}` === callerId);
  return own?.requireIdempotencyKey ?? requireIdempotencyKey;
}

/** Returns the indexes of all entries whose property has the value of an earlier entry. */
function findDuplicates<K extends string>(
  all: readonly { readonly [key in K]: string }[],
  property: K,
): number[] {
  const values = all.map((entry) => entry[property]);
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
