import type { JWK } from 'jose';
import { sendJson, startHttpServer, type TestServer } from '../upstreams/http-server.ts';

/** An identity provider on loopback: discovery documents and keys of several issuers. */
export interface DiscoveryServer extends AsyncDisposable {
  readonly url: string;
  readonly arrivals: TestServer['arrivals'];
  /** The issuers that the server knows; some end with a slash. */
  readonly issuers: string[];
  /** Overrides the discovery document of an issuer; undefined removes a property. */
  document: Readonly<Record<string, unknown>>;
  /** The status of discovery documents by the end of their path; 200 if absent. */
  statuses: Readonly<Record<string, number>>;
}

const OPENID = '/.well-known/openid-configuration';
const OAUTH = '/.well-known/oauth-authorization-server';

/**
 * Starts a server that has, for every issuer that it knows, the document of OpenID Connect below its path and that of RFC 8414
 * before it, and one key set for all.
 */
export async function startDiscoveryServer(...keys: readonly JWK[]): Promise<DiscoveryServer> {
  const server = await startHttpServer((response, { url }) => {
    if (url === '/keys') return sendJson(response, 200, { keys });
    const isOpenId = url.endsWith(OPENID);
    const path = isOpenId ? url.slice(0, -OPENID.length) : url.slice(OAUTH.length);
    const status = discovery.statuses[isOpenId ? OPENID : OAUTH] ?? 200;
    const issuer = discovery.issuers.find(
      (one) => one.replace(/\/$/, '') === `${server.url}${path}`,
    );
    const isKnown = issuer !== undefined && (isOpenId || url.startsWith(OAUTH));
    if (!isKnown || status !== 200) return sendJson(response, status === 200 ? 404 : status, {});
    const document = { issuer, jwks_uri: `${server.url}/keys` };
    return sendJson(response, 200, { ...document, ...discovery.document });
  });
  const discovery: DiscoveryServer = {
    url: server.url,
    arrivals: server.arrivals,
    issuers: [],
    document: {},
    statuses: {},
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return discovery;
}
