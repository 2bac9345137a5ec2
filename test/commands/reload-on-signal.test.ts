import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sumOf } from '../observability/metrics/samples.ts';
import { send, update } from '../support/clients/graphql.ts';
import { PROVIDER_KINDS } from '../support/config/provider-kinds.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = '{ user(id: "activeplatform/user/1") { id } }';
const RENAME = { activePlatform: { id: 'activeplatform/user/1', firstName: 'A' } };

/** Starts a gateway in its own process, whose file the test overwrites. */
async function startFromFile() {
  const server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
  const folder = createTemporaryFolder();
  const write = (text: string) => folder.write('roster.yml', text);
  const configuration = (token: string, more = '') =>
    `server: { port: 0 }\nproviders:\n  activeplatform: { kind: activePlatform, url: "${server.url}", apiToken: ${token}, writes: true }\n${more}`;
  const file = write(configuration('first'));
  const roster = await startRoster({ args: ['start', '--config', file] });
  return {
    ...roster,
    arrivals: server.arrivals,
    /** Writes the file and waits for the log line about it. */
    reload: async (text: string, sentence: string) => {
      write(text);
      await hangUp(roster, sentence);
    },
    configuration,
    [Symbol.asyncDispose]: async () => {
      await roster[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

const RELOADED = 'roster_config_last_reload_successful';
const DONE = 'Configuration reloaded';
const VALIDATION_FAILED = 'Configuration not reloaded: the old one stays in use';

/** Returns the fields of the log line with this message. */
async function hangUp(roster: RosterProcess, sentence: string) {
  const before = linesWith(roster, sentence).length;
  roster.signal('SIGHUP');
  await until(() => linesWith(roster, sentence).length > before);
  return linesWith(roster, sentence).at(-1) ?? '';
}

const linesWith = (roster: RosterProcess, sentence: string) =>
  roster
    .output()
    .split('\n')
    .filter((line) => line.includes(sentence));

describe('SIGHUP', () => {
  it('G14: applies a new credential', async () => {
    await using roster = await startFromFile();
    await send(roster.url, READ);
    await roster.reload(roster.configuration('second'), DONE);
    await send(roster.url, READ);
    assert.deepEqual(
      roster.arrivals.map(({ url }) => /api_token=(\w+)/.exec(url)?.[1]),
      ['first', 'second'],
    );
  });

  it('G12: names every problem by path and keeps old settings', async () => {
    await using roster = await startFromFile();
    const bad = roster
      .configuration('canary', 'limits: { deadlineMs: canary }\nnonsense: canary\n')
      .replace('activePlatform', 'canary');
    await roster.reload(bad, VALIDATION_FAILED);
    const { problems } = JSON.parse(linesWith(roster, VALIDATION_FAILED)[0] ?? '');
    assert.deepEqual(problems, [
      `line 3, column 27: providers.activeplatform.kind: must be one of ${PROVIDER_KINDS}`,
      'line 4, column 23: limits.deadlineMs: must be a whole number of milliseconds',
      'line 5, column 1: nonsense: unknown option; others here are access, writes, documents, log, audit, store, traces',
    ]);
    assert.doesNotMatch(roster.output(), /canary/);
    assert.equal(await sumOf(roster.url, RELOADED), 0);
    assert.deepEqual((await send(roster.url, READ)).data, {
      user: { id: 'activeplatform/user/1' },
    });
    await roster.reload(roster.configuration('second'), DONE);
    assert.equal(await sumOf(roster.url, RELOADED), 1);
  });

  it('refuses a change of the address and changes nothing', async () => {
    await using roster = await startFromFile();
    const moved = roster.configuration('second').replace('port: 0', 'port: 1');
    await roster.reload(moved, VALIDATION_FAILED);
    assert.match(roster.output(), /server\.port: cannot change without a restart/);
    await send(roster.url, READ);
    assert.match(roster.arrivals[0]?.url ?? '', /api_token=first/);
  });

  it('changes the log level', async () => {
    await using roster = await startFromFile();
    await send(roster.url, READ);
    assert.equal(linesWith(roster, '"Operation completed"').length, 1);
    await roster.reload(roster.configuration('x', 'log: { level: error }'), DONE);
    await send(roster.url, READ);
    await roster.reload('bad: 1', VALIDATION_FAILED);
    assert.equal(linesWith(roster, '"Operation completed"').length, 1);
  });

  it('M18: turns writes off and on while reads continue', async () => {
    await using roster = await startFromFile();
    await roster.reload(roster.configuration('x', 'writes: false\n'), DONE);
    const held = await update(roster.url, RENAME);
    assert.deepEqual([held.__typename, held.code], ['ProviderProblem', 'READ_ONLY']);
    assert.equal(roster.arrivals.length, 0);
    assert.deepEqual((await send(roster.url, READ)).data, {
      user: { id: 'activeplatform/user/1' },
    });
    await roster.reload(roster.configuration('x'), DONE);
    assert.equal((await update(roster.url, RENAME)).__typename, 'UserUpdated');
  });

  it('logs a missing file and keeps the process running', async () => {
    await using roster = await startRoster({ args: ['start'], environment: { PORT: '0' } });
    await hangUp(roster, 'Reload skipped: no configuration file');
    assert.equal((await fetch(`${roster.url}/health/ready`)).status, 200);
    assert.equal((await roster.stop()).code, 0);
  });
});
