import { z } from 'zod';
import { jwtSettings } from './jwt-settings.ts';
import { PROVIDER_KEY } from './provider-key.ts';
import { areUsable, EVEN_IF_INVALID, listUsable } from './rules.ts';
import { LANES, SCOPES } from './scopes.ts';
import { addProblem } from './setting-types.ts';

const apiKeySettings = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens and underscores')
    .describe('Name of the caller; it appears in the audit trail.'),
  sha256: z
    .string()
    .regex(/^[0-9A-Fa-f]{64}$/, 'must be 64 hex digits, as roster key prints them')
    // Some programs print them in upper case.
    .toLowerCase()
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

const accessGroup = z.strictObject({
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
});

/** The parsed settings of access. */
export type AccessSettings = z.output<typeof accessGroup>;

/** How callers authenticate, and what they may do. */
export const accessSettings = accessGroup
  .superRefine(checkMode, EVEN_IF_INVALID)
  .superRefine(checkUniqueKeys, EVEN_IF_INVALID);

const MISSING = {
  apiKeys: 'is required with access.mode: apiKeys; `roster key` creates a key and prints its entry',
  jwt: 'is required with access.mode: jwt; set issuer and audience',
} as const;

function checkMode(access: AccessSettings, context: z.RefinementCtx): void {
  if (!areUsable(context, ['mode'])) return;
  const { requires, allows } = OPTIONS_BY_MODE[access.mode];
  if (requires !== undefined && access[requires] === undefined && areUsable(context, [requires])) {
    addProblem(context, [requires], MISSING[requires]);
  }
  for (const option of ['openSecrets', 'apiKeys', 'jwt', 'header'] as const) {
    const allowed: readonly string[] = allows;
    if (access[option] === undefined || allowed.includes(option)) continue;
    addProblem(context, [option], `is not allowed with access.mode: ${access.mode}`);
  }
}

function checkUniqueKeys({ apiKeys }: AccessSettings, context: z.RefinementCtx): void {
  const entries = listUsable(context, ['apiKeys'], apiKeys);
  for (const property of ['name', 'sha256'] as const) {
    const earlier = new Set<string>();
    for (const [index, entry] of entries) {
      const path = ['apiKeys', index, property];
      if (!areUsable(context, path)) continue;
      if (earlier.has(entry[property])) {
        addProblem(context, path, 'must be unique among the keys');
      }
      earlier.add(entry[property]);
    }
  }
}

/**
 * Returns the keys of providers that the settings of access refer to, with their paths in the whole configuration.
 *
 * @param context of the whole configuration: entries that are invalid are left out.
 */
export function findProviderReferences(
  { apiKeys, protectedUsers }: AccessSettings,
  context: z.RefinementCtx,
) {
  const keys = ['access', 'apiKeys'];
  const users = ['access', 'protectedUsers'];
  return [
    ...listUsable(context, keys, apiKeys).flatMap(([index, { providers }]) =>
      listUsable(context, [...keys, index, 'providers'], providers).map(([at, provider]) => ({
        provider,
        path: [...keys, index, 'providers', at],
      })),
    ),
    ...listUsable(context, users, protectedUsers)
      .map(([index, { provider }]) => ({ provider, path: [...users, index, 'provider'] }))
      .filter(({ path }) => areUsable(context, path)),
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
