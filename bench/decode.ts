import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../test/support/services/free-port.ts';
import { printed } from '../test/support/vms/printed.ts';
import { selectAllFields } from './all-fields.ts';
import { checkOut } from './checkout.ts';
import { MeasuredServer } from './servers/measured-server.ts';
import { readCpuMs } from './servers/process-usage.ts';
import { readNumber } from './settings.ts';
import { median } from './statistics.ts';

/*
 * `npm run bench:decode [-- REVISION]` compares the CPU time per operation of this gateway with that of an earlier
 * revision: both read the vendor's user with 40 cameras, in turns. The packages are those of this checkout, so it must
 * be a revision that needs no others. Without one the last commit is compared.
 */
const [revision = 'HEAD'] = process.argv.slice(2);
const ROUNDS = readNumber('ROUNDS', 6);
const OPERATIONS = readNumber('OPERATIONS', 400);

const USER = Object(printed('admin-user-200'));
const BODY = JSON.stringify({
  ...USER,
  cameras: Array.from({ length: 40 }, (_none, n) => ({ ...USER.cameras[0], id: n + 1 })),
});

const QUERIES = {
  'one field': '{ user(id: "vms/user/5") { login } }',
  'all fields': `{ user(id: "vms/user/5") { ... on VmsUser { ${selectAllFields('VmsUser', 4)} } } }`,
};

const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'));
const upstream = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(BODY);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => upstream.once('listening', resolve));
const address = upstream.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

/** Starts the gateway of a checkout, with one VMS. */
async function startGateway(checkout: string): Promise<MeasuredServer> {
  const port = await findFreePort();
  const config = join(folder, `${port}.yml`);
  const settings = {
    server: { host: '127.0.0.1', port },
    access: { mode: 'open' },
    limits: { upstreamCalls: 0 },
    providers: {
      vms: { kind: 'vms', timeZone: 'Europe/Minsk', admin: { url, token: 'token' } },
    },
  };
  writeFileSync(config, JSON.stringify(settings));
  return MeasuredServer.start({
    args: [join(checkout, 'bin/roster.js'), 'start', '--config', config],
    port,
    name: checkout,
    output: join(folder, `${port}.log`),
    home: folder,
    toBody: (query) => JSON.stringify({ query }),
  });
}

async function measure(gateway: MeasuredServer, query: string): Promise<number> {
  const before = readCpuMs(gateway.pid);
  for (let left = OPERATIONS; left > 0; left -= 1) await gateway.send(query);
  return (readCpuMs(gateway.pid) - before) / OPERATIONS;
}

try {
  using base = checkOut(revision, folder);
  await using before = await startGateway(base.path);
  await using after = await startGateway(process.cwd());
  for (const [name, query] of Object.entries(QUERIES)) {
    const answers = [await before.send(query), await after.send(query)];
    if (answers[0] !== answers[1]) process.stdout.write(`${name}: the responses differ.\n`);
    const pairs: (readonly [number, number])[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      pairs.push([await measure(before, query), await measure(after, query)]);
    }
    // The first round warms up.
    const [old, now] = [0, 1].map((side) => median(pairs.slice(1).map((pair) => pair[side] ?? 0)));
    const share = median(pairs.slice(1).map(([one, other]) => other / one));
    process.stdout.write(
      `${name}: ${old?.toFixed(2)} ms before, ${now?.toFixed(2)} ms now, ${share.toFixed(2)} of it.\n`,
    );
  }
} finally {
  upstream.close();
  upstream.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}
