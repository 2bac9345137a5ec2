import assert from 'node:assert/strict';
import { request as send } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Gateway } from '../../../src/app/process.ts';
import { toFrameworkRefusal } from '../../../src/http/refusals/framework-error.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { filesBelow, readSource } from '../../support/files/sources.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sign, startIssuer } from '../../support/services/issuer.ts';
import { startHeldUpstream } from '../../support/upstreams/blocking-upstream.ts';
import { type GatewayName, REFUSED, type RefusedCase } from './refusal-table.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** Values of `Accept` with the type of the response; undefined: the header is absent. */
const ACCEPTED: readonly (readonly [accept: string | undefined, type: string])[] = [
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_TYPE],
  ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_TYPE],
  ['application/json, application/graphql-response+json;q=0.5', JSON_TYPE],
  ['application/json;q=0.2, application/*;q=0.8', GRAPHQL_TYPE],
  ['application/graphql-response+json;q=0, */*;q=0.1', JSON_TYPE],
  ['text/html;q=0.1, application/graphql-response+json', GRAPHQL_TYPE],
];

/** The words by which clients of persisted queries recognize a response. */
const PROTOCOL_WORDS: readonly string[] = ['PersistedQueryNotSupported'];

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends exactly these headers. */
function ask(url: string, refused: RefusedCase, accept?: string): Promise<Answer> {
  const { method = 'POST', path = '/graphql', headers = {}, body = '', hasNoHost } = refused;
  const all = { ...headers, ...(accept !== undefined && { accept }), 'x-request-id': 'the-id' };
  const sent = Object.entries(all).filter(([, value]) => value.length > 0);
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: {
        // Node sends a body of DELETE without a length.
        ...(body.length > 0 && { 'content-length': Buffer.byteLength(body) }),
        ...Object.fromEntries(
          sent.map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
        ),
      },
      setHost: hasNoHost !== true && !('host' in all),
      agent: false,
    };
    // The URL as it is: a parsed one would be encoded.
    const { hostname, port } = new URL(url);
    send({ ...options, hostname, port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: text }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

/** What a browser sends if a person opens a page. */
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const expectedStatus = ({ isGraphql = false, status }: RefusedCase, accept: string | undefined) =>
  isGraphql && accept === 'application/json' ? 200 : status;

/** What is wrong, and what to do; GraphQL itself says only what is wrong. */
const sentenceOf = ({ isGraphql = false }: RefusedCase) =>
  isGraphql ? /^[A-Z].+\.$/ : /^[A-Z][^:\n]+: [a-z].+[\w/]\.$/;

const firstError = ({ body }: Answer) => {
  const [error] = JSON.parse(body).errors;
  return error as {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  };
};

type RefusalForm = Pick<RefusedCase, 'code' | 'inputPath'>;

/** Asserts that a refusal has its properties and no value of the request. */
function assertForm(response: Answer, { code, inputPath }: RefusalForm): void {
  const { status, headers, body } = response;
  const retryAfter = headers['retry-after'];
  assert.equal(retryAfter !== undefined, status === 429 || status === 503);
  assert.deepEqual(firstError(response).extensions, {
    code,
    ...(inputPath !== undefined && { inputPath }),
    write: 'NOT_APPLIED',
    requestId: 'the-id',
    ...(retryAfter !== undefined && { retryAfterSeconds: Number(retryAfter) }),
  });
  assert.equal(headers['x-request-id'], 'the-id');
  assert.equal(JSON.parse(body).data, undefined);
  assert.doesNotMatch(body, /canary|Apollo Server|CSRF/i);
}

/** Returns a pattern of the messages that a literal of the source can produce. */
const toPattern = (literal: string) =>
  new RegExp(
    `^${literal
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll(/[.*+?^$()[\]{}|\\/]/g, '\\$&'))
      .join('.+')}$`,
  );

describe('Refusals', () => {
  const resources = new AsyncDisposableStack();
  const gateways = new Map<GatewayName, Gateway>();
  const seen = new Set<string>();
  let token = '';

  const askGateway = async (refused: RefusedCase, accept?: string) => {
    const { gateway = 'keyed', headers = {} } = refused;
    const authorization = gateway === 'unverifying' ? bearer(token) : {};
    const request = { ...refused, headers: { ...headers, ...authorization } };
    const url = gateways.get(gateway)?.url ?? '';
    const response = await ask(url, request, accept);
    // The first request of a minute is not limited.
    const isFirst = gateway === 'limited' && response.status === 200;
    return isFirst ? ask(url, request, accept) : response;
  };

  before(async () => {
    const folder = resources.use(createTemporaryFolder());
    const manifest = folder.write('manifest.json', '{"known":"{ providers { id } }"}');
    const upstream = resources.use(await startHeldUpstream());
    const issuer = resources.use(await startIssuer());
    issuer.result = (response) => response.destroy();
    const providers = {
      // The read that makes a gateway busy lasts as long as the test.
      activeplatform: {
        kind: 'activePlatform',
        url: upstream.url,
        apiToken: 'x',
        attemptMs: 300_000,
      },
    };
    const access = {
      mode: 'apiKeys',
      apiKeys: [
        apiKey('reader', ['users:read']),
        apiKey('explainer', ['users:read', 'explain']),
        apiKey('prometheus', ['metrics']),
      ],
    };
    const closed = { port: 0, introspection: false, graphiql: false };
    for (const [name, settings] of Object.entries({
      keyed: { access, server: closed },
      open: {},
      trusting: { access, documents: { manifest, mode: 'enforce' } },
      limited: { access, limits: { perCaller: { perMinute: 1 } } },
      busy: { access, limits: { inFlight: 1, deadlineMs: 300_000 } },
      unverifying: { access: issuer.access },
    } satisfies Record<GatewayName, object>)) {
      const gateway = resources.use(await startGatewayOver(providers, settings));
      gateways.set(name as GatewayName, gateway);
    }
    const read = {
      headers: { ...bearer('reader'), 'content-type': 'application/json' },
      body: '{"query":"{ user(id: \\"activeplatform/user/1\\") { id } }"}',
      status: 200,
      code: '',
    };
    void askGateway({ ...read, gateway: 'busy' });
    await upstream.arrived(1);
    resources.defer(() => upstream.releaseAll());
    token = await sign(issuer.key);
  });
  after(() => resources.disposeAsync());

  for (const [what, refused] of Object.entries(REFUSED)) {
    it(`have one form, whatever the client accepts: ${what}`, async () => {
      for (const [accept, type] of ACCEPTED) {
        const response = await askGateway(refused, accept);
        assert.equal(response.headers['content-type'], type);
        assert.equal(response.status, expectedStatus(refused, accept));
        assertForm(response, refused);
        for (const [name, value] of Object.entries(refused.expected ?? {})) {
          assert.equal(response.headers[name], value, name);
        }
        const { message } = firstError(response);
        seen.add(message);
        if (!PROTOCOL_WORDS.includes(message)) assert.match(message, sentenceOf(refused));
      }
    });
  }

  it('come before an operation whose response the client does not accept', async () => {
    const headers = { ...bearer('reader'), 'content-type': 'application/json' };
    const request = { headers, body: '{"query":"{ __typename }"}', status: 406, code: '' };
    for (const accept of ['text/html', 'image/*', 'application/json;q=0', 'multipart/mixed']) {
      const response = await askGateway(request, accept);
      assert.deepEqual([response.status, response.headers['content-type']], [406, JSON_TYPE]);
      assertForm(response, { code: 'BAD_REQUEST' });
      seen.add(firstError(response).message);
    }
  });

  it('are sent for HEAD without a body', async () => {
    const request = { method: 'HEAD', path: '/graphql?query={__typename}', status: 405, code: '' };
    const { status, headers, body } = await askGateway(request);
    assert.deepEqual([status, headers['allow'], body], [405, 'GET, POST', '']);
  });

  it('are sent to a browser if there is no page', async () => {
    const response = await askGateway({ method: 'GET', status: 400, code: '' }, BROWSER);
    const { message } = firstError(response);
    assert.equal(response.status, 400);
    assertForm(response, { code: 'BAD_REQUEST' });
    assert.match(message, /^This path has no page: /);
    seen.add(message);
  });

  it('leave none of the messages in the source without a test', () => {
    const unknown = toFrameworkRefusal(
      Object.assign(new Error('canary'), { code: 'FST_ERR_UNKNOWN', statusCode: 400 }),
      1,
    );
    seen.add(unknown?.message ?? '');
    const files = filesBelow('src/http', '.ts').filter((file) => !/client-error/.test(file));
    const messages = files.flatMap((file) =>
      [...readSource(file).matchAll(/(?<!new Error\()(['`])([A-Z][^'`\n]*: [^'`\n]*\.)\1/g)].map(
        ([, , text = '']) => text,
      ),
    );
    assert.ok(messages.length > 30);
    const unseen = messages.filter(
      (text) => ![...seen].some((message) => toPattern(text).test(message)),
    );
    assert.deepEqual(unseen, []);
  });
});
