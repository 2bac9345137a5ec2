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
      .describe('Allows plain http to a host that is not loopback.'),
  })
  .superRefine(checkTransport);

/** How tokens of an identity provider or a router are verified. */
export const jwtSettings = z.strictObject({
  issuer: z.string().min(1).describe('What `iss` must be, letter by letter.'),
  audience: z.string().min(1).describe('What must stand in `aud`.'),
  algorithms: z
    .array(z.enum(ALGORITHMS))
    .min(1)
    .describe('Those that the issuer signs with, and no other. A shared secret (HS…) is none.'),
  jwks: jwksSettings.describe('Where the public keys of the issuer stand.'),
  type: z
    .string()
    .min(1)
    .default('at+jwt')
    .describe('What `typ` must be, so that a token made for something else is none.'),
  clockSkewSeconds: z
    .int()
    .min(0)
    .max(60)
    .default(30)
    .describe('Seconds that the clock of the issuer may be off.'),
  maxAgeSeconds: z
    .int()
    .min(1)
    .max(86_400)
    .default(3600)
    .describe('Seconds since `iat` after which a token is too old, whatever its `exp`.'),
});

/** The parsed settings of tokens. */
export type JwtSettings = z.output<typeof jwtSettings>;
