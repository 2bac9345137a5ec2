import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack } from './attack.ts';
import { alias } from './bodies.ts';
import { type Outcome, summarize } from './traffic.ts';
import { toWire } from './upstream.ts';

const ONE = 'updateUser(input: $input) { __typename ... on Problem { code } }';
const UPDATE = `mutation ($input: UpdateUserInput!) { ${ONE} }`;
const UPDATES = (count: number) => `mutation ($input: UpdateUserInput!) { ${alias(count, ONE)} }`;

const MB = 1024 * 1024;
/** The most MB that a row may add to the trail, far more than its valid changes add. */
const MAX_TRAIL_MB = 5;

const block = (provider: string, login: string) => ({
  vmsBilling: { user: { login: { provider, login } }, status: 'BLOCKED' },
});

const refused = { path: '^PATCH ', wire: toWire('{"errors":{"login":["x"]}}', { status: 422 }) };

/** The attacks by updates of users. */
export const UPDATE_ATTACKS: readonly Attack[] = [
  {
    id: 'H5',
    name: 'a login of 64 kB of combining marks',
    run: async ({ caller, provider, serve }) => {
      await serve(refused);
      const input = block(provider('vms'), `a${'\u0301\u0316'.repeat(16_000)}`);
      return summarize([await caller('writer').post({ query: UPDATE, variables: { input } })]);
    },
  },
  {
    id: 'H5',
    name: 'the same in findUsers, and as the id of a user',
    run: async ({ caller, provider }) => {
      const marks = `a${'\u0301\u0316'.repeat(15_900)}`;
      const client = caller('reader');
      const find =
        'query ($m: UserMatch!, $p: [ID!]) { findUsers(match: $m, providers: $p) { users { id } } }';
      const p = [provider('vms'), provider('onApp'), provider('activePlatform')];
      return summarize([
        await client.post({ query: find, variables: { m: { login: marks }, p } }),
        await client.post({ query: find, variables: { m: { email: `${marks}@x.y` }, p } }),
        await client.post({ query: find, variables: { m: { text: marks }, p } }),
        await client.post({
          query: 'query ($i: ID!) { node(id: $i) { id } }',
          variables: { i: marks },
        }),
      ]);
    },
  },
  {
    id: 'H6',
    name: 'rate-limited updates with a login of 64 kB, 15 in a request',
    setup: 'audit',
    run: async ({ caller, provider, serve, times, trailBytes }) => {
      await serve(refused);
      const client = caller('writer');
      const input = block(provider('vms'), 'a'.repeat(62_000));
      const before = trailBytes();
      const outcomes: Outcome[] = [];
      for (let n = 0; n < times({ ci: 20, full: 200 }); n += 1) {
        outcomes.push(await client.post({ query: UPDATES(15), variables: { input } }));
      }
      const mb = (trailBytes() - before) / MB;
      return {
        outcome: `trail +${mb.toFixed(1)} MB, ${summarize(outcomes)}`,
        fault: mb > MAX_TRAIL_MB ? `the trail grows by ${mb.toFixed()} MB` : undefined,
      };
    },
  },
  {
    id: 'H6',
    name: 'invalid updates with a login of 4,096 characters, 15 in a request',
    setup: 'audit',
    run: async ({ caller, provider, serve, times, trailBytes }) => {
      await serve(refused);
      const client = caller('writer');
      const input = {
        vmsBilling: { user: { login: { provider: provider('vms'), login: 'a'.repeat(4096) } } },
      };
      const before = trailBytes();
      const outcomes: Outcome[] = [];
      for (let n = 0; n < times({ ci: 50, full: 500 }); n += 1) {
        outcomes.push(await client.post({ query: UPDATES(15), variables: { input } }));
      }
      const mb = (trailBytes() - before) / MB;
      return {
        outcome: `trail +${mb.toFixed(1)} MB, ${summarize(outcomes)}`,
        fault: mb > MAX_TRAIL_MB ? `the trail grows by ${mb.toFixed()} MB` : undefined,
      };
    },
  },
  {
    id: 'M1',
    name: '30 logins that become 378,000 characters each, by several callers',
    run: async ({ caller, provider, serve, times }) => {
      await serve(refused);
      const outcomes: Outcome[] = [];
      // Compatibility normalization turns this one character into 18.
      const long = '\uFDFA'.repeat(20_900);
      for (let round = 0; round < times({ ci: 6, full: 20 }); round += 1) {
        const client = caller('writer');
        for (let n = 0; n < 30; n += 1) {
          const input = block(provider('vms'), `${round}-${n}-${long}`);
          outcomes.push(await client.post({ query: UPDATE, variables: { input } }));
        }
      }
      return summarize(outcomes);
    },
  },
  {
    id: 'M4',
    name: '20 slow operations of one caller, 27 reads of another',
    run: async ({ caller, provider, serve }) => {
      const wire = toWire('{"id":1,"login":"a"}');
      await serve({ path: 'GET ', wire, delayMs: 1000 });
      const key = provider('activePlatform');
      const [attacker, other] = [caller('reader'), caller('reader')];
      const attacks = Array.from({ length: 20 }, (_none, at) => {
        const i = Array.from({ length: 90 }, (_, n) => `${key}/user/${1 + at * 100 + n}`);
        const query = 'query ($i: [ID!]!) { nodes(ids: $i) { ... on User { login } } }';
        return attacker.post({ query, variables: { i } });
      });
      await sleep(100);
      const reads: Promise<Outcome>[] = [];
      for (let n = 0; n < 27; n += 1) {
        // Each requests another user, so that no two share a call.
        const query = `{ user(id: "${key}/user/${9000 + n}") { login } }`;
        reads.push(other.post({ query }));
        await sleep(100);
      }
      const outcomes = await Promise.all(reads);
      const shed = outcomes.filter(({ codes }) => codes.includes('OVERLOADED')).length;
      await Promise.all(attacks);
      return {
        outcome: `of the other: ${summarize(outcomes)}`,
        fault: shed > 3 ? `${shed} of 27 reads of another were shed` : undefined,
      };
    },
  },
  {
    id: 'M5',
    name: 'five slow updates in one document, then /health/ready?strict',
    setup: 'audit',
    run: async ({ caller, provider, serve }) => {
      await serve({ ...refused, delayMs: 60_000 });
      const client = caller('writer');
      const input = block(provider('vms'), 'ann');
      const sent = await client.post({ query: UPDATES(5), variables: { input } });
      const ready = await client.get('/health/ready?strict');
      return {
        outcome: `${summarize([sent])}; ready: ${ready.status}`,
        fault: ready.status === 200 ? undefined : `not ready: ${ready.status}`,
      };
    },
  },
];
