import { serveBaseLine } from './base-server.ts';
import { type Ids, OPERATIONS } from './operations.ts';
import { SIZES } from './size-operations.ts';

/*
 * What a hand-written endpoint for exactly one operation does: it makes the calls, parses their JSON, builds the
 * response with plain functions and prints it. No GraphQL, no validation, no errors of single fields.
 * It is started as a process of its own: `node bench/handler.ts PORT UPSTREAM`.
 */

/** A parsed body. Nothing is checked, as in much code that is written by hand. */
type Body = ReturnType<typeof JSON.parse>;

/** Builds the data of one operation. @param bodies those of the calls, in their order. */
type Build = (bodies: readonly Body[], ids: Ids) => unknown;

const toPerson = (user: Body) => `${user.first_name} ${user.last_name}`;
const toInstant = (text: string | null) => text && new Date(text).toISOString();

const toVmsUser = (user: Body) => ({
  id: `vms/user/${user.id}`,
  login: user.login,
  name: user.name,
});

const toPlatformUser = (user: Body) => ({
  id: `platform/user/${user.id}`,
  login: user.email,
  name: toPerson(user),
});

const toPanelUser = (user: Body) => ({
  id: `panel/user/${user.id}`,
  login: user.login,
  name: toPerson(user),
});

const toLabelled = (type: string) => (entry: Body) => ({
  id: `panel/${type}/${entry.id}`,
  label: entry.label,
});

const toCamera = (camera: Body) => ({
  id: `vms/camera/${camera.id}`,
  name: camera.name,
  status: camera.status,
  type: camera.type,
  startAt: toInstant(camera.start_at),
  groupType: camera.group_type,
  order: camera.order,
  isPublic: camera.is_public === 1,
  isSensitive: camera.is_sensitive,
  createdAt: toInstant(camera.created_at),
  source: camera.source,
  uuid: camera.uuid,
});

const oneUser: Build = ([user]) => ({
  user: {
    ...toVmsUser(user),
    userType: user.user_type,
    permissions: user.permissions.map(({ id, name }: Body) => ({
      id: `vms/permission/${id}`,
      name,
    })),
    cameras: user.cameras.map(({ id, name }: Body) => ({ id: `vms/camera/${id}`, name })),
  },
});

const threeApis = ([vms, platform, panel]: readonly Body[]) => ({
  vms: toVmsUser(vms),
  platform: toPlatformUser(platform),
  panel: toPanelUser(panel.user),
});

const fourApis: Build = (bodies) => {
  const { vms, platform, panel } = threeApis(bodies);
  const { id, name, status, group_type, external_id } = bodies[3][0];
  const camera = {
    id: `vms/camera/${id}`,
    name,
    status,
    groupType: group_type,
    externalId: external_id,
  };
  return { vms, camera, platform, panel };
};

const update: Build = ([user]) => ({
  updateUser: { __typename: 'UserUpdated', user: toPlatformUser(user) },
});

const panelUsers: Build = ([users, groups, buckets]) => {
  const toMap = (entries: readonly Body[], name: string, type: string) =>
    new Map(entries.map((entry) => [entry[name].id, toLabelled(type)(entry[name])]));
  const groupById = toMap(groups, 'user_group', 'user-group');
  const bucketById = toMap(buckets, 'bucket', 'bucket');
  const edges = users.map(({ user }: Body) => ({
    node: {
      ...toPanelUser(user),
      userGroup: groupById.get(user.user_group_id),
      bucket: bucketById.get(user.bucket_id),
      roles: user.roles.map(({ role }: Body) => toLabelled('role')(role)),
    },
  }));
  return { users: { edges } };
};

const largeUser: Build = ([user]) => ({
  user: {
    id: `vms/user/${user.id}`,
    login: user.login,
    cameras: user.cameras.map(toCamera),
  },
});

const twoFields: Build = ([user]) => ({
  user: { id: `vms/user/${user.id}`, login: user.login },
});

const BUILD: Readonly<Record<string, Build>> = {
  'one user': oneUser,
  'three APIs': threeApis,
  'four APIs': fourApis,
  'an update': update,
  '100 OnApp users': panelUsers,
  'a user with 40 cameras': largeUser,
};

const byQuery = new Map(
  [...OPERATIONS, ...SIZES].map(({ name, query, calls }) => [
    query,
    { calls, build: BUILD[name] ?? twoFields },
  ]),
);

serveBaseLine(process.argv.slice(2), async (query, ids, send) => {
  const operation = byQuery.get(query);
  if (operation === undefined) throw new Error('The operation is unknown.');
  const bodies = await Promise.all(
    operation.calls(ids).map(async (call) => JSON.parse(await send(call))),
  );
  return JSON.stringify({ data: operation.build(bodies, ids) });
});
