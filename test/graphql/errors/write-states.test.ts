import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { REQUEST_ERROR_CODES } from '../../../src/graphql/errors/format-error.ts';
import { WriteStates } from '../../../src/graphql/execution/write-states.ts';
import { DOCUMENT_LIMIT } from '../../../src/graphql/limits/document-limit-error.ts';
import { UPSTREAM_CALLS_LIMIT } from '../../../src/graphql/plugins/plan-plugin.ts';
import { LITERAL_SECRET } from '../../../src/graphql/rules/no-inline-secrets.ts';
import { ClientError } from '../../../src/providers/contract/client-error.ts';
import { UpdateProgress } from '../../../src/use-cases/update-user/update-progress.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { startAnsweredVms } from '../../support/vms/gateway.ts';

const ID = 'onapp/user/12';
const RENAME = { onApp: { id: ID, firstName: 'Ada' } };
const UPDATE = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }';

interface Case {
  readonly title: string;
  readonly query: string;
  readonly variables?: object;
  readonly code: string;
  /** The key of the caller; it may read and write users if absent. */
  readonly caller?: string;
  readonly operationName?: string;
}

const rename = (selection: string, argument = `onApp: { id: "${ID}", firstName: "Ada" }`) =>
  `mutation { updateUser(input: { ${argument} }) { ${selection} } }`;

const aliases = (count: number, selection: (at: number) => string) =>
  Array.from({ length: count }, (_none, at) => selection(at)).join(' ');

/** Every way in which a mutation fails before anything is sent. */
const UNSENT: readonly Case[] = [
  { title: 'a syntax error', query: 'mutation { updateUser(', code: 'GRAPHQL_PARSE_FAILED' },
  {
    title: 'an unknown field',
    query: rename('__typename unknown'),
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    title: 'a wrong literal',
    query: rename('__typename', `onApp: { id: "${ID}", firstName: 7 }`),
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    title: 'a password in the document',
    query: rename('__typename', `onApp: { id: "${ID}", password: "canary" }`),
    code: 'LITERAL_SECRET',
  },
  {
    title: 'no operation of that name',
    query: `mutation A { updateUser(input: { onApp: { id: "${ID}", firstName: "A" } }) { __typename } }`,
    operationName: 'B',
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  { title: 'a missing variable', query: UPDATE, code: 'BAD_USER_INPUT' },
  {
    title: 'a variable of another type',
    query: UPDATE,
    variables: { input: { onApp: { id: ID, suspendAt: 'soon' } } },
    code: 'BAD_USER_INPUT',
  },
  {
    title: 'two branches',
    query: UPDATE,
    variables: { input: { ...RENAME, activePlatform: { id: 'activeplatform/user/1' } } },
    code: 'BAD_USER_INPUT',
  },
  {
    title: 'a variable that makes an argument null',
    query: `mutation ($input: UpdateUserInput = { onApp: { id: "${ID}", firstName: "Ada" } }) {
      updateUser(input: $input) { __typename }
    }`,
    variables: { input: null },
    code: 'BAD_USER_INPUT',
  },
  {
    title: 'a malformed id',
    query: rename('__typename', 'onApp: { id: "12", firstName: "Ada" }'),
    code: 'BAD_USER_INPUT',
  },
  {
    title: 'a provider of another kind',
    query: rename('__typename', 'onApp: { id: "vms/user/5", firstName: "Ada" }'),
    code: 'BAD_USER_INPUT',
  },
  {
    title: 'a malformed idempotency key',
    query: `mutation { updateUser(input: { onApp: { id: "${ID}", firstName: "A" } }, idempotencyKey: "a b") { __typename } }`,
    code: 'BAD_USER_INPUT',
  },
  {
    title: 'too many aliases',
    query: rename(aliases(60, (at) => `a${at}: __typename`)),
    code: 'DOCUMENT_LIMIT',
  },
  {
    title: 'too many upstream calls',
    query: `mutation { ${aliases(12, (at) => `u${at}: updateUser(input: { onApp: { id: "${ID}", firstName: "A" } }) { __typename }`)} }`,
    code: 'UPSTREAM_CALLS_LIMIT',
  },
  {
    title: 'a caller that may not write',
    query: UPDATE,
    variables: { input: RENAME },
    caller: 'reader',
    code: 'FORBIDDEN',
  },
  {
    title: 'a selected field that the caller may not read',
    query: rename('... on UserUpdated { user { id } }'),
    caller: 'writer',
    code: 'FORBIDDEN',
  },
  {
    title: 'a protected user',
    query: rename('__typename', 'onApp: { id: "onapp/user/1", firstName: "Ada" }'),
    code: 'FORBIDDEN',
  },
];

const callAs = (url: string, { query, variables, operationName, caller = 'both' }: Case) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(caller) },
    body: JSON.stringify({ query, variables, operationName }),
  });

