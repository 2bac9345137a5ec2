import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'graphql';
import { ReadUserDocument } from '../src/generated/documents.ts';
import { createRosterClient } from '../src/roster-client.ts';
import { RosterError, type RosterErrorDetails } from '../src/roster-error.ts';
import { respondWith, UPDATED } from './results.ts';
import { failure, type ScriptedResponse, startScriptedServer } from './scripted-server.ts';

const QUERY = 'query Read($id: ID!) { user(id: $id) { id } }';
const MUTATION = 'mutation Write($input: In!) { updateUser(input: $input) { __typename } }';
const PASSWORD = 'correct horse battery staple';
const INPUT = { onApp: { id: 'onapp/user/12', password: PASSWORD } };

/** Sends an operation to a server that responds in this way, and returns the error without its message. */
async function failWith(
  response: ScriptedResponse | null,
  document = MUTATION,
): Promise<RosterErrorDetails & { readonly message: string }> {
  await using server = await startScriptedServer(response);
  return await failureOf(
    createRosterClient({
      url: server.url,
      // Only a delayed response is to time out.
      timeoutMs: response?.delayMs === undefined ? 60_000 : response.delayMs / 2,
    }).execute(document, { input: INPUT }),
  );
}

async function failureOf(operation: Promise<unknown>): Promise<RosterError> {
  const error = await operation.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RosterError, String(error));
  assert.ok(!error.message.includes(PASSWORD));
  assert.ok(!JSON.stringify(error).includes(PASSWORD));
  return error;
}

describe('execute', () => {
  it('returns data, the errors of fields and the request id', async () => {
    const errors = [{ message: 'vms: no response.', path: ['user'], extensions: { code: 'X' } }];
    const body = { data: { user: null, providers: [] }, errors };
    await using server = await startScriptedServer({ headers: { 'x-request-id': 'r-1' }, body });
    const client = createRosterClient({ url: server.url });
    assert.deepEqual(await client.execute(QUERY, { id: 'vms/user/5' }), {
      data: body.data,
      errors,
      requestId: 'r-1',
      extensions: {},
    });
  });

  it('sends the key, the headers and the variables', async () => {
    await using server = await startScriptedServer({ body: { data: {} } });
    const client = createRosterClient({ url: server.url, key: async () => 'secret-key' });
    await client.execute(QUERY, { id: 'x' }, { headers: { 'X-Team': 'billing' } });
    const [request] = server.received;
    assert.equal(request?.method, 'POST');
    assert.equal(request.headers.authorization, 'Bearer secret-key');
    assert.equal(request.headers['x-team'], 'billing');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.deepEqual(request.body, { query: QUERY, variables: { id: 'x' } });
  });

  it('sends no header without a key', async () => {
    await using server = await startScriptedServer({ body: { data: {} } });
    await createRosterClient({ url: server.url }).execute(QUERY, { id: 'x' });
    await createRosterClient({ url: server.url, key: () => '' }).execute(QUERY, { id: 'x' });
    const sent = server.received.map(({ headers }) => headers.authorization);
    assert.deepEqual(sent, [undefined, undefined]);
  });

  it('takes the documents of every generator', async () => {
    await using server = await startScriptedServer({ body: { data: {} } });
    const { execute } = createRosterClient({ url: server.url });
    class TypedDocumentString extends String {
      readonly __apiType?: (variables: { readonly id: string }) => { readonly user: object | null };
    }
    const { data } = await execute(new TypedDocumentString(QUERY), { id: 'x' });
    assert.equal(data.user, undefined);
    await execute(parse(QUERY), { id: 'x' });
    await execute(ReadUserDocument, { id: 'x' });
    // @ts-expect-error The document has a variable that must be sent.
    await execute(ReadUserDocument);
    const texts = server.received.map(({ body }) => body.query.replace(/\s+/g, ' ').slice(0, 30));
    assert.deepEqual(texts.slice(0, 3), [
      'query Read($id: ID!) { user(id',
      'query Read($id: ID!) { user(id',
      'query ReadUser($id: ID!) { use',
    ]);
  });

  it('uses another fetch if it is given one', async () => {
    const response = new Response('{"data":{"user":null}}');
    const client = createRosterClient({ url: '/graphql', fetch: async () => response });
    assert.deepEqual((await client.execute(QUERY, { id: 'x' })).data, { user: null });
  });
});

