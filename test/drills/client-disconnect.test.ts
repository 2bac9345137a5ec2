import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { holdDisk } from '../audit/faulty-disk.ts';
import { KEY, linesOf } from '../audit/trail-lines.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../support/gateway/demo.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';

const ID = 'onapp/user/12';
const QUERY = `mutation ($input: UpdateOnAppUserInput!) { updateUser(input: { onApp: $input }) { __typename } }`;

/** The delay of a slow upstream, in ms. */
const SLOW_MS = 700;

/**
 * The name of each stage, its slow method, the requests that have arrived at the disconnect, and
 * the outcome.
 */
const STAGES: readonly (readonly [string, 'GET' | 'PUT', readonly string[], string])[] = [
  ['while the precondition is checked', 'GET', ['GET'], 'NOT_APPLIED'],
  ['while the change is made', 'PUT', ['GET', 'PUT'], 'APPLIED'],
  ['while the user is read after the change', 'GET', ['GET', 'PUT', 'GET'], 'APPLIED'],
];

describe('A caller that disconnects during a change', () => {
  let folder: TemporaryFolder;
  let demo: Demo;
  let panel: RunningSimulator;
  let file: string;
  let seen: unknown;
  let name: string;

  before(async () => {
    folder = createTemporaryFolder();
    file = join(folder.path, 'audit.jsonl');
    demo = await startDemo({ settings: { audit: { file, key: KEY } } });
    panel =
      demo.simulated.find(({ configuration }) => configuration.key === 'onapp')?.simulators[0] ??
      assert.fail();
  });
  after(async () => {
    await demo[Symbol.asyncDispose]();
    assert.deepEqual((await verifyTrail(file, KEY, undefined)).notes, []);
    folder[Symbol.dispose]();
  });
  beforeEach(async () => {
    panel.clearFaults();
    seen = await readUser('updatedAt');
    name = `Name${linesOf(file).length}`;
    panel.clearJournal();
  });

  const readUser = async (field: string) => {
    const query = `{ user(id: "${ID}") { ... on OnAppUser { value: ${field} } } }`;
    const { data } = await send(demo.url, query);
    // The operation selects this field.
    const user = data?.['user'] as { readonly value: unknown } | undefined;
    return user?.value ?? assert.fail();
  };
  const body = () =>
    JSON.stringify({
      query: QUERY,
      variables: { input: { id: ID, firstName: name, ifUpdatedAt: seen } },
    });
  const arrived = () => panel.journal.map(({ method }) => method);
  const outcomes = () =>
    linesOf(file)
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === 'outcome');

  /** Sends the change, and disconnects when `isTime` returns true. */
  const hangUp = async (isTime: () => boolean) => {
    const caller = new AbortController();
    const args = fetch(`${demo.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body(),
      signal: caller.signal,
    }).catch(() => 'hung up');
    await until(isTime);
    caller.abort();
    assert.equal(await args, 'hung up');
  };

  /** Waits for the outcome of the change in the trail, and asserts that it matches the provider. */
  const writeIn = async (count: number) => {
    await until(() => outcomes().length > count);
    const { write } = outcomes().at(-1);
    assert.equal(outcomes().length, count + 1);
    panel.clearFaults();
    assert.equal((await readUser('firstName')) === name, write === 'APPLIED');
    return write;
  };

  it('M5: while its request is incomplete: nothing is done', async () => {
    const lines = linesOf(file).length;
    const { hostname, port } = new URL(demo.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const whole = body();
    const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n`;
    socket.write(`${head}content-length: ${whole.length}\r\n\r\n${whole.slice(0, -5)}`);
    await delay(100);
    socket.destroy();
    await delay(100);
    assert.equal((await readUser('firstName')) === name, false);
    assert.equal(linesOf(file).length, lines);
    assert.deepEqual(arrived().includes('PUT'), false);
  });

  it('M5: while its intent is written: nothing is sent', async () => {
    const count = outcomes().length;
    const disk = await holdDisk();
    await hangUp(() => disk.callCount() > 0);
    // By then, the gateway has noticed the disconnect.
    await delay(200);
    disk.release();
    assert.equal(await writeIn(count), 'NOT_APPLIED');
    assert.equal(arrived().includes('PUT'), false);
  });

  for (const [stage, slow, steps, expected] of STAGES) {
    it(`M5: ${stage}: ${expected}, in the trail and at the provider`, async () => {
      const count = outcomes().length;
      const isThere = () => arrived().length >= steps.length;
      // If the stage is the second read, only that one is slow.
      if (steps.length < 3) panel.inject({ kind: 'latency', ms: SLOW_MS, method: slow });
      else {
        panel.inject({ kind: 'latency', ms: 0, method: slow });
        panel.inject({ kind: 'latency', ms: SLOW_MS, method: slow });
      }
      await hangUp(isThere);
      assert.equal(await writeIn(count), expected);
      assert.equal(
        arrived().filter((method) => method === 'PUT').length,
        steps.includes('PUT') ? 1 : 0,
      );
    });
  }
});