describe('Errors of a mutation before anything is sent', () => {
  let demo: Demo;
  before(async () => {
    const access = {
      mode: 'apiKeys',
      apiKeys: [
        apiKey('both', ['users:read', 'users:write']),
        apiKey('reader', ['users:read']),
        apiKey('writer', ['users:write']),
      ],
      protectedUsers: [{ provider: 'onapp', id: '1' }],
    };
    demo = await startDemo({ settings: { access, limits: { aliases: 40, upstreamCalls: 20 } } });
  });
  after(() => demo[Symbol.asyncDispose]());

  for (const each of UNSENT) {
    it(`say NOT_APPLIED: ${each.title}`, async () => {
      const { errors } = JSON.parse(await (await callAs(demo.url, each)).text());
      assert.ok(errors.length > 0);
      for (const { extensions } of errors) {
        const { code, write, requestId } = extensions;
        assert.deepEqual([code, write, typeof requestId], [each.code, 'NOT_APPLIED', 'string']);
      }
      const journals = demo.simulated.flatMap(({ simulators }) => simulators);
      assert.deepEqual(
        journals.flatMap(({ journal }) => journal),
        [],
      );
    });
  }
});

/** A VMS that makes every change, and then responds like this to reads of the Admin API. */
const startVms = (onRead: (response: ServerResponse) => void) =>
  startAnsweredVms((response, { method }) =>
    method === 'GET' ? onRead(response) : sendJson(response, 200, VMS_USER),
  );

/** Permissions without a usable name: each of them is one error. */
const UNREADABLE = Array.from({ length: 150 }, (_none, at) => ({ id: at + 1, name: {} }));
const VMS_USER = { id: 5, login: 'ann', permissions: UNREADABLE };

const BILLING = 'vmsBilling: { user: { login: { login: "ann" } }, status: BLOCKED }';
const ADMIN = `vmsAdmin: { id: "vms/user/5", permissions: { ids: [${UNREADABLE.map(({ id }) => `"${id}"`)}] } }`;
const PERMISSIONS = '... on UserUpdated { user { permissions { name } } }';

const stateOf = ({ path, extensions }: GraphqlAnswer['errors'][number]) => [
  path?.[0] ?? null,
  extensions['code'],
  extensions['write'],
];

describe('Errors of a mutation that no provider can make', () => {
  it('say NOT_APPLIED', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, VMS_USER));
    await using gateway = await startGatewayOver({
      vms: { kind: 'vms', timeZone: 'UTC', billing: { url: upstream.url } },
    });
    const { errors } = await send(gateway.url, rename('__typename', ADMIN));
    assert.deepEqual(errors.map(stateOf), [
      ['updateUser', 'UNSUPPORTED_BY_PROVIDER', 'NOT_APPLIED'],
    ]);
    assert.deepEqual(upstream.arrivals, []);
  });
});

/** Codes of requests that never become an operation. */
const BEFORE_GRAPHQL: readonly unknown[] = ['BAD_REQUEST', 'PERSISTED_QUERY_NOT_SUPPORTED'];

describe('Cases of refused mutations', () => {
  it('cover every code of a request that is not executed', () => {
    const codes = [
      ...REQUEST_ERROR_CODES.filter((code) => !BEFORE_GRAPHQL.includes(code)),
      DOCUMENT_LIMIT,
      LITERAL_SECRET,
      UPSTREAM_CALLS_LIMIT,
      'FORBIDDEN',
    ];
    assert.deepEqual([...new Set(UNSENT.map(({ code }) => code))].sort(), codes.sort());
  });
});

