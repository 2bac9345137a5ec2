import assert from 'node:assert/strict';
import { attempt, type Failures } from '../failures.ts';
import type { Operation } from '../operations.ts';
import type { Fleet } from '../servers/fleet.ts';

const REFERENCE = 'roster';
/** Servers that have the same schema, or build its data by hand. */
const COMPARED = ['handler', 'apollo'];

/** Checks that servers return the same data. One that returns other data is recorded as failed. */
export async function checkSameData(
  { servers }: Pick<Fleet, 'servers'>,
  operations: readonly Operation[],
  failures: Failures,
): Promise<void> {
  const reference = servers.find(({ name }) => name === REFERENCE);
  if (reference === undefined) return;
  for (const { name } of operations) {
    const expected = await attempt(failures, REFERENCE, async () =>
      JSON.parse(await reference.sendWithIds(name, 1)),
    );
    if (expected === undefined) return;
    for (const server of servers.filter((other) => COMPARED.includes(other.name))) {
      await attempt(failures, server.name, async () => {
        const { data } = JSON.parse(await server.sendWithIds(name, 1));
        assert.deepEqual(data, expected.data, `${name}: the data differ`);
      });
    }
  }
}
