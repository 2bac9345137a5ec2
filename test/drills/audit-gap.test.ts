import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { holdDisk, refuseWrites } from '../audit/faulty-disk.ts';
import { KEY } from '../audit/trail-lines.ts';
import { send, update } from '../support/clients/graphql.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../support/gateway/demo.ts';

const RENAME = { onApp: { id: 'onapp/user/12', firstName: 'Renamed' } };
const READ = '{ user(id: "onapp/user/12") { name } }';

const REFUSAL = ['ProviderProblem', 'AUDIT_UNAVAILABLE', 'NOT_APPLIED', 'SEND_AGAIN'];

const writesAt = ({ simulated }: Demo) =>
  simulated
    .flatMap(({ simulators }) => simulators)
    .flatMap(({ journal }) => journal.filter(({ method }) => method !== 'GET'));

async function startAudited(folder: string) {
  const file = join(folder, 'audit.jsonl');
  const settings = { audit: { file, key: KEY }, limits: { deadlineMs: 1500 } };
  const demo = await startDemo({ settings });
  return { file, demo, [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose]() };
}

/** Asserts that changes are refused before anything is sent, and that reads continue. */
async function assertClosedForChanges(demo: Demo): Promise<void> {
  const before = writesAt(demo).length;
  const { __typename, code, write, retry } = await update(demo.url, RENAME);
  assert.deepEqual([__typename, code, write, retry?.advice], REFUSAL);
  assert.equal(writesAt(demo).length, before);
  const { status, errors, data } = await send(demo.url, READ);
  assert.deepEqual([status, errors], [200, []]);
  assert.ok(data?.['user']);
}

/** Changes users until the trail accepts no more lines, and prints the result. */
const UNTIL_FULL = `
import { startDemo } from '${ROOT}test/support/gateway/demo.ts';
import { send, update } from '${ROOT}test/support/clients/graphql.ts';
const [file, key, input, read] = process.argv.slice(1);
const demo = await startDemo({ settings: { audit: { file, key } } });
let made = 0;
let answer;
for (; made < 500; made += 1) {
  answer = await update(demo.url, JSON.parse(input));
  if (answer.__typename !== 'UserUpdated') break;
}
const { __typename, code, write, retry } = answer;
const { status, errors } = await send(demo.url, read);
const sent = demo.simulated
  .flatMap(({ simulators }) => simulators)
  .flatMap(({ journal }) => journal.filter(({ method }) => method === 'PUT')).length;
await demo[Symbol.asyncDispose]();
console.log(JSON.stringify({ made, sent, refusal: [__typename, code, write, retry.advice], read: [status, errors] }));
`;

/** Opens a trail under another account than root, which may write everywhere. */
const AS_NOBODY = `
import { openTrail } from '${ROOT}src/audit/trail.ts';
const [file, key] = process.argv.slice(1);
if (process.getuid() === 0) process.setuid(65534);
await openTrail(file, key, { info: () => {}, error: () => {} }).then(
  () => console.log('opened'),
  (error) => console.log(error.message),
);
`;

const run = promisify(execFile);

describe('A trail that cannot be written', () => {
  it('M15: refuses changes on a full disk, but not reads', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    // A limit of the file size needs no privileges, and interrupts a write like a full disk.
    const limited = 'ulimit -f 8; exec "$0" --input-type=module -e "$@"';
    const args = [UNTIL_FULL, file, KEY, JSON.stringify(RENAME), READ];
    const { stdout } = await run('sh', ['-c', limited, process.execPath, ...args]);
    const { made, sent, refusal, read } = JSON.parse(stdout);
    assert.deepEqual([refusal, read], [REFUSAL, [200, []]]);
    // Each sent change has its intent. The outcome of the last one may not have fitted.
    assert.ok(made > 2 && sent === made, stdout);
    const { fault, lines, notes } = await verifyTrail(file, KEY, undefined);
    assert.equal(fault, undefined);
    assert.equal(lines + notes.length, 2 * made);
  });

  it('M15: refuses changes while the disk is read-only', async () => {
    using folder = createTemporaryFolder();
    await using audited = await startAudited(folder.path);
    const disk = await refuseWrites('EROFS');
    await assertClosedForChanges(audited.demo);
    assert.equal(disk.callCount(), 1);
    disk.release();
    assert.equal((await update(audited.demo.url, RENAME)).__typename, 'UserUpdated');
    const { fault, lines, notes } = await verifyTrail(audited.file, KEY, undefined);
    assert.deepEqual([fault, lines, notes], [undefined, 2, []]);
  });

  it('M15: cannot be opened if the file is read-only', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('audit.jsonl', '');
    chmodSync(folder.path, 0o755);
    chmodSync(file, 0o444);
    const args = ['--input-type=module', '-e', AS_NOBODY, file, KEY];
    const { stdout } = await run(process.execPath, args);
    assert.match(
      stdout,
      /^The trail \S+ cannot be used: it cannot be opened .*\(EACCES\): [^:]+\.\n$/,
    );
  });

  it('M15: refuses changes at their deadline if the disk hangs', async () => {
    using folder = createTemporaryFolder();
    await using audited = await startAudited(folder.path);
    const disk = await holdDisk();
    await assertClosedForChanges(audited.demo);
    disk.release();
    assert.equal((await update(audited.demo.url, RENAME)).__typename, 'UserUpdated');
    const { fault, lines, notes } = await verifyTrail(audited.file, KEY, undefined);
    assert.deepEqual([fault, lines, notes], [undefined, 4, []]);
  });

  it('M15: refuses changes if the file was removed', async () => {
    using folder = createTemporaryFolder();
    await using audited = await startAudited(folder.path);
    rmSync(audited.file);
    await assertClosedForChanges(audited.demo);
  });
});
