import type { Attack, ProviderKind, Target } from './attack.ts';
import { camera, DOCUMENT_BYTES, fill, fillList, jsonUser, LIST_BYTES } from './bodies.ts';
import { summarize } from './traffic.ts';
import { toWire } from './upstream.ts';

const USER =
  'query ($id: ID!) { user(id: $id) { id login ... on VmsUser { cameras { nodes { id } } } } }';

/** Reads the user of the hostile server a few times, so that the code is compiled. */
async function readUser(target: Target, kind: ProviderKind, wire: Uint8Array): Promise<string> {
  await target.serve({ path: 'users/1(\\.|$)', wire });
  const client = target.caller('reader');
  const id = `${target.provider(kind)}/user/1`;
  const outcomes = [];
  for (let n = 0; n < target.times({ ci: 2, full: 4 }); n += 1) {
    outcomes.push(await client.post({ query: USER, variables: { id } }));
  }
  return summarize(outcomes);
}

/** Reads the list of the hostile server. */
async function readList(target: Target, kind: ProviderKind, wire: Uint8Array): Promise<string> {
  await target.serve({ path: 'users\\.', wire });
  const query = 'query ($p: ID!) { users(provider: $p, first: 25) { nodes { id login } } }';
  const p = target.provider(kind);
  return summarize([await target.caller('reader').post({ query, variables: { p } })]);
}

const ofVms = (name: string, members: () => string): Attack => ({
  id: 'own',
  name: `JSON of 4 MiB: ${name}`,
  maxWaitMs: 100,
  run: (target) => readUser(target, 'vms', jsonUser(members(), false)),
});

/** Returns a user of the OnApp list with the common properties: 600 bytes. */
const wholeUser = (n: number) =>
  `{"user":{"id":${n + 1},"login":"user${n}","email":"user${n}@example.net","first_name":"Ann","last_name":"${'x'.repeat(80)}","status":"active","created_at":"2011-08-01T12:47:08Z","updated_at":"2011-08-01T12:47:08Z","user_group_id":1,"bucket_id":2,"locale":"en","time_zone":null,"suspend_at":null,"activated_at":"2011-08-01T12:47:08Z","deleted_at":null,"total_amount":0.0,"payment_amount":0.0,"outstanding_amount":0.0,"memory_available":1024.0,"disk_space_available":100.0,"used_cpus":1,"used_memory":256,"roles":[{"role":{"id":1,"label":"Administrator","identifier":"admin"}}]}}`;

/** Creates an attack with a list of one user that has this property. */
const one = (name: string, member: () => string): Attack => ({
  id: 'own',
  name: `JSON list of 31 MiB: ${name}`,
  run: (target) => readList(target, 'onApp', toWire(`[{"user":{"id":1,${member()}}}]`)),
});

