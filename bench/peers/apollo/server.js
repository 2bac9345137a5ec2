/*
 * What a team writes by hand today: Apollo Server with one data source of datasource-rest per API,
 * a schema with the fields of the measured operations, and resolvers. Nothing else is switched on.
 * It is started as a process of its own: `node server.js PORT UPSTREAM`.
 */
import { RESTDataSource } from '@apollo/datasource-rest';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const [port = '0', upstream = ''] = process.argv.slice(2);

const typeDefs = `
  interface User { id: ID! login: String name: String }
  type Permission { id: ID! name: String }
  type Camera {
    id: ID! name: String status: String type: String startAt: String groupType: String order: Int isPublic: Boolean
    isSensitive: Boolean createdAt: String source: String uuid: String externalId: String
  }
  type Named { id: ID! name: String }
  type VmsUser implements User {
    id: ID! login: String name: String userType: String permissions: [Permission!] cameras: [Camera!]
  }
  type ActivePlatformUser implements User { id: ID! login: String name: String }
  type OnAppUser implements User {
    id: ID! login: String name: String userGroup: Named bucket: Named roles: [Named!]
  }
  type UserEdge { node: User! }
  type UserConnection { edges: [UserEdge!]! }
  type UserUpdated { user: User! }
  type Problem { code: String! }
  union UpdateUserResult = UserUpdated | Problem
  input UpdateActivePlatformUserInput { id: ID! firstName: String lastName: String }
  input UpdateUserInput { activePlatform: UpdateActivePlatformUserInput }
  type Query { user(id: ID!): User camera(id: ID!): Camera users(provider: ID!, first: Int): UserConnection }
  type Mutation { updateUser(input: UpdateUserInput!): UpdateUserResult! }
`;

class Vms extends RESTDataSource {
  baseURL = `${upstream}/vms/api/admin/v1/`;
  user = (id) => this.get(`users/${id}`);
}

class VmsBilling extends RESTDataSource {
  baseURL = `${upstream}/vms/api/v1/billing/`;
  cameras = (id) => this.get('cameras/list', { params: { 'cameras_ids[]': id } });
}

class Platform extends RESTDataSource {
  baseURL = `${upstream}/platform/api/vendor/v1/`;
  user = (id) => this.get(`users/${id}.json`);
  update = (id, body) => this.put(`users/${id}.json`, { body });
}

class Panel extends RESTDataSource {
  baseURL = `${upstream}/panel/`;
  user = (id) => this.get(`users/${id}.json`);
  users = (perPage) => this.get('users.json', { params: { page: '1', per_page: String(perPage) } });
  // Once per request: without it datasource-rest looks up its own response for each of 100 users.
  groups = () => (this.groupList ??= this.get('user_groups.json'));
  buckets = () => (this.bucketList ??= this.get('billing/buckets.json'));
}

const tagged = (typename, provider, user) => ({ __typename: typename, provider, ...user });
const named = ({ first_name, last_name }) => `${first_name} ${last_name}`;
const globalId =
  (kind) =>
  ({ id, provider = 'vms' }) =>
    `${provider}/${kind}/${id}`;

const instant = (text) => text && new Date(text).toISOString();
const toNamed = (kind) => (entry) => ({ id: `panel/${kind}/${entry.id}`, name: entry.label });

const resolvers = {
  Query: {
    user: async (_parent, { id }, { vms, platform, panel }) => {
      const [provider, , native] = id.split('/');
      if (provider === 'vms') return tagged('VmsUser', provider, await vms.user(native));
      if (provider === 'platform')
        return tagged('ActivePlatformUser', provider, await platform.user(native));
      return tagged('OnAppUser', provider, (await panel.user(native)).user);
    },
    camera: async (_parent, { id }, { vmsBilling }) => {
      const [, , native] = id.split('/');
      const [camera] = await vmsBilling.cameras(native);
      return camera ?? null;
    },
    users: async (_parent, { provider, first }, { panel }) => ({
      edges: (await panel.users(first)).map(({ user }) => ({
        node: tagged('OnAppUser', provider, user),
      })),
    }),
  },
  Mutation: {
    updateUser: async (_parent, { input: { activePlatform: change } }, { platform }) => {
      const [provider, , native] = change.id.split('/');
      const user = await platform.update(native, {
        first_name: change.firstName,
        last_name: change.lastName,
      });
      return { __typename: 'UserUpdated', user: tagged('ActivePlatformUser', provider, user) };
    },
  },
  User: { __resolveType: ({ __typename }) => __typename },
  UpdateUserResult: { __resolveType: ({ __typename }) => __typename },
  VmsUser: {
    id: globalId('user'),
    name: ({ name }) => name,
    userType: ({ user_type }) => user_type,
  },
  ActivePlatformUser: { id: globalId('user'), login: ({ email }) => email, name: named },
  OnAppUser: {
    id: globalId('user'),
    name: named,
    userGroup: async ({ user_group_id }, _args, { panel }) => {
      const found = (await panel.groups()).find(({ user_group: { id } }) => id === user_group_id);
      return found && toNamed('user-group')(found.user_group);
    },
    bucket: async ({ bucket_id }, _args, { panel }) => {
      const found = (await panel.buckets()).find(({ bucket: { id } }) => id === bucket_id);
      return found && toNamed('bucket')(found.bucket);
    },
    roles: ({ roles }) => roles.map(({ role }) => toNamed('role')(role)),
  },
  Permission: { id: globalId('permission') },
  Camera: {
    id: globalId('camera'),
    startAt: ({ start_at }) => instant(start_at),
    groupType: ({ group_type }) => group_type,
    isPublic: ({ is_public }) => Boolean(is_public),
    externalId: ({ external_id }) => external_id,
    isSensitive: ({ is_sensitive }) => is_sensitive,
    createdAt: ({ created_at }) => instant(created_at),
  },
};

const server = new ApolloServer({ typeDefs, resolvers, includeStacktraceInErrorResponses: false });
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(port) },
  context: async () => {
    const { cache } = server;
    return {
      vms: new Vms({ cache }),
      vmsBilling: new VmsBilling({ cache }),
      platform: new Platform({ cache }),
      panel: new Panel({ cache }),
    };
  },
});
process.stdout.write('ready\n');
