import type { Attack } from './attack.ts';
import { alias, camera, fill, fillList, jsonUser, REQUEST_BYTES, VMS_FRAGMENT } from './bodies.ts';
import { summarize } from './traffic.ts';

/** The number of requests per caller, within its rate limit. */
const PER_CALLER = 500;

/** The attacks by documents of a client: their own cost, and the cost of multiplying one response. */
export const DOCUMENT_ATTACKS: readonly Attack[] = [
  {
    id: 'C1',
    name: 'unique documents of comment lines, a key of scope metrics',
    run: async ({ caller, times }) => {
      const comments = fill('#\\n', REQUEST_BYTES);
      const outcomes = [];
      let client = caller('metrics');
      for (let n = 0; n < times({ ci: 200, full: 5000 }); n += 1) {
        if (n % PER_CALLER === 0) client = caller('metrics');
        outcomes.push(await client.post(`{"query":"query q${n}{__typename}${comments}"}`));
      }
      return summarize(outcomes);
    },
  },
  {
    id: 'C1',
    name: 'the same by a key of scope users:read',
    run: async ({ caller, times }) => {
      const comments = fill('#\\n', REQUEST_BYTES);
      const outcomes = [];
      let client = caller('reader');
      for (let n = 0; n < times({ ci: 200, full: 5000 }); n += 1) {
        if (n % PER_CALLER === 0) client = caller('reader');
        outcomes.push(await client.post(`{"query":"query q${n}{__typename}${comments}"}`));
      }
      return summarize(outcomes);
    },
  },
  {
    id: 'C2',
    name: 'nodes of 100 equal ids in 15 aliases, a user of 200 cameras',
    run: async ({ caller, provider, serve }) => {
      const cameras = fillList((n) => camera(n + 1), 200 * 127);
      await serve({ path: 'users/1', wire: jsonUser(`"cameras":[${cameras}]`, false) });
      const query = `query ($i: [ID!]!) { ${alias(15, 'nodes(ids: $i) { ...f }')} } fragment f on VmsUser { cameras(first: 100) { nodes { id name status } } }`;
      const i = Array(100).fill(`${provider('vms')}/user/1`);
      return summarize([await caller('reader').post({ query, variables: { i } })]);
    },
  },
  {
    id: 'C2',
    name: '_entities with 1,280 equal references, a user of 30 cameras',
    setup: 'federation',
    run: async ({ caller, provider, serve }) => {
      const cameras = fillList((n) => camera(n + 1), 30 * 125);
      await serve({ path: 'users/1', wire: jsonUser(`"cameras":[${cameras}]`, false) });
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ...f } } ${VMS_FRAGMENT}`;
      const id = `${provider('vms')}/user/1`;
      const r = Array(1280).fill({ __typename: 'VmsUser', id });
      return summarize([await caller('reader').post({ query, variables: { r } })]);
    },
  },
  {
    id: 'H1',
    name: '30,000 line ends before 28,500 fields that are FORBIDDEN',
    run: async ({ caller, provider, serve }) => {
      const cameras = fillList((n) => camera(n + 1), 19 * 122);
      await serve({ path: 'users/1', wire: jsonUser(`"cameras":[${cameras}]`, false) });
      const fields = alias(15, 'nodes(ids: $i) { ...f }');
      const query = `${'\n'.repeat(30_000)}query ($i: [ID!]!) { ${fields} } fragment f on VmsUser { cameras(first: 100) { nodes { previewUrl } } }`;
      const i = Array(100).fill(`${provider('vms')}/user/1`);
      return summarize([await caller('reader').post({ query, variables: { i } })]);
    },
  },
  {
    id: 'L1',
    name: 'introspection in 15 aliases',
    run: async ({ caller, times }) => {
      const client = caller('reader');
      const type = 'name kind description fields { name description args { name description } }';
      const query = `{ ${alias(14, '__schema { types { ...t } }')} } fragment t on __Type { ${type} enumValues { name description } inputFields { name description } }`;
      const outcomes = [];
      for (let n = 0; n < times({ ci: 3, full: 10 }); n += 1) {
        outcomes.push(await client.post({ query }));
      }
      return summarize(outcomes);
    },
  },
  {
    id: 'own',
    name: 'introspection within introspection, 15 levels',
    run: async ({ caller }) => {
      const deep = `${'fields { name type { '.repeat(6)}name${' } }'.repeat(6)}`;
      const outcomes = [
        await caller('reader').post({ query: `{ __schema { types { ${deep} } } }` }),
        await caller('reader').post({
          query: `{ ${alias(15, '__type(name: "Query") { name fields { name args { name type { name ofType { name ofType { name } } } } } }')} }`,
        }),
      ];
      return summarize(outcomes);
    },
  },
];
