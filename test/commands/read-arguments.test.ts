import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SIMULATORS } from '@roster/simulators/registry.ts';
import { readArguments, UsageError } from '../../src/commands/read-arguments.ts';

const LAST_PORT =
  65_535 - Math.max(...Object.values(SIMULATORS).map(({ portOffset }) => portOffset));
const NO_PORT = `--port must be a whole number from 0 to ${LAST_PORT}.`;
const NO_WORKERS = '--workers must be a whole number from 1 to 64.';
const NO_ORIGIN = "--cors needs an origin, such as 'http://localhost:*'.";
const NO_HEAD = '--head must be SEQ:HMAC, as audit verify prints it.';

/** Each command line with the message of its refusal. */
const VALIDATION_FAILED = [
  ['', 'Missing command'],
  ['strat', 'Unknown command: strat'],
  ['toString', 'Unknown command: toString'],
  ['start now', 'Unexpected argument: now'],
  ['--confg x', 'Unknown option: --confg'],
  ['start -c x', 'Unknown option: -c'],
  ['start --port 5055', 'Unknown option of start: --port'],
  ['check --port 5055', 'Unknown option of check: --port'],
  ['simulate --config x', 'Unknown option of simulate: --config'],
  ['schema --config x', 'Unknown option of schema: --config'],
  ['config-schema --port=1', 'Unknown option of config-schema: --port'],
  ['start --config', '--config needs a file.'],
  ['start --config=', '--config needs a file.'],
  ['check --config --config', '--config needs a file.'],
  ['audit', 'The only command of audit is: audit verify'],
  ['audit show', 'The only command of audit is: audit verify'],
  ['key now', 'Unexpected argument: now'],
  [`audit verify a b --head 1:${'0'.repeat(64)}`, '--head needs one file.'],
  [`audit verify a b --trail ${'0a'.repeat(8)}`, '--trail needs one file.'],
  ['start --workers', NO_WORKERS],
  ['start --workers 0', NO_WORKERS],
  ['start --workers two', NO_WORKERS],
  ['start --workers 65', NO_WORKERS],
  ['start --cors', NO_ORIGIN],
  ['start --cors=', NO_ORIGIN],
  ['start --cors --cors', NO_ORIGIN],
  ['check --cors http://localhost:*', 'Unknown option of check: --cors'],
  ['check --workers 2', 'Unknown option of check: --workers'],
  ['start --head 1:a', 'Unknown option of start: --head'],
  ['audit verify --trail x', '--trail must be the id of a trail, as audit verify prints it.'],
  ['start --live', 'Unknown option of start: --live'],
  ['audit verify --head', NO_HEAD],
  ['audit verify --head 1', NO_HEAD],
  [`audit verify --head x:${'0'.repeat(64)}`, NO_HEAD],
  [`audit verify --head 1:${'g'.repeat(64)}`, NO_HEAD],
  ['simulate --port', NO_PORT],
  ['simulate --port x', NO_PORT],
  ['simulate --port -1', NO_PORT],
  [`simulate --port ${LAST_PORT + 1}`, NO_PORT],
  ['simulate --port 99999', NO_PORT],
] as const;

const read = (line: string) => readArguments(line.split(' ').filter((word) => word !== ''));

describe('readArguments', () => {
  for (const [line, message] of VALIDATION_FAILED) {
    it(`refuses "roster ${line}"`, () => {
      assert.throws(() => read(line), new UsageError(message));
    });
  }

  it('accepts each option with its command', () => {
    assert.equal(read('start --config a.yml').config, 'a.yml');
    assert.equal(read('--config=-a.yml check').config, '-a.yml');
    assert.equal(read(`simulate --port ${LAST_PORT}`).port, LAST_PORT);
    assert.equal(read('simulate --port 0').port, 0);
    const hmac = '0a'.repeat(32);
    assert.deepEqual(read(`audit verify --head 12:${hmac}`).head, { seq: 12, hmac });
    assert.deepEqual(read('audit verify a.jsonl --live b.jsonl').files, ['a.jsonl', 'b.jsonl']);
    assert.equal(read('start --workers 4').workers, 4);
    assert.deepEqual(read('start --cors http://localhost:* --cors=https://a.example').cors, [
      'http://localhost:*',
      'https://a.example',
    ]);
    const { trail, isLive } = read(`audit verify --trail ${'0a'.repeat(8)} --live`);
    assert.deepEqual([trail, isLive], ['0a'.repeat(8), true]);
    assert.deepEqual(read('schema'), {
      name: 'schema',
      config: undefined,
      port: undefined,
      head: undefined,
    });
  });

  it('gives help priority over everything else', () => {
    for (const line of ['--help', '-h', 'start --help', 'strat --colour --help']) {
      assert.equal(read(line).name, 'help');
    }
  });
});
