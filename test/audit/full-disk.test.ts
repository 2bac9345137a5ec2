import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { KEY, linesOf } from './trail-lines.ts';

/** Writes until two writes have failed. */
const SCRIPT = `
import { openTrail } from '${ROOT}src/audit/trail.ts';
const [file, key] = process.argv.slice(1);
const quiet = { info: () => {}, error: () => {} };
const trail = await openTrail(file, key, quiet);
const change = { requestId: 'r', callerId: 'open', provider: 'p', branch: 'b', user: 'u', fields: [], idempotencyKey: null };
let written = 0;
for (let failed = 0; failed < 2; ) {
  await trail.recordIntent(change).then(() => { written += 1; }, () => { failed += 1; });
}
console.log(written);
`;

describe('A trail on a full disk', () => {
  it('contains exactly the confirmed lines, each whole', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    // A limit of the file size interrupts a write like a full disk.
    const limited = 'ulimit -f 4; exec "$0" --input-type=module -e "$@"';
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', limited, process.execPath, SCRIPT, file, KEY],
      { encoding: 'utf8' },
    );
    assert.ok(Number(stdout) > 2, stderr);
    const { lines, fault, notes } = await verifyTrail(file, KEY, undefined);
    assert.deepEqual([lines, fault], [Number(stdout), undefined]);
    assert.equal(linesOf(file).length, lines);
    assert.equal(notes.length, lines);
  });
});
