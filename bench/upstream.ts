import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/*
 * A lean upstream: one server for three APIs, whose bodies are made once. It is started as a process
 * of its own: `node bench/upstream.ts PORT`.
 */

/** Returns a body that the vendor prints. */
const printed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../test/fixtures/${name}.json`, import.meta.url), 'utf8'));

const vmsUser = Object(printed('vms/admin-user-200'));
const [camera] = vmsUser.cameras;
const platformUser = Object(printed('activeplatform/update-200'));

const panelUsers = Array.from({ length: 100 }, (_none, n) => ({
  user: {
    id: n + 1,
    login: `user-${n + 1}`,
    email: `user-${n + 1}@panel.example`,
    first_name: 'Ada',
    last_name: `Number ${n + 1}`,
    status: 'active',
    created_at: '2012-02-09T17:05:30Z',
    updated_at: '2012-04-03T14:30:34Z',
    user_group_id: (n % 5) + 1,
    bucket_id: (n % 4) + 1,
    roles: [{ role: { id: (n % 3) + 1, label: `Role ${(n % 3) + 1}`, permissions: [] } }],
    outstanding_amount: 12.5,
    used_cpus: 2,
    used_memory: 4096,
  },
}));

const labelled = (name: string, count: number) =>
  Array.from({ length: count }, (_none, n) => ({
    [name]: { id: n + 1, label: `${name} ${n + 1}` },
  }));

const BODIES: Readonly<Record<string, unknown>> = {
  '/vms/api/admin/v1/users/5': vmsUser,
  '/vms/api/admin/v1/users/6': {
    ...vmsUser,
    id: 6,
    cameras: Array.from({ length: 40 }, (_none, n) => ({ ...camera, id: n + 1 })),
  },
  [`/platform/api/vendor/v1/users/${platformUser.id}.json`]: platformUser,
  '/panel/users/12.json': panelUsers[11],
  '/panel/users.json': panelUsers,
  '/panel/user_groups.json': labelled('user_group', 5),
  '/panel/billing/buckets.json': labelled('bucket', 4),
};

const TEXTS = new Map(
  Object.entries(BODIES).map(([path, body]) => [path, Buffer.from(JSON.stringify(body))]),
);

const [port = '0'] = process.argv.slice(2);
createServer((request, response) => {
  const [path = ''] = (request.url ?? '').split('?');
  const body = TEXTS.get(path);
  request.resume().on('end', () => {
    if (body === undefined) process.stderr.write(`No body for ${request.method} ${request.url}\n`);
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(body);
  });
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
