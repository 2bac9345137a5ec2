import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { SIMULATORS } from '@roster/simulators/registry.ts';
import { createProgram } from '../../src/commands/program.ts';
import { MAX_FIRST_PORT } from '../../src/commands/simulate.ts';

const HEAD = `1:${'0a'.repeat(32)}`;
const TRAIL = '0a'.repeat(8);

/** Each command line with the message of its refusal and the command whose help it names. */
const REFUSED = [
  ['strat', "unknown command 'strat'\n(Did you mean start?)", 'roster'],
  ['toString', "unknown command 'toString'", 'roster'],
  [
    'start now',
    "too many arguments for 'start'. Expected 0 arguments but got 1: now.",
    'roster start',
  ],
  ['--confg x', "unknown option '--confg'", 'roster'],
  ['start --confg x', "unknown option '--confg'\n(Did you mean --config?)", 'roster start'],
  ['start -c x', "unknown option '-c'", 'roster start'],
  ['simulate --config x', "unknown option '--config'", 'roster simulate'],
  ['schema --config x', "unknown option '--config'", 'roster schema'],
  ['config-schema --port=1', "unknown option '--port=1'", 'roster config-schema'],
  ['check --cors http://localhost:*', "unknown option '--cors'", 'roster check'],
  ['check --workers 2', "unknown option '--workers'", 'roster check'],
  ['start --config', "option '--config <file>' argument missing", 'roster start'],
  ['start --config=', /--config <file>' argument '' is invalid. It needs a file/, 'roster start'],
  [
    'start --pid-file=',
    /--pid-file <file>' argument '' is invalid. It needs a file/,
    'roster start',
  ],
  ['check --config --offline', /'--offline' is invalid. It needs a file/, 'roster check'],
  ['find', "missing required argument 'email'", 'roster find'],
  ['show', "missing required argument 'id'", 'roster show'],
  ['update vms/user/1', "missing required argument 'changes'", 'roster update'],
  ['audit show', "unknown command 'show'", 'roster audit'],
  ['audit verfy', "unknown command 'verfy'\n(Did you mean verify?)", 'roster audit'],
  ['key now', "too many arguments for 'key'. Expected 0 arguments but got 1: now.", 'roster key'],
  [`audit verify a b --head ${HEAD}`, /--head describes one trail/, 'roster audit verify'],
  [`audit verify a b --trail ${TRAIL}`, /--trail describes one trail/, 'roster audit verify'],
  ['start --workers', "option '--workers <number>' argument missing", 'roster start'],
  ...['0', 'two', '65', '-1', '1e1'].map(
    (value) =>
      [`start --workers ${value}`, /be a whole number from 1 to 64/, 'roster start'] as const,
  ),
  ['start --cors=', /It needs an origin/, 'roster start'],
  ['start --cors --cors', /It needs an origin/, 'roster start'],
  ['audit verify --trail x', /It must be the id of a trail/, 'roster audit verify'],
  ['audit verify --head 1', /It must be SEQ:HMAC/, 'roster audit verify'],
  [`audit verify --head x${HEAD}`, /It must be SEQ:HMAC/, 'roster audit verify'],
  [`audit verify --head ${HEAD.replace('0a', 'ga')}`, /It must be SEQ:HMAC/, 'roster audit verify'],
  ...['x', '-1', '99999'].map(
    (value) =>
      [`simulate --port ${value}`, /be a whole number from 0 to 65535/, 'roster simulate'] as const,
  ),
  [`simulate --port ${MAX_FIRST_PORT + 1}`, /must be at most \d+: each API/, 'roster simulate'],
] as const;

const toWords = (line: string) => line.split(' ').filter((word) => word !== '');

/** Parses a command line that is refused or prints help, and returns what is printed. */
async function refuse(line: string) {
  const printed = { out: '', err: '', exitCode: 0 };
  const program = createProgram({
    writeOut: (text) => {
      printed.out += text;
    },
    writeErr: (text) => {
      printed.err += text;
    },
  });
  await assert.rejects(program.parseAsync(toWords(line), { from: 'user' }), (error) => {
    assert.ok(error instanceof CommanderError);
    printed.exitCode = error.exitCode;
    return true;
  });
  return printed;
}

/** Parses a valid command line without running it: returns the name, the arguments and the options of the command. */
async function read(line: string) {
  const program = createProgram();
  let found: { name: string; args: readonly string[]; options: object } | undefined;
  for (const command of listCommands(program)) {
    command.action(() => {
      found = { name: command.name(), args: command.args, options: command.opts() };
    });
  }
  await program.parseAsync(toWords(line), { from: 'user' });
  return found;
}

const listCommands = (command: CommandUnknownOpts): readonly CommandUnknownOpts[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(listCommands);

describe('Command line', () => {
  for (const [line, message, command] of REFUSED) {
    it(`refuses "roster ${line}"`, async () => {
      const { out, err } = await refuse(line);
      assert.equal(out, '');
      if (typeof message === 'string') assert.ok(err.startsWith(`error: ${message}\n`), err);
      else assert.match(err, message);
      assert.ok(err.endsWith(`\nSee "${command} --help".\n`), err);
    });
  }

  it('accepts each option with its command', async () => {
    const cases: Record<string, object> = {
      'start --config a.yml': { config: 'a.yml' },
      'start --workers 4': { workers: 4 },
      'start --pretty': { pretty: true },
      'start --no-pretty': { pretty: false },
      start: {},
      'start --cors http://localhost:* --cors=https://a.example': {
        cors: ['http://localhost:*', 'https://a.example'],
      },
      'start --pid-file roster.pid': { pidFile: 'roster.pid' },
      'check --config=a.yml --offline': { config: 'a.yml', offline: true },
      [`simulate --port ${MAX_FIRST_PORT}`]: { port: MAX_FIRST_PORT },
      'simulate --port 0': { port: 0 },
      [`audit verify --head 12${HEAD.slice(1)} --trail ${TRAIL}`]: {
        head: { seq: 12, hmac: '0a'.repeat(32) },
        trail: TRAIL,
      },
      'audit verify --live': { live: true },
      'find ada@example.com': {},
      'find --login ada --json --config a.yml': { login: true, json: true, config: 'a.yml' },
      'show vms/user/1 --json': { json: true },
      'update vms/user/1 status=BLOCKED --dry-run': { dryRun: true },
      'update vms/user/1 a=b c=d --idempotency-key k': { idempotencyKey: 'k' },
      schema: {},
    };
    for (const [line, options] of Object.entries(cases)) {
      assert.deepEqual((await read(line))?.options, options, line);
    }
    const verify = await read('audit verify a.jsonl --live b.jsonl');
    assert.deepEqual(verify?.args, ['a.jsonl', 'b.jsonl']);
  });

  it('leaves a port to every simulator', () => {
    const offsets = Object.values(SIMULATORS).map(({ portOffset }) => portOffset);
    assert.equal(MAX_FIRST_PORT, 65_535 - Math.max(...offsets));
  });

  it('gives help priority over everything else', async () => {
    for (const line of ['--help', '-h', 'help', 'strat --colour --help', 'start --help']) {
      const { out, err, exitCode } = await refuse(line);
      assert.deepEqual([err, exitCode], ['', 0], line);
      assert.match(out, /^Usage: roster /);
    }
  });

  it('prints the help without a command, as an error', async () => {
    for (const line of ['', 'audit']) {
      const { out, err, exitCode } = await refuse(line);
      assert.deepEqual([out, exitCode], ['', 1]);
      assert.match(err, /^Usage: roster .*\[command\]/);
    }
  });

  it('prints the help of each command with examples', async () => {
    for (const command of [createProgram(), ...listCommands(createProgram())]) {
      const path = [command.parent?.parent?.name(), command.parent?.name(), command.name()];
      const line = path.filter((name) => name !== undefined && name !== 'roster').join(' ');
      const { out } = await refuse(`${line} --help`);
      assert.match(out, /\nExamples:\n {2}.*roster /, line);
      assert.ok(command.options.every(({ description }) => description !== ''));
    }
  });

  it('prints the versions of Roster and Node.js', async () => {
    const { out, exitCode } = await refuse('--version');
    assert.match(out, /^roster \d+\.\d+\.\d+, Node\.js \d+\.\d+\.\d+\n$/);
    assert.equal(exitCode, 0);
  });
});
