import { gzipSync } from 'node:zlib';
import { bearer } from '../../support/clients/api-keys.ts';

/** A gateway of the test, by what it refuses. */
export type GatewayName = 'keyed' | 'open' | 'trusting' | 'limited' | 'busy' | 'unverifying';

/** A request that is refused before its operation is executed. Each value of the client has the word canary in it. */
export interface RefusedCase {
  /** Default: `keyed`. */
  readonly gateway?: GatewayName;
  /** Default: POST. */
  readonly method?: string;
  /** Default: `/graphql`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Whether the request has no host. */
  readonly hasNoHost?: boolean;
  readonly body?: string | Buffer;
  readonly status: number;
  readonly code: string;
  /** Whether GraphQL refuses it: it has status 200 for clients that accept only `application/json`. */
  readonly isGraphql?: boolean;
  /** The variable or its field that is refused; absent if the refusal is about something else. */
  readonly inputPath?: readonly string[];
  /** Headers that the response must have. */
  readonly expected?: Readonly<Record<string, string>>;
}

const READER = bearer('reader');
const JSON_TYPE = { 'content-type': 'application/json' };
const GET_HEADERS = { ...READER, 'apollo-require-preflight': 'canary' };
const DOCUMENT = '{ providers { id } }';
const MUTATION = 'mutation { updateUser(input: { onApp: { id: "canary" } }) { __typename } }';

/** A POST request of a known caller. */
const post = (body: unknown, headers: RefusedCase['headers'] = {}) => ({
  headers: { ...READER, ...JSON_TYPE, ...headers },
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});

const get = (parameters: string, headers: Readonly<Record<string, string>> = GET_HEADERS) => ({
  method: 'GET',
  path: `/graphql?${parameters}`,
  headers,
});

const BAD = { status: 400, code: 'BAD_REQUEST' } as const;
const PLAIN = post({ query: DOCUMENT });
const otherMethod = (method: string, path: string, allow: string): RefusedCase => ({
  method,
  path,
  headers: JSON_TYPE,
  body: method === 'OPTIONS' || method === 'TRACE' ? '' : '{"canary":',
  status: 405,
  code: 'BAD_REQUEST',
  expected: { allow },
});

const HASH = { persistedQuery: { version: 1, sha256Hash: 'canary' } };

