import type { Attack } from './attack.ts';
import { alias, CAMERA_FIELDS, camera, fillList, jsonUser, VMS_FRAGMENT } from './bodies.ts';
import { type Outcome, summarize } from './traffic.ts';

/** The number of requests per caller, within its rate limit. */
const PER_CALLER = 500;

/** The lines of a document, just below `limits.lines`. */
const LINES = 1990;

/** The ids of one alias: 15 aliases are just below `limits.nodes`. */
const IDS = 66;

const UPDATE = `mutation ($input: UpdateUserInput!) { ${alias(15, 'updateUser(input: $input) { ... on UserUpdated { user { ...f } } }')} } ${VMS_FRAGMENT}`;

/** Creates an attack with unique documents, each built from its number. */
function sendUnique(name: string, toQuery: (n: number) => string): Attack {
  return {
    id: 'C1',
    name,
    run: async ({ caller, times }) => {
      const outcomes: Outcome[] = [];
      let client = caller('reader');
      for (let n = 0; n < times({ ci: 150, full: 5000 }); n += 1) {
        if (n % PER_CALLER === 0) client = caller('reader');
        outcomes.push(await client.post({ query: toQuery(n) }));
      }
      return summarize(outcomes);
    },
  };
}

/** Returns a route to a user with this number of cameras and of permissions. */
const withCameras = (count: number) => {
  const cameras = Array.from({ length: count }, (_none, n) => camera(n + 1)).join(',');
  const permissions = Array.from({ length: count }, (_none, n) => `{"id":${n + 1},"name":"a"}`);
  const lists = `"cameras":[${cameras}],"permissions":[${permissions.join(',')}]`;
  return { path: 'users/1', wire: jsonUser(lists, false) };
};

/** The attacks that remain if they are reduced to fit the limits. */
export const WITHIN_LIMITS: readonly Attack[] = [
  sendUnique(
    'unique documents of 1,990 comment lines',
    (n) => `query q${n}{__typename}${'#\n'.repeat(LINES)}`,
  ),
  sendUnique(
    'unique documents of 950 tokens',
    (n) => `query q${n} { nodes(ids: [${'"x" '.repeat(930)}]) { id } }`,
  ),
  sendUnique('unique documents of 15 aliases with many fields of many types', (n) => {
    const fields = alias(15, 'node(id: "x/user/1") { ...f ...c }');
    return `query q${n} { ${fields} } ${VMS_FRAGMENT} fragment c on Camera { ${CAMERA_FIELDS} streams { type status } }`;
  }),
  {
    id: 'C2',
    name: '990 equal ids in 15 aliases, a user of 200 cameras',
    run: async ({ caller, provider, serve }) => {
      await serve(withCameras(200));
      const query = `query ($i: [ID!]!) { ${alias(15, 'nodes(ids: $i) { ...f }')} } fragment f on VmsUser { cameras(first: 100) { nodes { id name status } } }`;
      const i = Array(IDS).fill(`${provider('vms')}/user/1`);
      return summarize([await caller('reader').post({ query, variables: { i } })]);
    },
  },
  {
    id: 'C2',
    name: '20 operations of one caller at once, 95,000 fields each',
    run: async ({ caller, provider, serve }) => {
      await serve(withCameras(800));
      const client = caller('reader');
      const fields = 'id name displayName group a: id b: name';
      const query = `{ user(id: "${provider('vms')}/user/1") { ... on VmsUser { ${alias(14, `permissions { ${fields} }`)} } } }`;
      return summarize(await Promise.all(Array.from({ length: 20 }, () => client.post({ query }))));
    },
  },
  {
    id: 'C2',
    name: '15 updates in one document, a user of 2,000 cameras',
    run: async ({ caller, provider, serve }) => {
      await serve(withCameras(2000));
      const input = { vmsAdmin: { id: `${provider('vms')}/user/1`, permissions: { ids: ['9'] } } };
      return summarize([await caller('writer').post({ query: UPDATE, variables: { input } })]);
    },
  },
  {
    id: 'H1',
    name: '1,990 line ends before 19,000 fields that are FORBIDDEN',
    run: async ({ caller, provider, serve }) => {
      const cameras = fillList((n) => camera(n + 1), 19 * 122);
      await serve({ path: 'users/1', wire: jsonUser(`"cameras":[${cameras}]`, false) });
      const fields = alias(15, 'nodes(ids: $i) { ...f }');
      const query = `${'\n'.repeat(LINES)}query ($i: [ID!]!) { ${fields} } fragment f on VmsUser { cameras(first: 100) { nodes { previewUrl } } }`;
      const i = Array(IDS).fill(`${provider('vms')}/user/1`);
      return summarize([await caller('reader').post({ query, variables: { i } })]);
    },
  },
];