describe('Errors of a mutation after a write', () => {
  it('say APPLIED below a changed user, and when to repeat', async () => {
    await using here = await startVms((response) =>
      response.writeHead(429, { 'retry-after': '7' }).end(),
    );
    const { data, errors } = await send(here.url, rename(PERMISSIONS, BILLING));
    assert.deepEqual(data, { updateUser: { user: { permissions: null } } });
    assert.deepEqual(errors.map(stateOf), [['updateUser', 'UPSTREAM_RATE_LIMITED', 'APPLIED']]);
    assert.equal(errors[0]?.extensions['retryAfterSeconds'], 7);
  });

  it('say APPLIED below a changed user that nothing can be read of', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, VMS_USER));
    await using gateway = await startGatewayOver({
      vms: { kind: 'vms', timeZone: 'UTC', billing: { url: upstream.url } },
    });
    const { errors } = await send(gateway.url, rename(PERMISSIONS, BILLING));
    assert.deepEqual(errors.map(stateOf), [['updateUser', 'UNSUPPORTED_BY_PROVIDER', 'APPLIED']]);
  });

  it('say APPLIED in the error that counts the others', async () => {
    await using here = await startVms((response) => sendJson(response, 200, VMS_USER));
    const { errors } = await send(here.url, rename(PERMISSIONS, ADMIN));
    assert.deepEqual(
      [...new Set(errors.map((error) => stateOf(error).join()))],
      ['updateUser,UPSTREAM_CONTRACT,APPLIED', ',TOO_MANY_ERRORS,APPLIED'],
    );
  });

  it('say APPLIED for what is left out of a response', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 200, VMS_USER));
    const vms = { kind: 'vms', timeZone: 'UTC', admin: { url: upstream.url, token: 'canary' } };
    await using gateway = await startGatewayOver({ vms }, { limits: { responseFields: 100 } });
    const selection = '... on UserUpdated { user { permissions { id } } }';
    const { errors } = await send(gateway.url, rename(selection, ADMIN));
    assert.deepEqual(errors.map(stateOf), [['updateUser', 'RESPONSE_LIMIT', 'APPLIED']]);
  });

  it('say NOT_APPLIED below a problem that says so', async () => {
    await using here = await startVms((response) => sendJson(response, 200, VMS_USER));
    const input =
      'vmsAdmin: { id: "vms/user/5", ifPermissionIds: ["9"], permissions: { ids: ["1"] } }';
    const selection = '... on ConflictProblem { write current { permissions { name } } }';
    const { errors } = await send(here.url, rename(selection, input));
    assert.ok(errors.length > 0);
    assert.deepEqual([...new Set(errors.map((error) => stateOf(error)[2]))], ['NOT_APPLIED']);
  });

  it('say it for each mutation of an operation', async () => {
    await using here = await startVms((response) => sendJson(response, 500, {}));
    const selection = `{ ${PERMISSIONS} }`;
    const query = `mutation {
      made: updateUser(input: { ${BILLING} }) ${selection}
      refused: updateUser(input: { vmsAdmin: { id: "5", permissions: { ids: [] } } }) ${selection}
    }`;
    const { errors } = await send(here.url, query);
    assert.deepEqual(errors.map(stateOf), [
      ['made', 'UPSTREAM_FAILED', 'APPLIED'],
      ['refused', 'BAD_USER_INPUT', 'NOT_APPLIED'],
    ]);
  });
});

describe('Errors of a query', () => {
  it('say nothing of a write at its fields', async () => {
    await using here = await startVms((response) => sendJson(response, 500, {}));
    const { errors } = await send(here.url, '{ user(id: "vms/user/5") { id } }');
    assert.deepEqual(errors.map(stateOf), [['user', 'UPSTREAM_FAILED', undefined]]);
  });

  it('say NOT_APPLIED if the query is invalid', async () => {
    await using here = await startVms((response) => sendJson(response, 500, {}));
    const { errors } = await send(here.url, '{ unknown }');
    assert.deepEqual(errors.map(stateOf), [[null, 'GRAPHQL_VALIDATION_FAILED', 'NOT_APPLIED']]);
  });
});

describe('Progress of an update', () => {
  const failed = new TypeError('canary');
  const refused = new ClientError('BAD_USER_INPUT', 'refused');

  it('is unknown after a bug, also if an earlier attempt is', () => {
    for (const begin of [() => {}, (it: UpdateProgress) => it.repeatsUnknown()]) {
      const progress = new UpdateProgress();
      begin(progress);
      progress.fail(failed);
      assert.equal(progress.write, 'UNKNOWN');
    }
  });

  it('stays that of the earlier attempt after a refusal', () => {
    const progress = new UpdateProgress();
    progress.fail(refused);
    assert.equal(progress.write, 'NOT_APPLIED');
    progress.repeatsUnknown();
    progress.fail(refused);
    assert.equal(progress.write, 'UNKNOWN');
  });

  it('stays applied after a bug', () => {
    const progress = new UpdateProgress();
    progress.repeatsApplied();
    progress.fail(failed);
    assert.equal(progress.write, 'APPLIED');
  });

  it('is the least certain one of all updates of an operation', () => {
    const states = new WriteStates();
    assert.equal(states.at(undefined), 'NOT_APPLIED');
    const [applied, unknown] = [new UpdateProgress(), new UpdateProgress()];
    applied.repeatsApplied();
    states.add({ responseName: 'applied', idempotencyKey: null, progress: applied });
    assert.equal(states.at(undefined), 'APPLIED');
    unknown.repeatsUnknown();
    states.add({ responseName: 'unknown', idempotencyKey: null, progress: unknown });
    assert.equal(states.at(undefined), 'UNKNOWN');
    assert.deepEqual(
      [states.at(['applied', 'user']), states.at(['other'])],
      ['APPLIED', 'NOT_APPLIED'],
    );
  });
});
