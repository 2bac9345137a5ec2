import assert from 'node:assert/strict';
import { type AddressInfo, createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { stringify } from 'yaml';
import { assertSafeEnvironment } from '../../src/commands/environment.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { send } from '../support/clients/graphql.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { runCommand, runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { sign, startIssuer } from '../support/services/issuer.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';
import { formsOf } from '../support/values/encodings.ts';

const TOKEN = 'canary-process-token-0123456789';
const PASSWORD = 'canary-process-password-0123456789';

const configurationOver = (url: string, settings: object = {}) =>
  stringify({
    server: { port: 0, graphiql: false },
    log: { level: 'trace' },
    providers: {
      ap: { kind: 'activePlatform', url, apiToken: TOKEN },
      panel: { kind: 'onApp', url, username: 'gateway', password: TOKEN },
    },
    ...settings,
  });

const UPDATE = 'mutation ($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }';

function assertNone(text: string): void {
  for (const form of [TOKEN, PASSWORD].flatMap(formsOf)) {
    assert.ok(!text.includes(form), `shows ${form}`);
  }
}

/** Starts a server that counts connections and never responds. */
async function startListener() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => {}).destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** A module that throws an uncaught error of got on SIGUSR2. Its own agent uses no proxy of the environment. */
const mistakeOver = (url: string) => `
  import { Agent } from 'node:http';
  import got from ${JSON.stringify(`${ROOT}node_modules/got/dist/source/index.js`)};
  process.on('SIGUSR2', async () => {
    const options = { method: 'PUT', json: { password: '${PASSWORD}' }, username: 'u', password: '${PASSWORD}',
      headers: { 'x-token': '${TOKEN}' }, retry: { limit: 0 }, agent: { http: new Agent() } };
    const error = await got('${url}/x?api_token=${TOKEN}', options).catch((it) => it);
    setTimeout(() => { throw error; }, 1);
  });`;

const PROXIES = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NPM_CONFIG_PROXY',
  'GLOBAL_AGENT_HTTP_PROXY',
];

/** Returns the variables that make Node, or a package, send every request to a proxy. */
const proxiesAt = (url: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    PROXIES.flatMap((name) => [
      [name, url],
      [name.toLowerCase(), url],
    ]),
  ),
  NO_PROXY: '',
  no_proxy: '',
  NODE_USE_ENV_PROXY: '1',
});