describe('RosterError', () => {
  it('has the code and the details of a refusal', async () => {
    const extensions = {
      code: 'RATE_LIMITED',
      write: 'NOT_APPLIED',
      requestId: 'r-2',
      retryAfterSeconds: 9,
    };
    const { name, message, stack, ...details } = await failureWithName(failure(429, extensions));
    assert.deepEqual(details, {
      code: 'RATE_LIMITED',
      httpStatus: 429,
      requestId: 'r-2',
      retryAfterSeconds: 9,
      write: 'NOT_APPLIED',
      errors: [{ message: 'Refused.', extensions }],
      extensions,
    });
    assert.deepEqual([name, message, typeof stack], ['RosterError', 'Refused.', 'string']);
  });

  it('reads the Retry-After header of a proxy', async () => {
    const later = new Date(Date.now() + 60_000).toUTCString();
    for (const [value, least, most] of [
      ['5', 5, 5],
      [later, 55, 60],
      ['soon', null, null],
    ] as const) {
      const response = { status: 503, headers: { 'retry-after': value }, body: '<html>' };
      const { retryAfterSeconds } = await failWith(response);
      if (least === null) assert.equal(retryAfterSeconds, null);
      else
        assert.ok(
          retryAfterSeconds !== null && retryAfterSeconds >= least && retryAfterSeconds <= most,
        );
    }
  });

  const UNCERTAIN: Readonly<Record<string, readonly [ScriptedResponse | null, string]>> = {
    'no response': [null, 'NO_RESPONSE'],
    'a response that takes too long': [{ delayMs: 600, body: {} }, 'TIMEOUT'],
    'a page of a proxy with 502': [{ status: 502, body: '<html>' }, 'HTTP_ERROR'],
    'a page of a firewall with 403': [{ status: 403, body: '<html>' }, 'HTTP_ERROR'],
    'a page with 200': [{ body: '<html>' }, 'INVALID_RESPONSE'],
    'no data and no error': [{ body: { data: null } }, 'INVALID_RESPONSE'],
    'half a response': [{ body: '{"data":{' }, 'INVALID_RESPONSE'],
    'a bug of the gateway': [
      failure(500, { code: 'INTERNAL_SERVER_ERROR' }),
      'INTERNAL_SERVER_ERROR',
    ],
    'an unknown write': [failure(200, { code: 'X', write: 'UNKNOWN' }), 'X'],
    'two errors of which one says nothing': [
      {
        body: {
          errors: [{ message: 'a', extensions: { write: 'NOT_APPLIED' } }, { message: 'b' }],
        },
      },
      'INVALID_RESPONSE',
    ],
    'an error after the execution': [
      { status: 400, body: { data: null, errors: [{ message: 'x', extensions: { code: 'X' } }] } },
      'X',
    ],
  };

  for (const [situation, [response, code]] of Object.entries(UNCERTAIN)) {
    it(`says that ${situation} proves nothing about a write`, async () => {
      const error = await failWith(response);
      assert.deepEqual([error.code, error.write], [code, 'UNKNOWN']);
    });
  }

  it('says that a write was applied if an error says so', async () => {
    assert.equal((await failWith(failure(200, { code: 'X', write: 'APPLIED' }))).write, 'APPLIED');
  });

  it('says that a refusal before GraphQL has written nothing', async () => {
    for (const status of [400, 401, 413, 429]) {
      assert.equal((await failWith(failure(status, { code: 'X' }))).write, 'NOT_APPLIED');
      assert.equal((await failWith({ status, body: '<html>' })).write, 'NOT_APPLIED');
    }
  });

  it('says that no query has written anything', async () => {
    for (const [response] of Object.values(UNCERTAIN)) {
      if (response?.body !== undefined && JSON.stringify(response.body).includes('write')) continue;
      assert.equal((await failWith(response, QUERY)).write, 'NOT_APPLIED');
    }
  });

  it('leaves out a message that quotes a sent value', async () => {
    const quoting = `Variable "$input" got invalid value { password: "${PASSWORD}" }`;
    const error = await failWith(failure(400, { code: 'BAD_USER_INPUT' }, quoting));
    assert.match(error.message, /is left out/);
    assert.equal(error.code, 'BAD_USER_INPUT');
  });

  it('leaves such a message out of the errors beside data, too', async () => {
    const body = { data: { user: null }, errors: [{ message: `no ${PASSWORD}`, path: ['user'] }] };
    await using server = await startScriptedServer({ body });
    const { errors } = await createRosterClient({ url: server.url }).execute(QUERY, {
      id: PASSWORD,
    });
    assert.ok(!JSON.stringify(errors).includes(PASSWORD));
    assert.deepEqual(errors[0]?.path, ['user']);
  });

  it('takes a message for that of Roster if both request ids are equal', async () => {
    const { body } = failure(400, { code: 'X', requestId: 'r-1' }, 'no value of onApp');
    for (const [id, expected] of [
      ['r-1', /^no value/],
      ['r-2', /is left out/],
      [undefined, /is left out/],
    ] as const) {
      const headers = id === undefined ? {} : { 'x-request-id': id };
      await using server = await startScriptedServer({ status: 400, body: body ?? '', headers });
      const { execute } = createRosterClient({ url: server.url });
      assert.match((await failureOf(execute(QUERY, { id: 'value' }))).message, expected);
    }
  });

  it('names the code of the operating system', async () => {
    const client = createRosterClient({ url: 'http://127.0.0.1:1/graphql' });
    const { message } = await failureOf(client.execute(QUERY, { id: 'x' }));
    assert.match(message, /^No response( \(ECONNREFUSED\))?:/);
  });
});