/** Every kind of refusal. */
export const REFUSED: Readonly<Record<string, RefusedCase>> = {
  'no credential': {
    ...post({ query: DOCUMENT }, { authorization: [] }),
    status: 401,
    code: 'UNAUTHENTICATED',
    expected: { 'www-authenticate': 'Bearer' },
  },
  'another credential': {
    ...post({ query: DOCUMENT }, bearer('canary')),
    status: 401,
    code: 'UNAUTHENTICATED',
    expected: { 'www-authenticate': 'Bearer' },
  },
  'a credential that cannot be verified': {
    ...PLAIN,
    gateway: 'unverifying',
    status: 503,
    code: 'AUTHENTICATION_UNAVAILABLE',
  },
  'no scope for GraphQL': {
    ...post({ query: DOCUMENT }, bearer('prometheus')),
    status: 403,
    code: 'FORBIDDEN',
  },
  'no scope for metrics': {
    method: 'GET',
    path: '/metrics',
    headers: READER,
    status: 403,
    code: 'FORBIDDEN',
  },
  'a rate limit': { ...PLAIN, gateway: 'limited', status: 429, code: 'RATE_LIMITED' },
  overload: {
    ...PLAIN,
    gateway: 'busy',
    status: 503,
    code: 'OVERLOADED',
    expected: { 'retry-after': '1' },
  },
  'an unknown path': { method: 'GET', path: '/canary', status: 404, code: 'NOT_FOUND' },
  'an unknown path below another': { path: '/graphql/canary', status: 404, code: 'NOT_FOUND' },
  'an invalid path': { method: 'GET', path: '/%zz-canary', ...BAD },
  'the method PUT': otherMethod('PUT', '/graphql', 'GET, POST'),
  'the method DELETE': otherMethod('DELETE', '/graphql?query=canary', 'GET, POST'),
  'the method PATCH': otherMethod('PATCH', '/graphql', 'GET, POST'),
  'the method OPTIONS': otherMethod('OPTIONS', '/graphql', 'GET, POST'),
  'the method TRACE': otherMethod('TRACE', '/graphql', 'GET, POST'),
  'the method QUERY': otherMethod('QUERY', '/graphql', 'GET, POST'),
  'another method of metrics': otherMethod('POST', '/metrics', 'GET, HEAD'),
  'another method of health': otherMethod('OPTIONS', '/health/ready', 'GET, HEAD'),
  'another method of GraphiQL': {
    ...otherMethod('POST', '/graphiql/', 'GET, HEAD'),
    gateway: 'open',
  },
  'another method of an asset': {
    ...otherMethod('PUT', '/graphiql/assets/canary', 'GET, HEAD'),
    gateway: 'open',
  },
  'a page of another origin': {
    method: 'OPTIONS',
    headers: { origin: 'https://canary.example', 'access-control-request-method': 'POST' },
    status: 403,
    code: 'BAD_REQUEST',
  },
  'another host': {
    ...post({ query: DOCUMENT }, { host: 'canary.example' }),
    gateway: 'open',
    status: 421,
    code: 'BAD_REQUEST',
  },
  'no host': { method: 'GET', path: '/health/live', hasNoHost: true, ...BAD },
  'a repeated header': {
    ...post({ query: DOCUMENT }, { authorization: ['Bearer canary', 'Bearer canary'] }),
    ...BAD,
  },
  'another value of roster-explain': {
    ...post({ query: DOCUMENT }, { ...bearer('explainer'), 'roster-explain': 'canary' }),
    ...BAD,
  },
  'a large body': {
    ...post({ query: `canary${'x'.repeat(70_000)}` }),
    status: 413,
    code: 'BAD_REQUEST',
  },
  'a compressed body': {
    ...post(gzipSync('{"query":"canary"}'), { 'content-encoding': 'gzip' }),
    status: 415,
    code: 'BAD_REQUEST',
  },
  'another charset': {
    ...post({ query: 'canary' }, { 'content-type': 'application/json; charset=canary' }),
    status: 415,
    code: 'BAD_REQUEST',
  },
  'a form': {
    ...post('query=canary', { 'content-type': 'application/x-www-form-urlencoded' }),
    status: 415,
    code: 'BAD_REQUEST',
  },
  'a file upload': {
    ...post('--canary--', { 'content-type': 'multipart/form-data; boundary=canary' }),
    status: 415,
    code: 'BAD_REQUEST',
  },
  'no content type': {
    headers: READER,
    body: '{"query":"canary"}',
    status: 415,
    code: 'BAD_REQUEST',
  },
  'a document as the body': {
    ...post('{ canary }', { 'content-type': 'application/graphql' }),
    status: 415,
    code: 'BAD_REQUEST',
  },
  'an empty body': { ...post(''), ...BAD },
  'neither body nor content type': { headers: { ...READER, 'content-length': '0' }, ...BAD },
  'invalid JSON': { ...post('{"query":"canary'), ...BAD },
  'JSON in quotes': { ...post(JSON.stringify('{"query":"{ canary }"}')), ...BAD },
  'a key of the prototype': { ...post('{"query":"canary","__proto__":{"canary":1}}'), ...BAD },
  'bytes that are not UTF-8': { ...post(Buffer.from('{"query":"canaryü"}', 'latin1')), ...BAD },
  'null as the body': { ...post('null'), ...BAD },
  'a number as the body': { ...post('5'), ...BAD },
  'a batch': { ...post([{ query: DOCUMENT }, { query: 'canary' }]), ...BAD },
  'an empty batch': { ...post([]), ...BAD },
  'a number as the document': { ...post({ query: 5 }), ...BAD },
  'a parsed document': { ...post({ query: { kind: 'Document', canary: [] } }), ...BAD },
  'an empty object': { ...post({}), ...BAD },
  'an empty document': { ...post({ query: '', variables: { canary: 1 } }), ...BAD },
  'null as the document': { ...post({ query: null }), ...BAD },
  'a document under another name': { ...post({ canary: DOCUMENT }), ...BAD },
  'a document id without a manifest': { ...post({ documentId: 'canary' }), ...BAD },
  'a number as the document id': { ...post({ documentId: 5 }), ...BAD },
  'variables as a string': { ...post({ query: DOCUMENT, variables: '{"canary":1}' }), ...BAD },
  'variables as a list': { ...post({ query: DOCUMENT, variables: ['canary'] }), ...BAD },
  'variables as a number': { ...post({ query: DOCUMENT, variables: 0 }), ...BAD },
  'extensions as a string': { ...post({ query: DOCUMENT, extensions: 'canary' }), ...BAD },
  'extensions as a list': { ...post({ query: DOCUMENT, extensions: ['canary'] }), ...BAD },
  'a number as the operation name': { ...post({ query: DOCUMENT, operationName: 5 }), ...BAD },
  'a number with too many digits': {
    ...post('{"query":"{ canary }","variables":{"x":12345678901234567890}}'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  'GET without a preflight header': { ...get('query={canary}', READER), ...BAD },
  'GET with the content type of a form': {
    ...get('query={canary}', { ...READER, 'content-type': 'text/plain' }),
    status: 415,
    code: 'BAD_REQUEST',
  },
  'GET without a document': { ...get(''), ...BAD },
  'GET with an empty document': { ...get('query=&canary=1'), ...BAD },
  'GET with two documents': { ...get('query={canary}&query={canary}'), ...BAD },
  'GET with variables that are no JSON': { ...get('query={canary}&variables={canary'), ...BAD },
  'GET with variables that are no object': {
    ...get('query={canary}&variables=["canary"]'),
    ...BAD,
  },
  'GET with a mutation': {
    ...get(`query=${encodeURIComponent(MUTATION)}`),
    status: 405,
    code: 'BAD_REQUEST',
    expected: { allow: 'POST' },
  },
  'an unknown document id': {
    ...post({ documentId: 'canary' }),
    gateway: 'trusting',
    status: 400,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  },
  'an untrusted document': {
    ...post({ query: '{ canary }' }),
    gateway: 'trusting',
    status: 400,
    code: 'DOCUMENT_NOT_TRUSTED',
  },
  'no trusted document': { ...post({ variables: { canary: 1 } }), gateway: 'trusting', ...BAD },
  'a persisted query': {
    ...post({ extensions: HASH }),
    status: 200,
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  },
  introspection: {
    ...post({ query: '{ __schema { queryType { name } } }' }),
    status: 400,
    code: 'INTROSPECTION_DISABLED',
    isGraphql: true,
  },
  'a syntax error': {
    ...post({ query: '{ a(b: "canary' }),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
    isGraphql: true,
  },
  'an unknown field': {
    ...post({ query: '{ nothing(a: "canary") }' }),
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
    isGraphql: true,
  },
  'an unknown operation': {
    ...post({ query: DOCUMENT, operationName: 'canary' }),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
    isGraphql: true,
  },
  'a missing variable': {
    ...post({ query: 'query ($a: ID!) { user(id: $a) { id } }', variables: { canary: 1 } }),
    status: 400,
    code: 'BAD_USER_INPUT',
    isGraphql: true,
    inputPath: ['a'],
  },
};
