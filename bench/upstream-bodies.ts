import { readFileSync } from 'node:fs';

/** Returns a body that the vendor prints. */
const printed = (name: string) =>
  Object(
    JSON.parse(readFileSync(new URL(`../test/fixtures/${name}.json`, import.meta.url), 'utf8')),
  );

const vmsUser = printed('vms/admin-user-200');
const [camera] = vmsUser.cameras;
const platformUser = printed('activeplatform/update-200');

const vmsUserWith = (cameraCount: number) => ({
  ...vmsUser,
  cameras: Array.from({ length: cameraCount }, (_none, n) => ({ ...camera, id: n + 1 })),
});

const listedCamera = {
  id: 1,
  external_id: 'b2f5ff47-4366-4c28-8ac4-e1a0a0a0a0a0',
  start_at: null,
  status: 'active',
  name: 'Entrance',
  group_type: 'private',
  streams: [{ type: 'high', status: 'active', camera_id: 1 }],
  preview: 'https://vms.example/preview?token=token',
};

const panelUser = (id: number) => ({
  user: {
    id,
    login: `user-${id}`,
    email: `user-${id}@panel.example`,
    first_name: 'Ada',
    last_name: `Number ${id}`,
    status: 'active',
    created_at: '2012-02-09T17:05:30Z',
    updated_at: '2012-04-03T14:30:34Z',
    user_group_id: (id % 5) + 1,
    bucket_id: (id % 4) + 1,
    roles: [{ role: { id: (id % 3) + 1, label: `Role ${(id % 3) + 1}`, permissions: [] } }],
    outstanding_amount: 12.5,
    used_cpus: 2,
    used_memory: 4096,
  },
});

const numbered = <T>(count: number, make: (id: number) => T) =>
  Array.from({ length: count }, (_none, n) => make(n + 1));

const labelled = (name: string) => (id: number) => ({ [name]: { id, label: `${name} ${id}` } });

/** The ids of users whose documents have another size, by the number of their cameras. */
export const VMS_USERS = {
  1: 1_000,
  40: 1_000_000,
  /** For the sizes of what is not selected: 10 and 50 times the cameras of a common user. */
  10: 2_000_000,
  50: 3_000_000,
} as const;

/** A body is made once: only its id differs between requests. */
interface Template {
  readonly path: RegExp;
  readonly before: string;
  readonly after: string;
}

/** @param path has the id as its first group. */
function template(path: RegExp, body: unknown, id: number): Template {
  const [before = '', ...after] = JSON.stringify(body).split(`"id":${id},`);
  return { path, before: `${before}"id":`, after: `,${after.join(`"id":${id},`)}` };
}

const vmsTemplate = (ids: string, cameraCount: number) =>
  template(new RegExp(`^/vms/api/admin/v1/users/(${ids})$`), vmsUserWith(cameraCount), vmsUser.id);

const TEMPLATES: readonly Template[] = [
  vmsTemplate('1\\d{6}', 40),
  vmsTemplate('2\\d{6}', 10),
  vmsTemplate('3\\d{6}', 50),
  vmsTemplate('\\d+', 1),
  template(
    /^\/platform\/api\/vendor\/v1\/users\/(\d+)\.json(?:\?|$)/,
    platformUser,
    platformUser.id,
  ),
  template(/^\/panel\/users\/(\d+)\.json(?:\?|$)/, panelUser(12), 12),
  template(
    /^\/vms\/api\/v1\/billing\/cameras\/list\?cameras_ids(?:\[\]|%5B%5D)=(\d+)$/i,
    [listedCamera],
    listedCamera.id,
  ),
];

/** The bodies that are always the same, by the path without its query. */
const FIXED = new Map(
  Object.entries({
    '/panel/users.json': numbered(100, panelUser),
    '/panel/user_groups.json': numbered(5, labelled('user_group')),
    '/panel/billing/buckets.json': numbered(4, labelled('bucket')),
  }).map(([path, body]) => [path, JSON.stringify(body)]),
);

/** Returns the body of a response; undefined if the upstream has no such path. */
export function findBody(url: string): string | undefined {
  const fixed = FIXED.get(url.split('?', 1)[0] ?? '');
  if (fixed !== undefined) return fixed;
  for (const { path, before, after } of TEMPLATES) {
    const id = path.exec(url)?.[1];
    if (id !== undefined) return before + id + after;
  }
  return undefined;
}
