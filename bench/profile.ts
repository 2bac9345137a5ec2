import { fileURLToPath } from 'node:url';
import type { Failures } from './failures.ts';
import { mix, sendLoad } from './measure/load.ts';
import { ALL_LAYERS } from './profile-layers.ts';
import { toTable } from './report/table.ts';
import { startFleet } from './servers/fleet.ts';
import { readNumber } from './settings.ts';

/*
 * `npm run bench:profile` prints the share of each layer in the CPU time of operations, on the main thread of a warm
 * gateway with everything on.
 */
const OPERATIONS = ['one user', 'an update', '100 OnApp users', 'a user with 40 cameras'].map(
  (name) => ({ name }),
);
const CLIENTS = 8;
const WARM_UP = readNumber('WARM_UP', 8000);
const COUNT = readNumber('OPERATIONS', 1500);
const RECORDER = fileURLToPath(new URL('./servers/cpu-recorder.ts', import.meta.url));

const failures: Failures = new Map();
await using fleet = await startFleet(['roster'], failures, { nodeArgs: [`--import=${RECORDER}`] });
const [gateway] = fleet.servers;
if (gateway === undefined) throw new Error([...failures.values()].join());
await sendLoad(gateway, { clients: CLIENTS, operation: mix(OPERATIONS), count: WARM_UP });
const profiles: Readonly<Record<string, number>>[] = [];
for (const { name } of OPERATIONS) {
  await gateway.ask('start');
  await sendLoad(gateway, { clients: CLIENTS, operation: () => name, count: COUNT });
  profiles.push(await gateway.ask<Readonly<Record<string, number>>>('stop'));
}
const percent = (share = 0) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
const rows = ALL_LAYERS.map((layer) => [
  layer,
  ...profiles.map((shares) => percent(shares[layer])),
]);
process.stdout.write(`${toTable(['layer', ...OPERATIONS.map(({ name }) => name)], rows)}\n`);
