import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { findFreePort } from '../test/support/services/free-port.ts';
import { printed } from '../test/support/vms/printed.ts';
import { checkOut } from './checkout.ts';
import { MeasuredServer } from './server.ts';

/*
 * `npm run bench:decode [-- REVISION]` compares the CPU time per operation of this gateway with that of an earlier
 * revision: both read the vendor's user with 40 cameras, in turns.
 */
const [revision = 'e9deecc'] = process.argv.slice(2);
const ROUNDS = Number(process.env['ROUNDS'] ?? 6);
const OPERATIONS = Number(process.env['OPERATIONS'] ?? 400);

const USER = Object(printed('admin-user-200'));
const BODY = JSON.stringify({
  ...USER,
  cameras: Array.from({ length: 40 }, (_none, n) => ({ ...USER.cameras[0], id: n + 1 })),
});

const QUERIES = {
  'one field': '{ user(id: "vms/user/5") { login } }',
  'all fields': `{ user(id: "vms/user/5") { ... on VmsUser { ${allFields('VmsUser', 4)} } } }`,
};

/** Returns the selection of all fields without arguments that need neither another scope nor a list of their own. */
function allFields(typeName: string, depth: number): string {
  const schema = buildSchema(readFileSync('src/generated/schema.graphql', 'utf8'), {
    assumeValidSDL: true,
  });
  const select = (name: string, left: number): string => {
    const type = schema.getType(name);
    if (!isObjectType(type)) return '';
    return Object.values(type.getFields())
      .filter(({ args, name: field }) => args.length === 0 && field !== 'provider')
      .flatMap(({ name: field, type: fieldType }) => {
        const named = String(fieldType).replaceAll(/[[\]!]/g, '');
        if (named === 'Secret') return [];
        if (!isObjectType(schema.getType(named))) return [field];
        const below = left === 0 ? '' : select(named, left - 1);
        return below === '' ? [] : [`${field} { ${below} }`];
      })
      .join(' ');
  };
  return select(typeName, depth);
}

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
    output: join(folder, `${port}.log`),
    readyPath: '/',
  });
}

async function measure(gateway: MeasuredServer, query: string): Promise<number> {
  const before = gateway.cpuMs();
  for (let left = OPERATIONS; left > 0; left -= 1) await gateway.send(query);
  return (gateway.cpuMs() - before) / OPERATIONS;
}

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

try {
  using base = checkOut(revision, folder);
  const before = await startGateway(base.path);
  const after = await startGateway(process.cwd());
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
  await before.stop();
  await after.stop();
} finally {
  upstream.close();
  upstream.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
}
