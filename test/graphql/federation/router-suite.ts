import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import type { Compose } from '../../support/federation/compose.ts';
import { type Federation, startFederation } from '../../support/federation/federation.ts';

/** A router that accepts connections. */
export interface Router extends AsyncDisposable {
  readonly url: string;
  /** Returns the hosts that the router, or its process, has tried to connect to so far. */
  readonly askedHosts: () => readonly string[];
}

/** A router with a supergraph, and the ways in which clients see routers differ. */
export interface RouterCase {
  readonly name: string;
  readonly compose: Compose;
  readonly start: (supergraphSdl: string) => Promise<Router>;
  /** Fails if an input with two branches was not refused in this router's way. */
  readonly isRefused: (response: GraphqlAnswer, where: 'document' | 'variable') => void;
  /** The status of the response to an invalid document. */
  readonly invalidStatus: 200 | 400;
  /** The ticket in the response if the provider does not have its user. */
  readonly oldTicket: Readonly<Record<string, unknown>> | null;
}

const UPDATE = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }';

const FIRST = { login: 'test@mail.com', status: 'BLOCKED' };
const SECOND = { id: 'onapp/user/12', firstName: 'A' };

interface TwoBranches {
  readonly form: string;
  readonly where: 'document' | 'variable';
  readonly mutation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An input with two branches, in each form that a client may send. */
const TWO_BRANCHES: readonly TwoBranches[] = [
  {
    form: 'a literal',
    where: 'document',
    mutation:
      'mutation { updateUser(input: { vmsBilling: { login: "test@mail.com", status: BLOCKED }, onApp: { id: "onapp/user/12", firstName: "A" } }) { __typename } }',
    variables: {},
  },
  {
    form: 'one variable',
    where: 'variable',
    mutation: UPDATE,
    variables: { input: { vmsBilling: FIRST, onApp: SECOND } },
  },
  {
    form: 'a variable for each branch',
    where: 'document',
    mutation:
      'mutation ($a: UpdateVmsBillingUserInput!, $b: UpdateOnAppUserInput!) { updateUser(input: { vmsBilling: $a, onApp: $b }) { __typename } }',
    variables: { a: FIRST, b: SECOND },
  },
];

const REFUSAL = `mutation ($password: String!) {
  updateUser(input: { onApp: { id: "onapp/user/12", password: $password } }) {
    __typename
    ... on Problem { code message write retry { safe } origin { provider { id } httpStatus } }
    ... on ValidationProblem { issues { path rule message upstreamField } }
  }
}`;

const SHORT = { password: 'qwe12' };

/** Describes the tests of every router in front of Roster and a help desk. */
export function describeRouter(router: RouterCase): void {
  describe(`Behind ${router.name}`, () => {
    let federation: Federation;
    let running: Router;
    before(async () => {
      federation = await startFederation();
      running = await router.start(router.compose(federation.subgraphs));
    });
    after(async () => {
      await running?.[Symbol.asyncDispose]();
      await federation?.[Symbol.asyncDispose]();
    });
    beforeEach(() => federation.roster.forgetArrivals());

    const ask = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
      send(running.url, query, variables);
    const arrivals = () => [...federation.roster.arrivals()].sort();

    /** Returns the data, and the calls that arrived at the providers for it. */
    const answerTo = async (query: string) => {
      const { data, errors } = await ask(query);
      assert.deepEqual(errors, []);
      return { data, arrivals: arrivals() };
    };

    it('a user has its tickets', async () => {
      assert.deepEqual(await answerTo('{ user(id: "vms/user/1") { login tickets { id } } }'), {
        data: { user: { login: 'test@mail.com', tickets: [{ id: '1' }, { id: '2' }] } },
        arrivals: ['GET /api/admin/v1/users/1'],
      });
    });

    it('a ticket has its user, with fields of the provider', async () => {
      const query = '{ ticket(id: "1") { about { login ... on VmsUser { cameras { name } } } } }';
      const about = { login: 'test@mail.com', cameras: [{ name: 'Main gate' }] };
      assert.deepEqual(await answerTo(query), {
        data: { ticket: { about } },
        arrivals: ['GET /api/admin/v1/users/1'],
      });
    });

    it('all tickets cost one call per user', async () => {
      assert.deepEqual(await answerTo('{ tickets { id about { login } } }'), {
        data: {
          tickets: [
            { id: '1', about: { login: 'test@mail.com' } },
            { id: '2', about: { login: 'test@mail.com' } },
            { id: '3', about: { login: 'john.doe' } },
          ],
        },
        arrivals: ['GET /api/admin/v1/users/1', 'GET /users/12.json'],
      });
    });

    it('a user selected again further down is read again', async () => {
      const query = '{ user(id: "vms/user/1") { login tickets { about { login } } } }';
      const about = { login: 'test@mail.com' };
      assert.deepEqual(await answerTo(query), {
        data: { user: { login: 'test@mail.com', tickets: [{ about }, { about }] } },
        arrivals: ['GET /api/admin/v1/users/1', 'GET /api/admin/v1/users/1'],
      });
    });

    it('ids, types and providers of users cost no call', async () => {
      const query = '{ ticket(id: "3") { about { __typename id provider { kind } } } }';
      const about = { __typename: 'OnAppUser', id: 'onapp/user/12', provider: { kind: 'ON_APP' } };
      assert.deepEqual(await answerTo(query), { data: { ticket: { about } }, arrivals: [] });
    });

    it('a ticket of an unknown user is returned as documented', async () => {
      const { data } = await ask('{ ticket(id: "4") { about { login } } }');
      assert.deepEqual(data, { ticket: router.oldTicket });
      assert.deepEqual(arrivals(), ['GET /users/99999.json']);
    });

    it('an updated user has its tickets, with one write', async () => {
      const query = `mutation {
        updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ann" } }) {
          ... on UserUpdated { user { displayName tickets { id } } }
        }
      }`;
      assert.deepEqual(await answerTo(query), {
        data: { updateUser: { user: { displayName: 'Ann Doe', tickets: [{ id: '3' }] } } },
        arrivals: ['GET /users/12.json', 'PUT /users/12.json'],
      });
    });

    it('a rejection by the provider is passed on unchanged', async () => {
      const direct = await send(federation.roster.url, REFUSAL, SHORT);
      const { status, data, errors, text } = await ask(REFUSAL, SHORT);
      assert.deepEqual([status, data, errors], [200, direct.data, []]);
      assert.match(text, /"issues":\[\{"path":\["input","onApp","password"\]/);
    });

    it('an error of a read keeps its code and path', async () => {
      const { status, data, errors } = await ask('{ who: user(id: "nonsense") { login } }');
      assert.deepEqual([status, data], [200, { who: null }]);
      const known = errors.map(({ path, extensions }) => [path, extensions['code']]);
      assert.deepEqual(known, [[['who'], 'BAD_USER_INPUT']]);
    });

    for (const { form, where, mutation, variables } of TWO_BRANCHES) {
      it(`refuses two branches as ${form} and sends nothing`, async () => {
        router.isRefused(await ask(mutation, variables), where);
        assert.deepEqual(arrivals(), []);
      });
    }

    it('only the router quotes an invalid value of a variable', async () => {
      const variables = { input: { onApp: { id: 'onapp/user/12', password: ['canary'] } } };
      assert.match((await ask(UPDATE, variables)).text, /canary/);
      assert.doesNotMatch((await send(federation.roster.url, UPDATE, variables)).text, /canary/);
    });

    it('refuses an expensive operation within a 200 and sends nothing', async () => {
      const accounts = 'billingInfo { billingId subscriptions { name } }';
      const { status, text } = await ask(
        `{ users(provider: "activeplatform", first: 25) { nodes { ... on ActivePlatformUser { ${accounts} } } } }`,
      );
      assert.equal(status, 200);
      assert.match(text, /UPSTREAM_CALLS_LIMIT/);
      assert.deepEqual(arrivals(), []);
    });

    it('does not forward the explain header', async () => {
      const header = { 'roster-explain': 'plan' };
      const { data, extensions } = await send(running.url, '{ providers { id } }', {}, header);
      assert.ok(data?.['providers']);
      assert.equal(extensions['roster'], undefined);
    });

    it('clients cannot request _service and _entities', async () => {
      for (const field of ['_service { sdl }', '_entities(representations: []) { __typename }']) {
        const { status, errors } = await ask(`{ ${field} }`);
        assert.equal(status, router.invalidStatus);
        assert.equal(errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
      }
    });

    it('contacts no host but this machine', () => {
      assert.deepEqual(running.askedHosts(), ['127.0.0.1']);
    });
  });
}
