import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { it } from 'node:test';
import { readMetrics } from '../observability/metrics/samples.ts';
import { send } from '../support/clients/graphql.ts';
import { figure, report } from '../support/drills/drill.ts';
import { startDemo } from '../support/gateway/demo.ts';

const NAMES = figure('NAMES', { ci: 240, full: 10_000 });
const FIRST = 240;
const AT_ONCE = 8;

/** Operations with a name: a success, an error of a field, a refusal, and two invalid documents. */
const OPERATIONS = [
  (name: string) => `query ${name} { providers { id } }`,
  (name: string) => `query ${name} { user(id: "activeplatform/user/2002986") { id } }`,
  (name: string) => `query ${name} { user(id: "${name}/user/1") { id } }`,
  (name: string) =>
    `mutation ${name} { updateUser(input: { onApp: { id: "onapp/user/12" } }) { __typename } }`,
  (name: string) => `query ${name} { ${name} }`,
  (name: string) => `query ${name} {`,
];

async function sendAll(url: string, count: number): Promise<void> {
  const lane = async () => {
    for (let n = 0; n < count / AT_ONCE; n += 1) {
      const name = `n${randomBytes(8).toString('hex')}`;
      await send(url, OPERATIONS[n % OPERATIONS.length]?.(name) ?? '');
      await fetch(`${url}/${name}`, { method: n % 2 === 0 ? 'GET' : 'PUT' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

const countSeries = async (url: string) =>
  // Those of Node.js begin when something happens first, such as a kind of garbage collection.
  (await readMetrics(url)).split('\n').filter((line) => line.startsWith('roster_')).length;

it(`G16: ${NAMES} made-up names add no series after the first hundreds`, async (t) => {
  await using demo = await startDemo();
  // These are more than are distinguished, of each kind of operation.
  await sendAll(demo.url, FIRST);
  const series = await countSeries(demo.url);
  await sendAll(demo.url, NAMES);
  const after = await countSeries(demo.url);
  report(t, `${FIRST + NAMES} operations: ${series} → ${after} series`);
  assert.equal(after, series);
  assert.ok(after < 5000, `${after}`);
});
