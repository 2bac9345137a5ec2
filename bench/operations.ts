import { VMS_USERS } from './upstream-bodies.ts';

/** One call that an operation needs at the upstream. */
interface Call {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: string;
}

/**
 * The native ids in one request. They change from request to request: a gateway that shares equal reads in flight
 * makes the calls of each operation, as the others do.
 */
export interface Ids {
  readonly vms: number;
  /** A user with 40 cameras. */
  readonly large: number;
  readonly camera: number;
  readonly platform: number;
  readonly panel: number;
}

/** Returns the ids of the n-th request. */
export const toIds = (n: number): Ids => ({
  vms: VMS_USERS[1] + (n % 5000),
  large: VMS_USERS[40] + (n % 5000),
  camera: 1 + (n % 5000),
  platform: 2_002_000 + (n % 5000),
  panel: 1 + (n % 5000),
});

/** What a gateway with a schema of its own receives. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: (ids: Ids) => Readonly<Record<string, unknown>>;
}

/** An operation that every server is measured with. */
export interface Operation extends GraphqlRequest {
  readonly name: string;
  /** The calls of the bare proxy, which sends them at once. */
  readonly calls: (ids: Ids) => readonly Call[];
}

export const ONE_USER: Operation = {
  name: 'one user',
  query: `query ($vms: ID!) { user(id: $vms) {
    id login name ... on VmsUser { userType permissions { id name } cameras { nodes { id name } } }
  } }`,
  variables: ({ vms }) => ({ vms: `vms/user/${vms}` }),
  calls: ({ vms }) => [{ method: 'GET', path: `/vms/api/admin/v1/users/${vms}` }],
};

const CAMERAS = `cameras(first: 40) { edges {
  node { id name status startAt groupType }
  details { type order isPublic isSensitive createdAt source uuid }
} }`;

const PANEL_USER = `id login name
  ... on OnAppUser { userGroup { id name } bucket { id name } roles { id name } }`;

const platformPath = (id: number) => `/platform/api/vendor/v1/users/${id}.json`;

const threeCalls: Operation['calls'] = ({ vms, platform, panel }) => [
  { method: 'GET', path: `/vms/api/admin/v1/users/${vms}` },
  { method: 'GET', path: platformPath(platform) },
  { method: 'GET', path: `/panel/users/${panel}.json` },
];

const threeVariables: Operation['variables'] = ({ vms, platform, panel }) => ({
  vms: `vms/user/${vms}`,
  platform: `platform/user/${platform}`,
  panel: `panel/user/${panel}`,
});

export const OPERATIONS: readonly Operation[] = [
  ONE_USER,
  {
    name: 'three APIs',
    query: `query ($vms: ID!, $platform: ID!, $panel: ID!) {
      vms: user(id: $vms) { id login name }
      platform: user(id: $platform) { id login name }
      panel: user(id: $panel) { id login name }
    }`,
    variables: threeVariables,
    calls: threeCalls,
  },
  {
    name: 'four APIs',
    query: `query ($vms: ID!, $camera: ID!, $platform: ID!, $panel: ID!) {
      vms: user(id: $vms) { id login name }
      camera(id: $camera) { id name status groupType externalId }
      platform: user(id: $platform) { id login name }
      panel: user(id: $panel) { id login name }
    }`,
    variables: (ids) => ({ ...threeVariables(ids), camera: `vms/camera/${ids.camera}` }),
    calls: (ids) => [
      ...threeCalls(ids),
      {
        method: 'GET',
        path: `/vms/api/v1/billing/cameras/list?cameras_ids[]=${ids.camera}`,
      },
    ],
  },
  {
    name: 'an update',
    query: `mutation ($platform: ID!) { updateUser(input: {
      activePlatform: { id: $platform, lastName: "Roe" }
    }) { __typename ... on UserUpdated { user { id login name } } } }`,
    variables: ({ platform }) => ({ platform: `platform/user/${platform}` }),
    calls: ({ platform }) => [
      { method: 'PUT', path: platformPath(platform), body: '{"last_name":"Roe"}' },
    ],
  },
  {
    name: '100 OnApp users',
    query: `{ users(provider: "panel", first: 100) { edges { node { ${PANEL_USER} } } } }`,
    variables: () => ({}),
    calls: () => [
      { method: 'GET', path: '/panel/users.json?page=1&per_page=100' },
      { method: 'GET', path: '/panel/user_groups.json' },
      { method: 'GET', path: '/panel/billing/buckets.json' },
    ],
  },
  {
    name: 'a user with 40 cameras',
    query: `query ($large: ID!) {
      user(id: $large) { id login ... on VmsUser { ${CAMERAS} } }
    }`,
    variables: ({ large }) => ({ large: `vms/user/${large}` }),
    calls: ({ large }) => [{ method: 'GET', path: `/vms/api/admin/v1/users/${large}` }],
  },
];