describe('Explained operations', () => {
  const roster = { plan: [{ provider: 'onapp', method: 'PUT' }] };
  const planned = { body: { data: null, extensions: { roster } } };

  it('have their trace beside the data', async () => {
    const extensions = { roster: { trace: [] } };
    await using server = await startScriptedServer({ body: { data: { user: null }, extensions } });
    const execution = await createRosterClient({ url: server.url }).execute(QUERY, { id: 'x' });
    assert.deepEqual(execution.extensions, extensions);
  });

  it('have no data but their plan, and write nothing', async () => {
    await using server = await startScriptedServer(planned);
    const client = createRosterClient({ url: server.url });
    for (const send of [client.execute.bind(client, MUTATION), client.updateUserSafely]) {
      const options = { headers: { 'roster-explain': 'plan' } };
      const error = await failureOf(send(INPUT, options));
      assert.deepEqual([error.code, error.write], ['NOT_EXECUTED', 'NOT_APPLIED']);
      assert.deepEqual(error.extensions, { roster });
    }
    assert.equal(server.received.length, 2);
  });

  it('are not those without data and without a plan', async () => {
    const failed = { data: null, errors: [{ message: 'x' }], extensions: { roster } };
    for (const body of [failed, { data: null, extensions: { roster: { trace: [] } } }]) {
      const error = await failWith({ body });
      assert.deepEqual([error.code, error.write], ['INVALID_RESPONSE', 'UNKNOWN']);
    }
  });
});