/** The attacks by responses in JSON. */
export const JSON_ATTACKS: readonly Attack[] = [
  {
    ...ofVms('cameras [{}, {}, …]', () => `"cameras":[${fill('{},', DOCUMENT_BYTES)}{}]`),
    id: 'H2',
  },
  {
    id: 'H2',
    name: 'JSON list of 31 MiB: [{}, {}, …]',
    run: (target) => readList(target, 'onApp', toWire(`[${fill('{},', LIST_BYTES)}{}]`)),
  },
  {
    id: 'H2',
    name: 'JSON list of 31 MiB: [{"user":{"id":1}}, …], valid',
    run: (target) => {
      const users = fillList((n) => `{"user":{"id":${n + 1}}}`, LIST_BYTES);
      return readList(target, 'onApp', toWire(`[${users}]`));
    },
  },
  {
    id: 'H2',
    name: 'JSON list of 31 MiB: 50,000 users that are valid',
    run: (target) => readList(target, 'onApp', toWire(`[${fillList(wholeUser, LIST_BYTES)}]`)),
  },
  {
    id: 'H2',
    name: 'the same, 20 at once',
    settleMs: 30_000,
    run: async (target) => {
      const bytes = target.times({ ci: LIST_BYTES / 8, full: LIST_BYTES });
      await target.serve({ path: 'users\\.', wire: toWire(`[${fillList(wholeUser, bytes)}]`) });
      const query = 'query ($p: ID!, $n: Int!) { users(provider: $p, first: $n) { nodes { id } } }';
      const p = target.provider('onApp');
      const client = target.caller('reader');
      // Each requests another page, so that no two share a call.
      const sent = Array.from({ length: 20 }, (_none, at) =>
        client.post({ query, variables: { p, n: 10 + at } }),
      );
      return summarize(await Promise.all(sent));
    },
  },
  one('one string of digits', () => `"login":"${fill('123456789012345x', LIST_BYTES)}"`),
  one('one string of digits and dots', () => `"login":"${fill('1.1.1.1.1.1.1.x', LIST_BYTES)}"`),
  one('one string of escapes', () => `"login":"${fill('\\u0041\\n', LIST_BYTES)}"`),
  one('one string of quotes', () => `"login":"${fill('\\"', LIST_BYTES)}"`),
  one('one number', () => `"login":${'9'.repeat(LIST_BYTES)}`),
  one('strings of digits, 1 MB each', () => {
    return fillList((n) => `"a${n}":"${'123456789012345x'.repeat(62_000)}"`, LIST_BYTES);
  }),
  one('blanks', () => `"login":${' '.repeat(LIST_BYTES)}1`),
  ofVms(
    'cameras that are valid',
    () => `"cameras":[${fillList((n) => camera(n + 1), DOCUMENT_BYTES)}]`,
  ),
  ofVms('cameras [0, 0, …]', () => `"cameras":[${fill('0,', DOCUMENT_BYTES)}0]`),
  ofVms('permissions [{}, …]', () => `"permissions":[${fill('{},', DOCUMENT_BYTES)}{}]`),
  ofVms('permissions that are valid', () => {
    return `"permissions":[${fillList((n) => `{"id":${n + 1},"name":"p"}`, DOCUMENT_BYTES)}]`;
  }),
  ofVms('sub-users with permissions [{}, …] each', () => {
    const one = '{"id":1,"permissions":[{},{},{},{}]}';
    return `"subusers":[${fill(`${one},`, DOCUMENT_BYTES)}${one}]`;
  }),
  ofVms('a list as an object of many keys', () => {
    return `"cameras":{${fillList((n) => `"${n}":{}`, DOCUMENT_BYTES)}}`;
  }),
  ofVms('unknown members', () => fillList((n) => `"x${n}":0`, DOCUMENT_BYTES)),
  ofVms('one key repeated', () => `${fill('"login":"a",', DOCUMENT_BYTES)}"login":"b"`),
  ofVms('numbers of 1 MB digits', () => `"azimuth":[${'9'.repeat(1e6)},${'9'.repeat(1e6)}]`),
  ofVms('one number of 4 MB digits as an id', () => `"created_at":${'9'.repeat(DOCUMENT_BYTES)}`),
  ofVms('escapes in one text', () => `"login":"${fill('\\u0041', DOCUMENT_BYTES)}"`),
  ofVms('a date of 4 MB', () => `"created_at":"2022-11-16 ${'0'.repeat(DOCUMENT_BYTES)}"`),
  ofVms('events of deep lists', () => {
    const deep = `${'['.repeat(60)}${']'.repeat(60)}`;
    return `"events":[${fill(`${deep},`, DOCUMENT_BYTES)}0]`;
  }),
  ofVms('events of one list that is nested without end', () => {
    return `"events":[${'['.repeat(DOCUMENT_BYTES / 2 - 40)}${']'.repeat(DOCUMENT_BYTES / 2 - 40)}]`;
  }),
  {
    id: 'own',
    name: 'JSON of 4 MiB: an OnApp user with roles and permissions',
    maxWaitMs: 100,
    run: (target) => {
      const role = '{"role":{"id":1,"permissions":[{"permission":{"id":1,"identifier":"p"}}]}}';
      const roles = `"roles":[${fill(`${role},`, DOCUMENT_BYTES)}${role}]`;
      return readUser(target, 'onApp', jsonUser(roles, true));
    },
  },
  {
    id: 'own',
    name: 'JSON of 4 MiB: an ActivePlatform user of custom attributes',
    maxWaitMs: 100,
    run: (target) => {
      const attributes = fillList((n) => `"a${n}":"v"`, DOCUMENT_BYTES);
      return readUser(
        target,
        'activePlatform',
        jsonUser(`"custom_attributes":{${attributes}}`, false),
      );
    },
  },
];
