import { z } from 'zod';
import { baseUrlSetting } from './setting-types.ts';
import { caFileSetting, checkTransport } from './upstream-settings.ts';

/** Asymmetric algorithms only: those who verify a token must not be able to sign one. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const jwksSettings = z
  .strictObject({
    url: baseUrlSetting,
    caFile: caFileSetting,
    allowHttp: z
      .boolean()
      .default(false)
      .describe('Allows plain http to a host that is not a loopback address.'),
  })
  .superRefine(checkTransport);

/** How tokens of an identity provider or a router are verified. */
export const jwtSettings = z.strictObject({
  issuer: z.string().min(1).describe('Required value of `iss`, compared exactly.'),
  audience: z.string().min(1).describe('Required value in `aud`.'),
  algorithms: z
    .array(z.enum(ALGORITHMS))
    .min(1)
    .describe(
      'Accepted signature algorithms. Algorithms with a shared secret (HS…) are not supported.',
    ),
  jwks: jwksSettings.describe('Location of the public keys of the issuer (JSON Web Key Set).'),
  type: z
    .string()
    .min(1)
    .default('at+jwt')
    .describe('Required value of `typ` in the header of the token.'),
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
});

/** The parsed settings of tokens. */
export type JwtSettings = z.output<typeof jwtSettings>;
