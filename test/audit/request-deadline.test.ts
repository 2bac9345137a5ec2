import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTrail } from '../../src/audit/trail.ts';
import { silentLog, startGatewayOver } from '../support/gateway.ts';
import { send } from '../support/graphql.ts';
import { sendJson, startHttpServer } from '../support/http-server.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { holdDisk } from './played-disk.ts';
import { AN_ENDING, aChange, KEY } from './trail-lines.ts';

const patienceOf = (ms: number) => ({ deadline: AbortSignal.timeout(ms), ending: AN_ENDING });

describe('A request whose deadline passes', () => {
  test('G25: is no fault of the disk, which was not asked', async () => {
    using folder = createTemporaryFolder();
    const errors: string[] = [];
    const log = { ...silentLog, error: (_fields: object, message: string) => errors.push(message) };
    const trail = await openTrail(join(folder.path, 'audit.jsonl'), KEY, log);
    const patience = { deadline: AbortSignal.abort(), ending: AN_ENDING };
    await assert.rejects(trail.intend(aChange('a'), patience));
    await assert.rejects(trail.disclose([], AbortSignal.abort()));
    assert.equal(trail.fault, undefined);
    assert.equal(trail.refused, 2);
    assert.deepEqual(errors, []);
    await trail.close();
  });

  test('G25: is the fault of a disk that has not answered for a second', async () => {
    using folder = createTemporaryFolder();
    const trail = await openTrail(join(folder.path, 'audit.jsonl'), KEY, silentLog);
    using disk = await holdDisk();
    await assert.rejects(trail.intend(aChange('a'), patienceOf(50)));
    assert.equal(trail.fault, undefined);
    await delay(1000);
    // It has little time left, and all the same finds the disk as it is.
    await assert.rejects(trail.intend(aChange('b'), patienceOf(10)));
    assert.match(trail.fault ?? '', /could not be written/);
    disk.release();
    await trail.intend(aChange('c'));
    assert.equal(trail.fault, undefined);
    await trail.close();
  });

  test('G25: leaves the gateway ready after slow updates in one document', async () => {
    using folder = createTemporaryFolder();
    await using upstream = await startHttpServer((response) => {
      setTimeout(() => sendJson(response, 200, { id: 1 }), 250).unref();
    });
    await using gateway = await startGatewayOver(
      { ap: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } },
      {
        audit: { file: join(folder.path, 'audit.jsonl'), key: KEY },
        limits: { deadlineMs: 600 },
      },
    );
    const updates = ['a', 'b', 'c', 'd', 'e'].map(
      (name) =>
        `${name}: updateUser(input: { activePlatform: { id: "ap/user/1", firstName: "${name}" } }) { ... on Problem { code } }`,
    );
    const { data } = await send(gateway.url, `mutation { ${updates.join(' ')} }`);
    const codes = Object.values(data ?? {}).map((result) => Object(result).code);
    assert.ok(codes.includes('AUDIT_UNAVAILABLE'), codes.join(' '));
    const response = await fetch(`${gateway.url}/health/ready?strict`);
    assert.deepEqual([response.status, await response.json()], [200, { status: 'ready' }]);
  });
});
