import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { faultSchema } from '@roster/simulators/core/fault.ts';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { send, update } from './support/clients/graphql.ts';
import { readCodeBlocks } from './support/files/code-blocks.ts';
import { readSource } from './support/files/sources.ts';
import { type Demo, startDemo } from './support/gateway/demo.ts';

const PAGE = 'docs/clients.md';
const HEADING = 'Run only the simulators';
const READ = '{ user(id: "onapp/user/12") { login } }';
const DOCUMENTED_URL = 'http://127.0.0.1:4104';

const SECTION = readSource(PAGE).split(`\n## ${HEADING}\n`)[1]?.split('\n## ')[0] ?? '';
const COMMANDS = readCodeBlocks(PAGE, HEADING).flatMap(({ text }) => text.trim().split('\n'));

/** The rows of the table whose first column has this heading, without the heading. */
function readRows(heading: string): string[][] {
  const [, table = ''] = SECTION.split(`\n| ${heading} |`);
  const lines = (table.split('\n\n')[0] ?? '').split('\n').slice(2);
  return lines.map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
}

const unquote = (cell = '') => cell.replaceAll('`', '');

const FAULTS = readRows('fault').map(([fault, , code, takesEffect]) => ({
  fault: JSON.parse(unquote(fault)),
  code: unquote(code),
  takesEffect: takesEffect === 'yes',
}));

interface Simulated {
  readonly demo: Demo;
  readonly onapp: RunningSimulator;
}

async function startSimulated(): Promise<Simulated & AsyncDisposable> {
  const demo = await startDemo({ everyApi: { attemptMs: 1000 } });
  const [onapp = assert.fail()] = demo.installationOf('onapp').simulators;
  return { demo, onapp, [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose]() };
}

async function runCommand(command = '', { url }: RunningSimulator): Promise<string> {
  assert.ok(command.includes(`${DOCUMENTED_URL}/_simulator/`), command);
  const own = command.replaceAll(DOCUMENTED_URL, url);
  const { stdout } = await promisify(execFile)('sh', ['-c', `${own} --fail --silent`]);
  return stdout;
}

async function readCode({ demo }: Simulated): Promise<unknown> {
  const { data, errors } = await send(demo.url, READ);
  return data?.['user'] == null ? errors[0]?.extensions['code'] : 'no error';
}

const inject = ({ url }: RunningSimulator, fault: unknown) =>
  fetch(`${url}/_simulator/faults`, { method: 'POST', body: JSON.stringify(fault) });

const rename = ({ demo }: Simulated) =>
  update(demo.url, { onApp: { id: 'onapp/user/12', firstName: 'Renamed' } });

async function readName({ demo, onapp }: Simulated): Promise<unknown> {
  onapp.clearFaults();
  const { data } = await send(demo.url, '{ user(id: "onapp/user/12") { name } }');
  return Object(data?.['user']).name;
}

describe('Documented commands of the simulators', () => {
  it('name the port of OnApp', async () => {
    await using simulated = await startSimulated();
    const all = simulated.demo.simulated.flatMap(({ simulators }) => simulators);
    assert.equal(DOCUMENTED_URL.split(':').at(-1), String(4101 + all.indexOf(simulated.onapp)));
  });

  it('have the documented effects, one after another', async () => {
    await using simulated = await startSimulated();
    const { onapp } = simulated;
    const [add, list, removeFaults, emptyJournal, reset, ...others] = COMMANDS;
    assert.deepEqual(others, []);
    await runCommand(add, onapp);
    assert.equal(await readCode(simulated), 'UPSTREAM_FAILED');
    const entries = JSON.parse(await runCommand(list, onapp));
    assert.deepEqual([entries.length, entries[0].status, entries[0].fault], [2, 503, 'status']);
    for (const name of Object.keys(entries[0])) assert.ok(SECTION.includes(`\`${name}\``), name);
    await runCommand(removeFaults, onapp);
    assert.equal(await readCode(simulated), 'no error');
    await runCommand(emptyJournal, onapp);
    assert.deepEqual(onapp.journal, []);
    const first = await readName(simulated);
    await rename(simulated);
    await runCommand(add, onapp);
    await runCommand(reset, onapp);
    assert.deepEqual([onapp.journal.length, await readName(simulated)], [0, first]);
  });

  it('explain why a fault that applies once is not seen', async () => {
    await using simulated = await startSimulated();
    await inject(simulated.onapp, FAULTS[0]?.fault);
    assert.equal(await readCode(simulated), 'no error');
  });
});

describe('Documented faults of the simulators', () => {
  it('are all that exist, with all their properties', () => {
    const { options } = faultSchema;
    const kinds = options.map(({ shape }) => shape.kind.value);
    assert.deepEqual(
      FAULTS.map(({ fault }) => fault.kind),
      kinds,
    );
    const common = readRows('property of every fault').map(([name]) => unquote(name));
    for (const { shape } of options) {
      const [row] = readRows('fault').filter(([cell]) => cell?.includes(shape.kind.value));
      const own = Object.keys(shape).filter((name) => !common.includes(name));
      assert.deepEqual(
        common.filter((name) => !(name in shape)),
        [],
      );
      for (const name of own) assert.match(row?.join() ?? '', new RegExp(`[\`"]${name}[\`"]`));
    }
  });

  for (const { fault, code, takesEffect } of FAULTS) {
    it(`${JSON.stringify(fault)} fails a read with ${code}`, async () => {
      await using simulated = await startSimulated();
      await inject(simulated.onapp, { ...fault, times: 0 });
      assert.equal(await readCode(simulated), code);
    });

    it(`${JSON.stringify(fault)} lets a write take effect as documented`, async () => {
      for (const applies of [undefined, true, false]) {
        await using simulated = await startSimulated();
        const before = await readName(simulated);
        await inject(simulated.onapp, {
          ...fault,
          times: 0,
          method: 'PUT',
          path: '/users/12',
          applies,
        });
        assert.equal(await readCode(simulated), 'no error');
        await rename(simulated);
        assert.equal((await readName(simulated)) !== before, applies ?? takesEffect);
      }
    });
  }
});
