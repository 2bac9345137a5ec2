import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Gateway } from '../../../src/app/process.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

const PLATFORM = {
  activeplatform: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};
const KEYS = [apiKey('reader', ['users:read']), apiKey('prometheus', ['metrics'])];
const OPERATION = JSON.stringify({ query: '{ providers { id } }' });
const JSON_TYPE = { 'content-type': 'application/json' };

interface Line {
  readonly requestId?: string;
  readonly status?: number;
  readonly code?: string;
  readonly reason?: string;
  readonly address?: string | null;
  readonly method?: string | null;
  readonly path?: string | null;
  readonly callerId?: string;
  readonly message: string;
}

interface RawResponse {
  readonly status: number;
  readonly id: string | undefined;
  readonly body: string;
}

/** Sends these bytes and reads until the connection is closed. */
async function sendRaw(url: string, bytes: string): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', body = ''] = text.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
    id: /^x-request-id: (.+)$/im.exec(head)?.[1],
    body,
  };
}

describe('Refused requests', () => {
  let gateway: Gateway;
  const lines: Line[] = [];
  const note = (fields: object, message: string) => void lines.push({ ...fields, message });
  before(async () => {
    gateway = await startGatewayOver(
      PLATFORM,
      {
        access: { mode: 'apiKeys', apiKeys: KEYS },
        limits: { inFlight: 256, perCaller: { perMinute: 30 } },
      },
      { ...silentLog, info: note, warn: note },
    );
  });
  after(() => gateway.close());

  const refused =
    (path: string, init: RequestInit = {}) =>
    async (): Promise<RawResponse> => {
      const response = await fetch(`${gateway.url}${path}`, init);
      const id = response.headers.get('x-request-id') ?? undefined;
      return { status: response.status, id, body: await response.text() };
    };
  const post = (headers: Record<string, string>, body: string = OPERATION) =>
    refused('/graphql', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
  const raw = (head: string, body = '') => {
    const { host } = new URL(gateway.url);
    return sendRaw(
      gateway.url,
      `${head.replace('$HOST', host)}\r\nconnection: close\r\n\r\n${body}`,
    );
  };
  const known = bearer('reader');

  const CASES: Readonly<Record<string, readonly [number, () => Promise<RawResponse>]>> = {
    'without a credential': [401, post({})],
    'without a scope for GraphQL': [403, post(bearer('prometheus'))],
    'without the scope explain': [403, post({ ...known, 'roster-explain': 'plan' })],
    'at the metrics': [403, refused('/metrics', { headers: known })],
    'at an unknown path': [404, refused('/nowhere')],
    'at a malformed path': [400, refused('/%zz')],
    'too large': [413, post(known, `{"query":"${'x'.repeat(70_000)}"}`)],
    'of another type': [415, post({ ...known, 'content-type': 'text/plain' })],
    'that is not JSON': [400, post(known, '{"query":')],
    'that is a batch': [400, post(known, `[${OPERATION}]`)],
    'without a document': [400, post(known, '{}')],
    'that a page of another site may send': [
      400,
      refused('/graphql?query={__typename}', { headers: known }),
    ],
    'that is not HTTP': [400, () => sendRaw(gateway.url, 'NONSENSE\r\n\r\n')],
    'with headers that are too long': [
      431,
      () => raw(`GET / HTTP/1.1\r\nhost: $HOST\r\nx: ${'x'.repeat(20_000)}`),
    ],
    'without a host': [400, () => raw('GET /health/live HTTP/1.1')],
    'with an expectation': [404, () => raw('GET / HTTP/1.1\r\nhost: $HOST\r\nexpect: tea')],
  };

  /** Method and path in the log, if they are not those of an operation that is posted. */
  const ORIGINS: Readonly<Record<string, readonly [string | null, string | null]>> = {
    'at the metrics': ['GET', '/metrics'],
    'at an unknown path': ['GET', 'other'],
    'at a malformed path': ['GET', 'other'],
    'that a page of another site may send': ['GET', '/graphql'],
    'that is not HTTP': [null, null],
    'with headers that are too long': [null, null],
    'without a host': ['GET', '/health/live'],
    'with an expectation': ['GET', 'other'],
  };

  for (const [what, [expected, ask]] of Object.entries(CASES)) {
    test(`G24: are logged with the request id: ${what}`, async () => {
      lines.length = 0;
      const { status, id, body } = await ask();
      assert.equal(status, expected);
      assert.ok(id);
      const { errors } = JSON.parse(body);
      assert.equal(errors[0].extensions.requestId, id);
      await until(() => lines.length > 0);
      const line = lines.find(({ requestId }) => requestId === id);
      assert.equal(line?.status, expected);
      assert.equal(line?.code, errors[0].extensions.code);
      assert.equal(line?.address, '127.0.0.1');
      assert.match(line?.reason ?? '', /^\S+( \S+){2,}$/);
      const [method, path] = ORIGINS[what] ?? ['POST', '/graphql'];
      assert.deepEqual([line?.method, line?.path], [method, path]);
    });
  }

  test('G24: are logged with the request id: above the rate limit', async () => {
    let last: RawResponse | undefined;
    for (let n = 0; n < 40 && last?.status !== 429; n += 1) last = await post(known)();
    assert.equal(last?.status, 429);
    const found = lines.filter(({ requestId }) => requestId === last?.id);
    assert.deepEqual(
      found.map(({ message }) => message),
      ['Rate limit exceeded', 'Request refused'],
    );
    assert.equal(found.at(-1)?.callerId, 'apiKey:reader');
    assert.match(found.at(-1)?.reason ?? '', /limits\.perCaller\.perMinute/);
  });
});

describe('Requests with an ambiguous head', () => {
  const HEADERS = [
    'host: $HOST',
    'authorization: Bearer reader',
    'content-type: application/json',
    'content-length: 36',
    'roster-explain: plan',
    'x-request-id: one',
    'origin: https://a.example',
    'content-encoding: identity',
  ];
  const head = (lines: readonly string[]) => `POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}`;

  test('A28: are refused with 400, whichever header is repeated', async () => {
    const reasons: unknown[] = [];
    const log = {
      ...silentLog,
      info: (fields: Readonly<Record<string, unknown>>) => void reasons.push(fields['reason']),
    };
    const access = { mode: 'apiKeys', apiKeys: [apiKey('reader', ['users:read', 'explain'])] };
    await using gateway = await startGatewayOver(PLATFORM, { access }, log);
    const { host } = new URL(gateway.url);
    const ask = (lines: readonly string[], target = '/graphql') =>
      sendRaw(
        gateway.url,
        `${head(lines).replace('/graphql', target).replaceAll('$HOST', host)}\r\nconnection: close\r\n\r\n${OPERATION}`,
      );
    assert.equal(OPERATION.length, 32);
    const once = HEADERS.map((line) => line.replace('36', '32'));
    assert.equal((await ask(once)).status, 200);
    for (const repeated of once) {
      assert.equal((await ask([...once, repeated])).status, 400, repeated);
      assert.equal((await ask([...once, repeated.toUpperCase()])).status, 400, repeated);
    }
    const others = once.filter((line) => !line.startsWith('host'));
    assert.equal((await ask(others)).status, 400);
    assert.equal((await ask(['host: other.example', ...once])).status, 400);
    assert.equal((await ask(once, `http://${host}/graphql`)).status, 200);
    assert.equal((await ask(once, 'http://other.example/graphql')).status, 400);
    assert.ok(
      reasons.includes('the header host is sent more than once') &&
        reasons.includes('the URL names another host than the header host'),
    );
  });

  test('A28: are refused if the principal is repeated', async () => {
    const access = {
      mode: 'jwt',
      header: 'x-roster-principal',
      jwt: {
        issuer: 'https://id.example.net',
        audience: 'roster',
        algorithms: ['RS256'],
        jwks: { url: 'https://127.0.0.1:1/jwks' },
      },
    };
    await using gateway = await startGatewayOver(PLATFORM, { access });
    const { host } = new URL(gateway.url);
    const principal = 'x-roster-principal: a.b.c\r\n';
    const { status } = await sendRaw(
      gateway.url,
      `GET /graphql HTTP/1.1\r\nhost: ${host}\r\n${principal}${principal}connection: close\r\n\r\n`,
    );
    assert.equal(status, 400);
  });
});
