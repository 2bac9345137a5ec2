import { createBackgroundContext, type RequestContext } from '../../../request/request-context.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { jsonResponse } from '../../../upstream/response/json-response.ts';
import type { UpstreamClient } from '../../../upstream/upstream-client.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import type { SessionToken } from '../../contract/shared-session.ts';
import { ADMIN_ENDPOINTS } from '../endpoints.ts';
import { toInstant } from '../local-time.ts';
import { type WireToken, wireToken } from './wire.ts';

interface Account {
  readonly provider: string;
  readonly login: string;
  readonly password: string;
  /** The time zone of `expires_at`, which is written without one. */
  readonly timeZone: string;
}

const readToken = jsonResponse(wireToken);

/** How long before its expiry a token is renewed; a short-lived token after nine tenths of its lifetime. */
const MARGIN_MS = 30_000;

/**
 * Signs in by `POST /api/admin/v1/auth/token`. A wrong password is probably a 422: no 401 is listed there.
 *
 * Many callers wait for one sign-in, so no caller cancels it; only the time limit of one attempt does.
 *
 * @param request the request that needs the token first; its request id and trace are used. If it is a health probe, so is the sign-in.
 * @see docs/providers/vms.md section 4
 * @throws {UpstreamError} `UPSTREAM_UNAUTHENTICATED` if login and password are rejected.
 */
export async function fetchAdminToken(
  client: UpstreamClient,
  { provider, login, password, timeZone }: Account,
  { requestId, trace, isHealthProbe = false }: RequestContext,
): Promise<SessionToken> {
  const token = await client.call<WireToken>(
    {
      // The sign-in changes no user: if it fails, a write that waits for it was not sent.
      endpoint: ADMIN_ENDPOINTS.createToken,
      body: { contentType: 'application/json', text: JSON.stringify({ login, password }) },
    },
    {
      200: readToken,
      201: readToken,
      422: ({ status }) => {
        throw new UpstreamError({
          provider,
          code: 'UPSTREAM_UNAUTHENTICATED',
          write: 'NOT_APPLIED',
          httpStatus: status,
        });
      },
    },
    { ...createBackgroundContext(requestId, trace), isHealthProbe },
  );
  // A token whose expiry cannot be read is used until the next 401.
  const written = readOr(null, () => token.expires_at);
  const expiresAt = toInstant(written, timeZone)?.getTime() ?? null;
  return { value: token.access_token.replace(/^Bearer\s+/i, ''), renewAt: toRenewal(expiresAt) };
}

/** Returns null if the expiry is unknown or in the past by our clock: then the next 401 triggers a renewal. */
function toRenewal(expiresAt: number | null): number | null {
  if (expiresAt === null) return null;
  const lifetimeMs = expiresAt - Date.now();
  return lifetimeMs > 0 ? expiresAt - Math.min(MARGIN_MS, lifetimeMs / 10) : null;
}
