import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sumOf } from '../observability/metrics/samples.ts';
import { send, update } from '../support/clients/graphql.ts';
import { PROVIDER_KINDS } from '../support/config/provider-kinds.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = '{ user(id: "activeplatform/user/1") { id } }';
const IS_RUNNING = { user: { id: 'activeplatform/user/1' } };
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
    /** Writes the file and returns the log line about it. */
    reload: async (text: string, sentence: string) => {
      write(text);
      return hangUp(roster, sentence);
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

/** Sends SIGHUP, and returns the log line with this message that follows. */
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
    // The last one may be incomplete.
    .slice(0, -1)
    .filter((line) => line.includes(sentence));

describe('SIGHUP', () => {
  let roster: Awaited<ReturnType<typeof startFromFile>>;
  before(async () => {
    roster = await startFromFile();
  });
  after(() => roster[Symbol.asyncDispose]());

  /** Sends a read, and returns the credential with which it called the provider. */
  async function readToken(): Promise<string | undefined> {
    const before = roster.arrivals.length;
    assert.deepEqual((await send(roster.url, READ)).data, IS_RUNNING);
    assert.equal(roster.arrivals.length, before + 1);
    return /api_token=(\w+)/.exec(roster.arrivals.at(-1)?.url ?? '')?.[1];
  }

  it('G14: applies a new credential', async () => {
    assert.equal(await readToken(), 'first');
    const line = await roster.reload(roster.configuration('second'), DONE);
    assert.equal(await readToken(), 'second');
    assert.deepEqual(JSON.parse(line).changed, ['providers.activeplatform.apiToken']);
    // As if the new credential were in a file that this process does not see.
    const again = await roster.reload(roster.configuration('second'), DONE);
    assert.deepEqual(JSON.parse(again).changed, []);
  });

  it('G12: names every problem by path and keeps old settings', async () => {
    const bad = roster
      .configuration('canary', 'limits: { deadlineMs: canary }\nnonsense: canary\n')
      .replace('activePlatform', 'canary');
    const { problems } = JSON.parse(await roster.reload(bad, VALIDATION_FAILED));
    assert.deepEqual(problems, [
      `line 3, column 27: providers.activeplatform.kind: must be one of ${PROVIDER_KINDS}`,
      'line 4, column 23: limits.deadlineMs: must be a whole number of milliseconds',
      'line 5, column 1: nonsense: unknown option; others here are access, writes, documents, log, audit, store, traces',
    ]);
    assert.doesNotMatch(roster.output(), /canary/);
    assert.equal(await sumOf(roster.url, RELOADED), 0);
    assert.equal(await readToken(), 'second');
    await roster.reload(roster.configuration('third'), DONE);
    assert.equal(await sumOf(roster.url, RELOADED), 1);
  });

  it('refuses a change of the address and changes nothing', async () => {
    const moved = roster.configuration('moved').replace('port: 0', 'port: 1');
    const line = await roster.reload(moved, VALIDATION_FAILED);
    assert.match(line, /server\.port: cannot change without a restart/);
    assert.equal(await readToken(), 'third');
  });

  it('M18: turns writes off and on while reads continue', async () => {
    await roster.reload(roster.configuration('x', 'writes: false\n'), DONE);
    const before = roster.arrivals.length;
    const held = await update(roster.url, RENAME);
    assert.deepEqual([held.__typename, held.code], ['ProviderProblem', 'READ_ONLY']);
    assert.equal(roster.arrivals.length, before);
    assert.equal(await readToken(), 'x');
    await roster.reload(roster.configuration('x'), DONE);
    assert.equal((await update(roster.url, RENAME)).__typename, 'UserUpdated');
  });

  // The last one: afterwards successful reloads are not logged.
  it('changes the log level', async () => {
    const count = () => linesWith(roster, '"Operation completed"').length;
    // Its log line follows those of all earlier operations.
    await roster.reload(roster.configuration('x'), DONE);
    const before = count();
    await send(roster.url, READ);
    await until(() => count() === before + 1);
    await roster.reload(roster.configuration('x', 'log: { level: error }'), DONE);
    await send(roster.url, READ);
    await roster.reload('bad: 1', VALIDATION_FAILED);
    assert.equal(count(), before + 1);
  });
});
