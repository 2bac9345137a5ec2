import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSimulator } from '../src/core/http-simulator.ts';

const start = () =>
  runSimulator({
    name: 'test',
    handle: ({ path }) => {
      if (path === '/throws') throw new Error('not written for this');
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'documented' };
    },
    reset: () => {},
  });

const inject = (url: string, fault: unknown) =>
  fetch(`${url}/_simulator/faults`, { method: 'POST', body: JSON.stringify(fault) });

describe('Simulator core', () => {
  it('keeps a journal that can be read and cleared over HTTP', async () => {
    await using simulator = await start();
    await fetch(`${simulator.url}/a?b=1`, { method: 'PUT', body: 'sent' });
    const journal = await (await fetch(`${simulator.url}/_simulator/journal`)).text();
    const [entry, ...others] = JSON.parse(journal);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [entry.method, entry.path, entry.query, entry.body, entry.status, entry.fault],
      ['PUT', '/a', 'b=1', 'sent', 200, null],
    );
    await fetch(`${simulator.url}/_simulator/journal`, { method: 'DELETE' });
    assert.deepEqual(simulator.journal, []);
  });

  it('applies a fault to as many requests as configured', async () => {
    await using simulator = await start();
    assert.equal(
      (await inject(simulator.url, { kind: 'status', status: 503, times: 2 })).status,
      204,
    );
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await fetch(`${simulator.url}/a`)).status);
    assert.deepEqual(statuses, [503, 503, 200]);
  });

  const MALFORMED: readonly unknown[] = [
    { kind: 'fly' },
    { kind: 'status' },
    { kind: 'status', status: 42 },
    { kind: 'status', status: 503, body: { a: 1 } },
    { kind: 'status', status: 503, headers: { 'a b': 'c' } },
    { kind: 'status', status: 503, headers: { a: 'c\n' } },
    { kind: 'nonsense', contentType: 'a\nb' },
    { kind: 'latency', ms: 5_000_000_000 },
    { kind: 'hang', colour: 'red' },
    'no fault',
  ];
  for (const fault of MALFORMED) {
    it(`rejects ${JSON.stringify(fault)} and keeps serving`, async () => {
      await using simulator = await start();
      const refused = await inject(simulator.url, fault);
      assert.equal(refused.status, 400);
      assert.equal((await fetch(`${simulator.url}/a`)).status, 200);
    });
  }

  it('responds with 500 when a route throws', async () => {
    await using simulator = await start();
    assert.equal((await fetch(`${simulator.url}/throws`)).status, 500);
    assert.equal((await fetch(`${simulator.url}/a`)).status, 200);
  });
});
