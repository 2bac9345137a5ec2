import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { printed } from '../support/vms/printed.ts';
import { checkOut } from './checkout.ts';
import { MeasuredGateway } from './measured-gateway.ts';

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

async function measure(gateway: MeasuredGateway, query: string): Promise<number> {
  const before = gateway.cpuMs();
  for (let left = OPERATIONS; left > 0; left -= 1) await gateway.query(query);
  return (gateway.cpuMs() - before) / OPERATIONS;
}

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

try {
  using base = checkOut(revision, folder);
  const before = await MeasuredGateway.start(base.path, folder, url);
  const after = await MeasuredGateway.start(process.cwd(), folder, url);
  for (const [name, query] of Object.entries(QUERIES)) {
    const answers = [await before.query(query), await after.query(query)];
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