describe('Process', () => {
  const stack = new AsyncDisposableStack();
  after(() => stack.disposeAsync());

  /** Starts a gateway with everything in its environment that could disclose a secret. */
  async function startExposed() {
    const upstream = stack.use(
      await startHttpServer((response, { method }) =>
        sendJson(response, method === 'GET' ? 404 : 422, { a: TOKEN }),
      ),
    );
    const issuer = stack.use(await startIssuer());
    const proxy = stack.use(await startListener());
    const folder = stack.use(createTemporaryFolder());
    const traces = { endpoint: `${upstream.url}/v1/traces` };
    const settings = { access: issuer.access, traces };
    const file = folder.write('roster.yml', configurationOver(upstream.url, settings));
    const script = folder.write('mistake.mjs', mistakeOver(upstream.url));
    const roster = stack.use(
      await startRoster({
        args: ['start', '--config', file],
        environment: {
          ...proxiesAt(proxy.url),
          DEBUG: '*',
          NODE_OPTIONS: `--import=${script}`,
        },
        nodeArguments: ['--inspect=127.0.0.1:0'],
      }),
    );
    const token = await sign(issuer.key, { claims: { scope: 'users:read users:write' } });
    const request = (query: string, variables = {}) =>
      send(roster.url, query, variables, bearer(token));
    return { upstream, issuer, proxy, roster, request };
  }
  let exposed: Awaited<ReturnType<typeof startExposed>>;
  before(async () => {
    exposed = await startExposed();
  });

  it('E11: warns if a debugger can be attached', () => {
    assert.match(exposed.roster.output(), /^Warning: a debugger can be attached/m);
  });

  it('E11: shows no secret with DEBUG=*', async () => {
    const { upstream, request, roster } = exposed;
    const { data } = await request(
      '{ a: user(id: "ap/user/1") { id } b: user(id: "panel/user/1") { id } }',
    );
    assert.deepEqual(data, { a: null, b: null });
    await request(UPDATE, { i: { onApp: { id: 'panel/user/1', password: PASSWORD } } });
    await request(UPDATE, { i: { activePlatform: { id: 'ap/user/1', password: PASSWORD } } });
    const written = upstream.arrivals.filter(({ body }) => body.includes(PASSWORD));
    assert.equal(written.length, 2);
    assertNone(roster.output());
  });

  it('E13: sends nothing to a proxy that the environment names', async () => {
    const { upstream, issuer, proxy } = exposed;
    await until(() => upstream.arrivals.some(({ url }) => url === '/v1/traces'));
    assert.equal(issuer.arrivals.length, 1);
    assert.equal(proxy.connections(), 0);
  });

  it('E8: shows nothing of a request on an uncaught got error', async () => {
    exposed.roster.signal('SIGUSR2');
    const { code, stdout, stderr } = await exposed.roster.ended();
    assert.equal(code, 1);
    assert.match(stderr, /Fatal: HTTPError/);
    assertNone(stdout + stderr);
  });

  it('E11: refuses to start with NODE_DEBUG and says why', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('roster.yml', configurationOver('http://127.0.0.1:9'));
    const environment = { NODE_DEBUG: 'http,undici' };
    for (const { code, stdout, stderr } of [
      await runRoster({ args: ['start', '--config', file], environment }),
      await runCommand({ args: ['check', '--config', file], environment }),
    ]) {
      assert.equal(code, 78);
      assert.match(stderr, /The environment cannot be used:\n {2}NODE_DEBUG: /);
      assertNone(stdout + stderr);
    }
    for (const value of ['http', 'undici', '*']) {
      const unsafe = { variables: { NODE_DEBUG: value }, flags: [] };
      assert.throws(() => assertSafeEnvironment(unsafe), /NODE_DEBUG: /);
    }
  });
});

describe('Caller without secrets:read', () => {
  /** Returns a user with an intercom, with or without a password. */
  const result = (url: string, hasSecret: boolean) => ({
    id: Number(url.split('/').at(-1)),
    login: 'ann',
    intercoms: [{ id: 1, ...(hasSecret && { login: TOKEN, password: TOKEN }) }],
    intercom_keys: [{ id: 1, key: hasSecret ? TOKEN : null }],
    intercom_flats: [{ id: 1, number: hasSecret ? TOKEN : '' }],
  });

  it('E18: cannot observe whether a secret exists', async () => {
    await using upstream = await startHttpServer((response, { url }) =>
      sendJson(response, 200, result(url, url.endsWith('/5'))),
    );
    const admin = { url: upstream.url, token: 'token' };
    const providers = { vms: { kind: 'vms', timeZone: 'Europe/Minsk', admin } };
    const keys = [apiKey('reader', ['users:read']), apiKey('nobody', ['users:write'])];
    const access = { mode: 'apiKeys', apiKeys: keys };
    await using gateway = await startGatewayOver(providers, { access });
    const reported = async (key: string, id: number) => {
      const before = upstream.arrivals.length;
      const { status, text } = await send(
        gateway.url,
        `{ user(id: "vms/user/${id}") { ... on VmsUser {
          intercoms { edges { details { credentials { password } } } } intercomKeys { nodes { code } } intercomFlats { nodes { sipNumber } }
        } } }`,
        {},
        bearer(key),
      );
      const calls = upstream.arrivals.length - before;
      return [status, calls, text.replaceAll(/"requestId":"[^"]*"/g, '')];
    };
    for (const key of ['reader', 'nobody']) {
      assert.deepEqual(await reported(key, 5), await reported(key, 6));
      assert.match(String((await reported(key, 5))[2]), /FORBIDDEN/);
    }
    assert.equal((await reported('nobody', 5))[1], 0);
    assert.equal((await reported('reader', 5))[1], 1);
  });
});
