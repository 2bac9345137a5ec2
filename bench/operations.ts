/** One call that an operation needs at the upstream. */
interface Call {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: string;
}

/** An operation that every server is measured with. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  /** The calls of the bare proxy, which sends them at once. */
  readonly calls: readonly Call[];
}

const CAMERA =
  'id name status type startAt groupType order isPublic isSensitive createdAt source uuid';

const PANEL_USER = `id login displayName
  ... on OnAppUser { userGroup { id label } bucket { id label } roles { id label } }`;

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'one user',
    query: `{ user(id: "vms/user/5") {
      id login displayName ... on VmsUser { userType permissions { id name } cameras { id name } }
    } }`,
    calls: [{ method: 'GET', path: '/vms/api/admin/v1/users/5' }],
  },
  {
    name: 'three APIs',
    query: `{
      vms: user(id: "vms/user/5") { id login displayName }
      platform: user(id: "platform/user/2002986") { id login displayName }
      panel: user(id: "panel/user/12") { id login displayName }
    }`,
    calls: [
      { method: 'GET', path: '/vms/api/admin/v1/users/5' },
      { method: 'GET', path: '/platform/api/vendor/v1/users/2002986.json' },
      { method: 'GET', path: '/panel/users/12.json' },
    ],
  },
  {
    name: 'an update',
    query: `mutation { updateUser(input: {
      activePlatform: { id: "platform/user/2002986", lastName: "Roe" }
    }) { __typename ... on UserUpdated { user { id login displayName } } } }`,
    calls: [
      {
        method: 'PUT',
        path: '/platform/api/vendor/v1/users/2002986.json',
        body: '{"last_name":"Roe"}',
      },
    ],
  },
  {
    name: '100 OnApp users',
    query: `{ users(provider: "panel", first: 100) { edges { node { ${PANEL_USER} } } } }`,
    calls: [
      { method: 'GET', path: '/panel/users.json?page=1&per_page=100' },
      { method: 'GET', path: '/panel/user_groups.json' },
      { method: 'GET', path: '/panel/billing/buckets.json' },
    ],
  },
  {
    name: 'a user with 40 cameras',
    query: `{ user(id: "vms/user/6") { id login ... on VmsUser { cameras { ${CAMERA} } } } }`,
    calls: [{ method: 'GET', path: '/vms/api/admin/v1/users/6' }],
  },
];