describe('Requests that are not sent', () => {
  const url = 'http://127.0.0.1:1/graphql';

  it('fail if the key cannot be fetched', async () => {
    const key = () => Promise.reject(new Error(PASSWORD));
    const error = await failureOf(createRosterClient({ url, key }).execute(MUTATION));
    assert.deepEqual([error.code, error.write], ['KEY_UNAVAILABLE', 'NOT_APPLIED']);
  });

  it('fail within their limits if the key never comes', async () => {
    const client = createRosterClient({ url, key: () => new Promise<string>(() => {}) });
    const timeout = await failureOf(client.execute(MUTATION, {}, { timeoutMs: 20 }));
    assert.deepEqual([timeout.code, timeout.write], ['TIMEOUT', 'NOT_APPLIED']);
    const aborting = new AbortController();
    const aborted = failureOf(client.execute(MUTATION, {}, { signal: aborting.signal }));
    aborting.abort();
    const { code, write } = await aborted;
    assert.deepEqual([code, write], ['ABORTED', 'NOT_APPLIED']);
    const whole = await failureOf(client.updateUserSafely(INPUT, { totalMs: 50, timeoutMs: 20 }));
    assert.deepEqual([whole.code, whole.write], ['TIMEOUT', 'NOT_APPLIED']);
  });

  it('fail if the key is no header, without quoting it', async () => {
    const error = await failureOf(
      createRosterClient({ url, key: `${PASSWORD}\n€` }).execute(MUTATION),
    );
    assert.deepEqual([error.code, error.write], ['INVALID_REQUEST', 'NOT_APPLIED']);
  });

  it('fail if the URL is invalid, without a second attempt', async (test) => {
    const { mock: attempts } = test.mock.method(globalThis, 'fetch');
    const urls = ['/graphql', '', 'roster.example/graphql', 'localhost:4000/graphql'];
    for (const invalid of [...urls, 'http://a:99999/', 'http://user:secret@127.0.0.1:1/graphql']) {
      const client = createRosterClient({ url: invalid });
      for (const update of [client.updateUser, client.updateUserSafely]) {
        attempts.resetCalls();
        const error = await failureOf(update(INPUT));
        assert.deepEqual([error.code, error.write], ['INVALID_REQUEST', 'NOT_APPLIED'], invalid);
        assert.equal(attempts.callCount(), 1);
        assert.doesNotMatch(error.message, /secret/);
      }
    }
  });

  it('fail if JSON cannot hold the variables', async () => {
    const circular: { self?: object } = {};
    circular.self = circular;
    for (const variables of [circular, { size: 5n }]) {
      const error = await failureOf(createRosterClient({ url }).execute(MUTATION, variables));
      assert.deepEqual([error.code, error.write], ['INVALID_REQUEST', 'NOT_APPLIED']);
    }
  });

  it('fail if the caller has aborted before', async () => {
    const signal = AbortSignal.abort();
    const error = await failureOf(createRosterClient({ url }).execute(MUTATION, {}, { signal }));
    assert.deepEqual([error.code, error.write], ['ABORTED', 'NOT_APPLIED']);
  });
});

describe('updateUser', () => {
  it('returns the result and sends the key', async () => {
    await using server = await startScriptedServer(respondWith(UPDATED));
    const client = createRosterClient({ url: server.url });
    const result = await client.updateUser(INPUT, { idempotencyKey: 'key-1' });
    assert.deepEqual(result, UPDATED);
    assert.deepEqual(server.received[0]?.body.variables, { input: INPUT, idempotencyKey: 'key-1' });
  });

  it('throws if there is no result', async () => {
    const errors = [
      { message: 'No scope.', extensions: { code: 'FORBIDDEN', write: 'NOT_APPLIED' } },
    ];
    await using server = await startScriptedServer({
      body: { data: { updateUser: null }, errors },
    });
    const error = await failureOf(createRosterClient({ url: server.url }).updateUser(INPUT));
    assert.deepEqual(
      [error.code, error.httpStatus, error.write],
      ['FORBIDDEN', 200, 'NOT_APPLIED'],
    );
  });

  it('says that an aborted update may have been made', async () => {
    await using server = await startScriptedServer({ delayMs: 500 });
    const controller = new AbortController();
    const update = createRosterClient({ url: server.url }).updateUser(INPUT, {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 100);
    const error = await failureOf(update);
    assert.deepEqual([error.code, error.write], ['ABORTED', 'UNKNOWN']);
  });
});

async function failureWithName(response: ScriptedResponse) {
  const error = await failWith(response);
  return {
    ...error,
    name: 'RosterError',
    message: error.message,
    stack: (error as RosterError).stack,
  };
}
