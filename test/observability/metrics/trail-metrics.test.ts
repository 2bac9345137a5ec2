import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { verifyTrail } from '../../../src/audit/verify-trail.ts';
import { KEY } from '../../audit/trail-lines.ts';
import { update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startDemo } from '../../support/gateway/demo.ts';
import { readMetrics, samplesOf, sumOf } from './samples.ts';

const RENAME = { onApp: { id: 'onapp/user/12', firstName: 'A' } };

describe('The audit trail in /metrics', () => {
  it('shows its head and the changes that it refused', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    await using demo = await startDemo({ settings: { audit: { file, key: KEY } } });
    for (const changes of [0, 1, 2]) {
      if (changes > 0) await update(demo.url, RENAME);
      const { head } = await verifyTrail(file, KEY, undefined);
      assert.equal(head.seq, 2 * changes);
      assert.equal(await sumOf(demo.url, 'roster_audit_head_seq'), head.seq);
      const heads = await samplesOf(demo.url, 'roster_audit_head_info');
      assert.deepEqual(
        heads.map(({ labels, value }) => [labels, value]),
        [[{ seq: String(head.seq), hmac: head.hmac }, 1]],
      );
    }
    assert.equal(await sumOf(demo.url, 'roster_audit_refused_total'), 0);
    assert.equal(await sumOf(demo.url, 'roster_audit_up'), 1);
    rmSync(file);
    assert.equal((await update(demo.url, RENAME)).code, 'AUDIT_UNAVAILABLE');
    assert.equal(await sumOf(demo.url, 'roster_audit_refused_total'), 1);
    assert.equal(await sumOf(demo.url, 'roster_audit_up'), 0);
    const [failure, ...others] = await samplesOf(demo.url, 'roster_audit_failures_total');
    assert.deepEqual([failure?.labels, failure?.value], [{ reason: 'ENOENT' }, 1]);
    assert.deepEqual(others, []);
  });

  it('has no metrics if there is no trail', async () => {
    await using demo = await startDemo();
    const samples = (await readMetrics(demo.url))
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    assert.ok(samples.length > 10);
    assert.ok(!samples.some((line) => line.startsWith('roster_audit')));
  });
});
