import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { runOnAppSimulator } from '@roster/simulators/onapp/simulator.ts';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { stringify } from 'yaml';
import { ADMIN_TOKEN } from '../conformance/adapters/vms-admin.ts';
import { findUnused, SECRETS, SENT_PASSWORD } from '../drills/fault-matrix/secrets.ts';
import { UPSTREAM_APIS } from '../drills/fault-matrix/upstream-apis.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { NO_DOCUMENT_LIMITS } from '../support/gateway/no-document-limits.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { selectEverything } from '../support/schema/select-everything.ts';
import { type Arrival, startHttpServer } from '../support/upstreams/http-server.ts';
import { formsOf } from '../support/values/encodings.ts';

/** Responses of an upstream: each repeats all that it was sent, in a body, a header or both. */
const ECHOES: readonly ((response: ServerResponse, echo: string) => void)[] = [
  (response, echo) =>
    json(response, 422, { message: echo, errors: { [echo]: [echo], login: [echo] } }),
  (response, echo) => json(response, 422, { errors: [echo, `Email ${echo}`] }),
  (response, echo) => json(response, 422, { error: echo }),
  (response, echo) => json(response, 400, { errors: { password: [echo] } }),
  (response, echo) => json(response, 400, echo),
  (response, echo) => json(response, 401, { errors: [echo] }),
  (response, echo) => json(response, 404, { error: echo }),
  (response, echo) => json(response, 429, { message: echo }),
  (response, echo) => json(response, 200, { id: echo, user: { id: echo }, error: echo }),
  (response, echo) => json(response, 200, [echo]),
  (response, echo) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${echo}`),
  (response, echo) => response.writeHead(500, { 'content-type': 'text/html' }).end(`<p>${echo}`),
  (response, echo) => response.writeHead(302, { location: `/${encodeURIComponent(echo)}` }).end(),
  (response, echo) => {
    response.writeHead(200, { 'content-length': 5000 }).write(echo);
    setTimeout(() => response.socket?.destroy(), 10);
  },
  (response) => response.socket?.resetAndDestroy(),
];

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const echoOf = ({ url, headers, body }: Arrival) =>
  `${url} ${decodeURIComponent(url)} ${JSON.stringify(headers)} ${body}`;

const isSignIn = ({ url }: Arrival) => url.includes('/auth/token');

function configuration(url: string): string {
  return stringify({
    server: { port: 0 },
    log: { level: 'trace' },
    providers: {
      ...Object.fromEntries(
        UPSTREAM_APIS.map(({ key, settingsAt }) => [key, settingsAt({ url, attemptMs: 1000 })]),
      ),
      withkey: {
        kind: 'onApp',
        url,
        attemptMs: 1000,
        username: 'gateway',
        apiKey: SECRETS['onAppPassword'],
        format: 'xml',
      },
    },
  });
}

const READS = [
  ...UPSTREAM_APIS.map(({ key, read }) => `{ ${read(key)} }`),
  `{
    withKey: user(id: "withkey/user/1") { id name }
    accounts: user(id: "platform/user/1") { billingInfo { status } }
    permissions(provider: "admin") { name }
  }`,
];

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated { user { id login name } }
    ... on Problem { code message origin { httpStatus requestId } }
    ... on ValidationProblem { issues { path message upstreamField } }
  }
}`;

const INPUTS = [
  ...UPSTREAM_APIS.map(({ key, write }, n) => write(key, n)),
  { onApp: { id: 'withkey/user/1', email: 'a@b.example' } },
];

const quoted = JSON.stringify(SENT_PASSWORD);

/** Operations that are invalid GraphQL, each with a password in a wrong position. */
const MISTAKES: readonly { readonly query: string; readonly variables?: object }[] = [
  {
    query: UPDATE,
    variables: {
      input: { vmsBilling: { user: { login: { login: 'ann' } }, password: { x: SENT_PASSWORD } } },
    },
  },
  {
    query: UPDATE,
    variables: {
      input: { vmsBilling: { user: { login: { login: 'ann' } }, status: SENT_PASSWORD } },
    },
  },
  {
    query: UPDATE,
    variables: { input: { vmsBilling: { user: { login: { login: [SENT_PASSWORD] } } } } },
  },
  { query: UPDATE, variables: { input: SENT_PASSWORD } },
  {
    query: UPDATE,
    variables: {
      input: { onApp: { id: SENT_PASSWORD, suspendAt: SENT_PASSWORD } },
    },
  },
  {
    query: `{ user(id: ${quoted}) { id } node(id: ${quoted}) { id } permissions(provider: ${quoted}) { id } }`,
  },
  { query: `{ user(id: [${quoted}]) { id } }` },
  { query: `{ user(id: "vms/user/1" ${quoted}) { id } }` },
  {
    query: `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "ann" } }, status: ${quoted} } }) { __typename } }`,
  },
  {
    query: `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "ann" } }, canUpdatePassword: ${quoted} } }) { __typename } }`,
  },
  { query: `{ user(id: "unterminated ${SENT_PASSWORD.replaceAll('"', '')}` },
];

/** What passes through the gateway in one test: every response, and the output of the process. */
interface Traffic {
  readonly arrived: string;
  readonly outputs: readonly string[];
}

async function sendEverything(): Promise<Traffic> {
  let turn = 0;
  await using upstream = await startHttpServer((response, arrival) => {
    // Every echo occurs once with a session and once at the sign-in itself.
    if (isSignIn(arrival) && turn < ECHOES.length) {
      json(response, 200, { access_token: ADMIN_TOKEN, expires_at: null });
    } else {
      ECHOES[turn % ECHOES.length]?.(response, echoOf(arrival));
    }
  });
  using folder = createTemporaryFolder();
  const file = folder.write('roster.yml', configuration(upstream.url));
  await using roster = await startRoster({ args: ['start', '--config', file] });

  const responses: string[] = [];
  const send = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${roster.url}/graphql`, { method: 'POST', headers, body });
    responses.push(JSON.stringify([...response.headers]), await response.text());
  };
  const reads = READS.map((query) => ({ query }));
  const updates = INPUTS.map((input) => ({ query: UPDATE, variables: { input } }));
  const operations = [...reads, ...updates].map((operation) => JSON.stringify(operation));
  for (turn = 0; turn < ECHOES.length; turn += 1) {
    for (const operation of operations) await send(operation);
  }
  // Only the VMS Admin API has a sign-in.
  const signingIn = operations.filter((operation) => operation.includes('admin'));
  assert.ok(signingIn.length >= 3);
  for (; turn < ECHOES.length * 2; turn += 1) {
    for (const operation of signingIn) await send(operation);
  }
  for (const mistake of MISTAKES) await send(JSON.stringify(mistake));
  await send(`{"query":"${SENT_PASSWORD}`);
  const { stdout, stderr } = await roster.stop();
  const arrived = upstream.arrivals.map((arrival) => JSON.stringify(arrival)).join('\n');
  return { arrived, outputs: [...responses, stdout, stderr] };
}

describe('Echoed secrets', () => {
  it('E1, E2, E4, E12: are in no response and no output', async () => {
    const { arrived, outputs } = await sendEverything();
    assert.ok(outputs.some((output) => output.includes('ValidationProblem')));
    assert.ok(outputs.some((output) => output.includes('[secret]')));
    assert.deepEqual(findUnused(arrived), []);
    for (const [place, secret] of Object.entries(SECRETS)) {
      for (const form of formsOf(secret)) {
        const leak = outputs.find((output) => output.includes(form));
        assert.equal(leak, undefined, `${place} appears as ${form}`);
      }
    }
  });

  it('are only in fields that need the scope for secrets', async () => {
    await using vms = await runVmsSimulators();
    // Panels of this age send secrets along with a user.
    await using onapp = await runOnAppSimulator({ version: '2.3' });
    await using gateway = await startGatewayOver(
      {
        vms: {
          kind: 'vms',
          timeZone: vms.timeZone,
          billing: { url: vms.billing.url },
          admin: { url: vms.admin.url, ...vms.credentials },
        },
        onapp: {
          kind: 'onApp',
          url: onapp.url,
          username: onapp.credentials.username,
          password: onapp.credentials.password,
          billingField: 'billing_plan_id',
        },
      },
      { limits: NO_DOCUMENT_LIMITS },
    );
    const ids = ['vms/user/5', 'vms/user/6', 'onapp/user/12'];
    for (const id of ids) {
      const result = await send(gateway.url, `query ($id: ID!) { user(id: $id) ${EVERYTHING} }`, {
        id,
      });
      const codes = new Set(result.errors.map(({ extensions }) => extensions['code']));
      assert.deepEqual([...codes], id.startsWith('vms') ? ['FORBIDDEN'] : []);
      assert.ok(result.text.includes(id));
      assert.doesNotMatch(result.text, /canary|"131231"|vgw1\.vms\.local|preview\?/);
    }
  });
});

const EVERYTHING = selectEverything('User');
