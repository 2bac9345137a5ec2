import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { KEY, linesOf } from '../../audit/trail-lines.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../support/files/temporary-folder.ts';
import {
  type CapturedLog,
  captureLog,
  type LogRecord,
} from '../../support/gateway/captured-log.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const READ = 'query ReadName { user(id: "onapp/user/12") { name } }';
const RENAME = `mutation Rename($key: ID) {
  first: updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ada" } }, idempotencyKey: $key) { __typename }
}`;

describe('The record of an operation', () => {
  let folder: TemporaryFolder;
  let log: CapturedLog;
  let demo: Demo;
  let onApp: RunningSimulator;
  let file: string;
  before(async () => {
    folder = createTemporaryFolder();
    file = join(folder.path, 'audit.jsonl');
    log = captureLog();
    demo = await startDemo({
      log,
      providers: { onapp: { attemptMs: 1500, breaker: false } },
      settings: {
        audit: { file, key: KEY },
        limits: {
          ...{ aliases: 0, rootFields: 0, upstreamCalls: 0 },
          perCaller: { mutationsPerMinute: 0, mutationsPerTargetPerMinute: 0 },
        },
        access: {
          mode: 'apiKeys',
          apiKeys: [
            apiKey('support', ['users:read', 'users:write']),
            apiKey('reader', ['users:read']),
          ],
        },
      },
    });
    const [simulator] = demo.installationOf('onapp').simulators;
    assert.ok(simulator);
    onApp = simulator;
  });
  beforeEach(() => onApp.reset());
  after(async () => {
    await demo[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  /** Sends an operation, and returns its record without what differs each time. */
  const logged = async (
    query: string,
    { variables = {}, key = 'support' }: { variables?: object; key?: string } = {},
  ) => {
    const requestId = randomUUID();
    const headers = { ...bearer(key), 'x-request-id': requestId };
    await send(demo.url, query, { ...variables }, headers);
    const records = log.records.filter((record) => record['requestId'] === requestId);
    assert.equal(records.length, 1);
    const [{ ms, traceId, requestId: _id, ...record } = assert.fail('No record.')] = records;
    assert.equal(typeof ms, 'number');
    assert.match(String(traceId), /^[0-9a-f]{32}$/);
    return withoutTimes(record);
  };

  it('shows caller, operation and calls of a read', async () => {
    assert.deepEqual(await logged(READ), {
      level: 'info',
      message: 'Operation completed',
      callerId: 'apiKey:support',
      operation: 'ReadName',
      type: 'query',
      errors: [],
      upstreamCalls: 1,
      upstreams: [{ provider: 'onapp', calls: 1 }],
    });
  });

  it('counts the failures of a provider and says why', async () => {
    onApp.inject({ kind: 'status', status: 500, times: 0 });
    const record = await logged(READ);
    assert.deepEqual(record['errors'], ['UPSTREAM_FAILED']);
    assert.deepEqual(record['reasons'], ['onapp: request failed.']);
    assert.deepEqual(record['upstreams'], [
      { provider: 'onapp', calls: 1, failures: { UPSTREAM_FAILED: 1 } },
    ]);
    assert.equal(record.level, 'info');
  });

  it('shows the result of an applied update', async () => {
    const { type, updates, upstreamCalls } = await logged(RENAME);
    assert.deepEqual([type, typeof upstreamCalls], ['mutation', 'number']);
    assert.deepEqual(updates, [
      {
        field: 'first',
        provider: 'onapp',
        result: 'UserUpdated',
        code: null,
        write: 'APPLIED',
        httpStatus: 204,
        idempotencyKey: null,
      },
    ]);
  });

  it('shows the code of a rejected update, not its values', async () => {
    const body = JSON.stringify({ errors: { first_name: ['canary is taken'] } });
    onApp.inject({ kind: 'status', status: 422, body, method: 'PUT' });
    const record = await logged(RENAME);
    assert.equal(record.level, 'info');
    assert.deepEqual(record['updates'], [
      {
        field: 'first',
        provider: 'onapp',
        result: 'ValidationProblem',
        code: 'VALIDATION_FAILED',
        write: 'NOT_APPLIED',
        httpStatus: 422,
        reason: 'onapp rejected the input.',
        idempotencyKey: null,
      },
    ]);
    assert.doesNotMatch(JSON.stringify(record), /canary|Ada/);
  });

  it('warns of an update whose outcome is unknown', async () => {
    onApp.inject({ kind: 'hang', method: 'PUT' });
    const record = await logged(RENAME);
    assert.equal(record.level, 'warn');
    assert.deepEqual(record['errors'], []);
    assert.deepEqual(record['updates'], [
      {
        field: 'first',
        provider: 'onapp',
        result: 'ProviderProblem',
        code: 'UPSTREAM_TIMEOUT',
        write: 'UNKNOWN',
        httpStatus: null,
        reason: 'onapp: no response in time.',
        idempotencyKey: null,
      },
    ]);
  });

  it('shows a replay with the key hash of the audit trail', async () => {
    const key = randomUUID();
    const first = await logged(RENAME, { variables: { key } });
    const replay = await logged(RENAME, { variables: { key } });
    const lines = linesOf(file).map((line) => JSON.parse(line));
    const hash = lines.at(-1).idempotencyKey;
    const expected = createHmac('sha256', KEY).update(`idempotencyKey\n${key}`).digest('hex');
    assert.equal(hash, expected.slice(0, 16));
    assert.deepEqual(
      [first, replay].map((record) => updatesIn(record)[0]?.['idempotencyKey']),
      [hash, hash],
    );
    assert.deepEqual(
      [first, replay].map((record) => updatesIn(record)[0]?.['isReplay']),
      [undefined, true],
    );
    assert.doesNotMatch(JSON.stringify([first, replay]), new RegExp(key));
  });

  it('says why a caller may not make an update', async () => {
    const record = await logged(RENAME, { key: 'reader' });
    assert.deepEqual(record['errors'], ['FORBIDDEN']);
    assert.equal(String(record['reasons']).includes('updateUser'), true);
    assert.equal(record['callerId'], 'apiKey:reader');
    assert.equal('updates' in record, false);
  });

  it('shows an update that ends with an error', async () => {
    const query =
      'mutation { updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ada" } }, idempotencyKey: "a b") { __typename } }';
    const record = await logged(query);
    assert.deepEqual(record['errors'], ['BAD_USER_INPUT']);
    assert.deepEqual(
      updatesIn(record).map(({ idempotencyKey: _hash, ...update }) => update),
      [
        {
          field: 'updateUser',
          provider: 'onapp',
          result: 'Error',
          code: 'BAD_USER_INPUT',
          write: 'NOT_APPLIED',
          httpStatus: null,
        },
      ],
    );
  });

  it('has no type if the document is invalid', async () => {
    const record = await logged('{ canary');
    assert.deepEqual(
      [record['type'], record['operation'], record['errors'], record['upstreamCalls']],
      [null, null, ['GRAPHQL_PARSE_FAILED'], 0],
    );
    assert.doesNotMatch(JSON.stringify(record), /canary/);
  });

  it('keeps twenty updates, those of unknown outcome first', async () => {
    onApp.inject({ kind: 'hang', method: 'PUT', path: '/users/12' });
    const fields = Array.from({ length: 23 }, (_none, at) => {
      const id = at === 22 ? 12 : 900 + at;
      return `f${at}: updateUser(input: { onApp: { id: "onapp/user/${id}", firstName: "Eve" } }) { __typename }`;
    });
    const record = await logged(`mutation { ${fields.join(' ')} }`);
    assert.equal(updatesIn(record).length, 20);
    assert.deepEqual(
      [updatesIn(record)[0]?.['field'], updatesIn(record)[0]?.['write']],
      ['f22', 'UNKNOWN'],
    );
    assert.equal(record['updatesOmitted'], 3);
  });
});

const updatesIn = (record: Readonly<Record<string, unknown>>) => {
  const updates: unknown = record['updates'];
  assert.ok(Array.isArray(updates), JSON.stringify(record));
  return updates as Readonly<Record<string, unknown>>[];
};

/** Returns a record without the durations of its calls, which must be numbers. */
function withoutTimes(record: LogRecord): LogRecord {
  const { upstreams } = record;
  if (!Array.isArray(upstreams)) return record;
  return {
    ...record,
    upstreams: upstreams.map(({ ms, maxMs, ...others }) => {
      assert.ok(ms >= maxMs && maxMs >= 0);
      return others;
    }),
  };
}
