import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTrail } from '../../src/audit/trail.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog, startGatewayOver } from '../support/gateway/gateway.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';
import { holdDisk } from './faulty-disk.ts';
import { AN_OUTCOME, aChange, KEY } from './trail-lines.ts';

const timeoutAfter = (ms: number) => ({ deadline: AbortSignal.timeout(ms), outcome: AN_OUTCOME });

describe('A request whose deadline passes', () => {
  test('G25: is no fault of a disk that was not used', async () => {
    using folder = createTemporaryFolder();
    const errors: string[] = [];
    const log = { ...silentLog, error: (_fields: object, message: string) => errors.push(message) };
    const trail = await openTrail(join(folder.path, 'audit.jsonl'), KEY, log);
    const timeout = { deadline: AbortSignal.abort(), outcome: AN_OUTCOME };
    await assert.rejects(trail.recordIntent(aChange('a'), timeout));
    await assert.rejects(trail.recordDisclosures([], AbortSignal.abort()));
    assert.equal(trail.faults.message, undefined);
    assert.equal(trail.faults.refused, 2);
    assert.deepEqual(errors, []);
    await trail.close();
  });

  test('G25: is a fault of the disk after a second', async () => {
    using folder = createTemporaryFolder();
    const trail = await openTrail(join(folder.path, 'audit.jsonl'), KEY, silentLog);
    using disk = await holdDisk();
    await assert.rejects(trail.recordIntent(aChange('a'), timeoutAfter(50)));
    assert.equal(trail.faults.message, undefined);
    await delay(1000);
    // This request has little time left, but the disk is at fault all the same.
    await assert.rejects(trail.recordIntent(aChange('b'), timeoutAfter(10)));
    assert.match(trail.faults.message ?? '', /could not be written/);
    disk.release();
    await trail.recordIntent(aChange('c'));
    assert.equal(trail.faults.message, undefined);
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
