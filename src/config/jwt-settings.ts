import { z } from 'zod';
import { jwksSettings } from './jwks-settings.ts';
import { areUsable, EVEN_IF_INVALID } from './rules.ts';
import { SCOPES } from './scopes.ts';
import { addProblem, isPrivate, toBaseUrl } from './setting-types.ts';

/** Asymmetric algorithms only: those who verify a token must not be able to sign one. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

/** The claims that say for whom a token was issued: the API (`aud`), or the client that requested it (all others). */
const AUDIENCE_CLAIMS = ['aud', 'client_id', 'azp', 'appid', 'cid'] as const;

const nonEmptyText = z.string().min(1);

/** A text, or a list of texts; the output is always a list. */
const textOrList = z.union([
  nonEmptyText.transform((text) => [text]),
  z.array(nonEmptyText).min(1),
]);

/** How tokens of an identity provider or a router are verified. */
const issuerSettings = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens and underscores')
      .optional()
      .describe(
        'Name of the issuer in the ids of its callers: jwt@NAME:SUBJECT; jwt:SUBJECT if absent. All issuers but one need a name.',
      ),
    issuer: nonEmptyText.describe('Required value of `iss`, compared exactly.'),
    audience: textOrList.describe(
      'Identifier of this gateway at the issuer; the claim `audienceClaim` must have it, or one of the list.',
    ),
    audienceClaim: z
      .enum(AUDIENCE_CLAIMS)
      .default('aud')
      .describe(
        'Claim that has the audience. The others name the client that requested the token, for issuers without `aud`.',
      ),
    algorithms: z
      .array(z.enum(ALGORITHMS))
      .min(1)
      .default(['RS256'])
      .describe(
        'Accepted signature algorithms. Algorithms with a shared secret (HS…) are not supported.',
      ),
    jwks: jwksSettings
      .prefault({})
      .describe('Location of the public keys of the issuer (JSON Web Key Set).'),
    type: textOrList
      .prefault('at+jwt')
      .transform(toTokenTypes)
      .describe(
        'Accepted values of `typ` in the header of the token. `any` accepts every one and none.',
      ),
    allowIdTokens: z
      .boolean()
      .default(false)
      .describe('Accepts ID tokens, for issuers whose access tokens are no JWTs.'),
    requiredClaims: z
      .record(nonEmptyText, textOrList)
      .default({})
      .describe('Further claims that a token must have, each with one of these values.'),
    scopeClaim: textOrList
      .prefault(['scope', 'scopes', 'scp'])
      .describe(
        'Claims that hold scopes, as a text with spaces or as a list; the first one that the token has is used. A dot leads into a claim: `realm_access.roles`.',
      ),
    scopePrefix: nonEmptyText
      .optional()
      .describe(
        'Prefix that the issuer puts before scopes. It is removed, and scopes without it are ignored.',
      ),
    grantedScopes: z
      .array(z.enum(SCOPES))
      .default([])
      .describe('Scopes of every caller of this issuer, beside those of its token.'),
    clockSkewSeconds: z
      .int()
      .min(0)
      .max(60)
      .default(30)
      .describe('Allowed difference between the clocks of the issuer and the gateway.'),
    maxAgeSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .default(3600)
      .describe('Maximum age of a token since `iat`, whatever its `exp` says.'),
  })
  .superRefine(checkDiscovery, EVEN_IF_INVALID);

/** The parsed settings of one issuer. */
export type JwtSettings = z.output<typeof issuerSettings>;

/** The settings of one issuer, or of a list of them; the output is always a list. */
export const jwtSettings = z.union([
  issuerSettings.transform((one) => [one]),
  z.array(issuerSettings).min(1).superRefine(checkNames),
]);

/**
 * Returns the accepted media types in lower case without `application/`, which RFC 7515 leaves to the sender; `any` if one
 * of them is that word.
 */
function toTokenTypes(types: readonly string[]): 'any' | readonly string[] {
  const short = types.map(toTokenType);
  return short.includes('any') ? 'any' : short;
}

/** Returns a media type in lower case and without `application/`: `at+jwt` for `application/at+jwt`. */
export const toTokenType = (type: string): string =>
  type.toLowerCase().replace(/^application\//, '');

/** Without the address of the keys, the issuer must be an address from which they can be found. */
function checkDiscovery(
  { issuer, jwks }: { readonly issuer: string; readonly jwks: z.output<typeof jwksSettings> },
  context: z.RefinementCtx,
): void {
  if (!areUsable(context, ['issuer'], ['jwks']) || jwks.url !== undefined) return;
  const url = toBaseUrl(issuer);
  if (url === undefined) {
    const message = 'is missing; keys can be found only if issuer is an https URL';
    addProblem(context, ['jwks', 'url'], message);
  } else if (!jwks.allowHttp && !isPrivate(url)) {
    addProblem(context, ['issuer'], 'must be https, or set jwks.url or jwks.allowHttp: true');
  }
}

/** Callers of different issuers may have the same subject, so their ids need the name of the issuer. */
function checkNames(all: readonly JwtSettings[], context: z.RefinementCtx): void {
  all.forEach(({ name, issuer }, index) => {
    const earlier = all.slice(0, index);
    if (earlier.some((other) => other.issuer === issuer)) {
      addProblem(context, [index, 'issuer'], 'must be unique among the issuers');
    }
    if (!earlier.some((other) => other.name === name)) return;
    const message =
      name === undefined
        ? 'is missing; only one issuer may have no name'
        : 'must be unique among the issuers';
    addProblem(context, [index, 'name'], message);
  });
}
