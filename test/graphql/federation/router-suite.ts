import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import { type Federation, startFederation } from '../../support/federation/federation.ts';
import { checkObservations, type Observations } from '../../support/federation/observations.ts';

/** A router that accepts connections. */
export interface Router extends AsyncDisposable {
  readonly url: string;
  /** The SDL that it serves. */
  readonly supergraph: string;
  /** Returns the hosts that the router, or its process, has tried to connect to so far. */
  readonly askedHosts: () => readonly string[];
}

/** A router with a supergraph. The ways in which clients see routers differ are observed and recorded. */
export interface RouterCase extends Pick<Observations, 'name' | 'composer'> {
  /** The name of the file with what was observed, without its ending. */
  readonly file: string;
  /** The settings that the router needs below `server`, beside `federation`. */
  readonly settings?: Observations['settings'];
  /** Whether it finds the type of a user that another subgraph knows only as a `User`; if absent, it does. */
  readonly resolvesInterfaces?: boolean;
  readonly start: (federation: Federation) => Promise<Router>;
}

const UPDATE = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }';

const FIRST = { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' };
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
      'mutation { updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED }, onApp: { id: "onapp/user/12", firstName: "A" } }) { __typename } }',
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
    ... on Problem { code message write retry { advice } origin { provider { id } httpStatus } }
    ... on ValidationProblem { issues { path rule message upstreamField } }
  }
}`;

const SHORT = { password: 'qwe12' };

/** Five users: one more than `limits.upstreamCalls` of the federation allows. */
const PEOPLE = ['vms/user/1', 'onapp/user/12', 'onapp/user/13', 'onapp/user/17', 'onapp/user/21'];

const codesOf = ({ errors }: GraphqlAnswer) =>
  [...new Set(errors.map(({ extensions }) => String(extensions?.['code'] ?? 'no code')))].join(
    ', ',
  );

/** Says who refused a request: only Roster adds the id of the request. */
const byWhom = ({ errors }: GraphqlAnswer) =>
  errors.some(({ extensions }) => extensions?.['requestId'] !== undefined)
    ? 'Roster'
    : 'the router';

const refusedBy = (response: GraphqlAnswer) =>
  `${response.status}, \`${codesOf(response)}\` by ${byWhom(response)}`;

/** Describes the tests of every router in front of Roster and a help desk. */
export function describeRouter(router: RouterCase): void {
  const { file, name, composer, settings = {}, resolvesInterfaces = true } = router;
  describe(`Behind ${name}, composed by ${composer ?? 'itself'}`, () => {
    let federation: Federation;
    let running: Router;
    const observed: Record<string, string> = {};
    before(async () => {
      federation = await startFederation(settings);
      running = await router.start(federation);
      const isKept = /input UpdateUserInput[^{]*@oneOf/.test(running.supergraph);
      observed['oneOf'] = isKept ? 'kept' : 'lost';
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

    if (resolvesInterfaces) describeReferences();
    else {
      it('does not find the type of a user, and asks nothing', async () => {
        const response = await ask('{ ticket(id: "1") { about { login } } }');
        assert.deepEqual([response.data, arrivals()], [{ ticket: null }, []]);
        observed['reference'] = `the field fails: \`${codesOf(response)}\``;
      });
    }

    it('an updated user has its tickets, with one write', async () => {
      const query = `mutation {
        updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ann" } }) {
          ... on UserUpdated { user { name tickets { id } } }
        }
      }`;
      assert.deepEqual(await answerTo(query), {
        data: { updateUser: { user: { name: 'Ann Doe', tickets: [{ id: '3' }] } } },
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
        const response = await ask(mutation, variables);
        assert.equal(response.data?.['updateUser'] ?? null, null);
        assert.match(response.text, /exactly one|oneOf/i);
        assert.deepEqual(arrivals(), []);
        observed[where === 'document' ? 'twoInDocument' : 'twoInVariable'] = refusedBy(response);
      });
    }

    it('Roster does not quote an invalid value of a variable', async () => {
      const variables = { input: { onApp: { id: 'onapp/user/12', password: ['canary'] } } };
      const { text } = await ask(UPDATE, variables);
      assert.doesNotMatch((await send(federation.roster.url, UPDATE, variables)).text, /canary/);
      observed['quotedValue'] = text.includes('canary') ? 'quoted by the router' : 'not quoted';
    });

    it('keeps the code of an operation that is too expensive', async () => {
      const accounts = 'billingInfo { billingId subscriptions { nodes { name } } }';
      const response = await ask(
        `{ users(provider: "activeplatform", first: 25) { nodes { ... on ActivePlatformUser { ${accounts} } } } }`,
      );
      assert.equal(codesOf(response), 'UPSTREAM_CALLS_LIMIT');
      assert.deepEqual(arrivals(), []);
      observed['tooExpensive'] = refusedBy(response);
    });

    it('keeps the code of a refusal before GraphQL', async () => {
      // Larger than limits.requestBytes: 413 without federation.
      const query = 'query ($id: ID!) { user(id: $id) { login } }';
      const response = await ask(query, { id: 'x'.repeat(70_000) });
      assert.equal(codesOf(response), 'BAD_REQUEST');
      observed['tooLarge'] = refusedBy(response);
    });

    it('sends an update that fails once', async () => {
      const onapp = federation.roster.simulated.find(
        ({ configuration }) => configuration.key === 'onapp',
      );
      onapp?.simulators[0]?.inject({ kind: 'status', times: 1, status: 500, method: 'PUT' });
      const query = `mutation {
        updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ann" } }) {
          __typename ... on Problem { code write }
        }
      }`;
      const { data } = await ask(query);
      const problem = { __typename: 'ProviderProblem', code: 'UPSTREAM_FAILED', write: 'UNKNOWN' };
      assert.deepEqual(data, { updateUser: problem });
      assert.equal(arrivals().filter((arrival) => arrival.startsWith('PUT ')).length, 1);
    });

    it('does not forward the explain header', async () => {
      const header = { 'roster-explain': 'plan' };
      const { data, extensions } = await send(running.url, '{ providers { id } }', {}, header);
      assert.ok(data?.['providers']);
      assert.equal(extensions['roster'], undefined);
    });

    it('clients cannot request _service and _entities', async () => {
      const invalid = await ask('{ nothing }');
      assert.equal(byWhom(invalid), 'the router');
      observed['invalid'] = refusedBy(invalid);
      for (const field of ['_service { sdl }', '_entities(representations: []) { __typename }']) {
        const response = await ask(`{ ${field} }`);
        assert.deepEqual([response.data, refusedBy(response)], [null, refusedBy(invalid)]);
      }
    });

    it('contacts no host but this machine', () => {
      assert.deepEqual(running.askedHosts(), ['127.0.0.1']);
    });

    it('is as docs/scaling.md says', () => {
      checkObservations(file, { name, composer, settings, observed });
    });

    /** What a router does with a user to whom another subgraph refers. */
    function describeReferences(): void {
      it('a ticket has its user, with fields of the provider', async () => {
        const query =
          '{ ticket(id: "1") { about { login ... on VmsUser { cameras { nodes { name } } } } } }';
        const about = { login: 'test@mail.com', cameras: { nodes: [{ name: 'Main gate' }] } };
        assert.deepEqual(await answerTo(query), {
          data: { ticket: { about } },
          arrivals: ['GET /api/admin/v1/users/1'],
        });
        observed['reference'] = 'resolved';
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
        const about = {
          __typename: 'OnAppUser',
          id: 'onapp/user/12',
          provider: { kind: 'ON_APP' },
        };
        assert.deepEqual(await answerTo(query), { data: { ticket: { about } }, arrivals: [] });
      });

      it('a ticket of an unknown user is returned as documented', async () => {
        const { data } = await ask('{ ticket(id: "4") { about { login } } }');
        const { ticket = null } = data ?? {};
        const isKnown = JSON.stringify(ticket) === '{"about":{"login":null}}';
        assert.ok(isKnown || ticket === null, JSON.stringify(data));
        observed['missingUser'] = isKnown ? 'an object whose fields are null' : 'the field fails';
        assert.deepEqual(arrivals(), ['GET /users/99999.json']);
      });

      it('reads entities up to the budget', async () => {
        const query =
          'query ($people: [ID!]!) { incidents(people: $people) { affected { login } } }';
        const response = await ask(query, { people: PEOPLE });
        const logins = ['test@mail.com', 'john.doe', 'jane.doe', 'tess'];
        const affected = logins.map((login) => ({ affected: { login } }));
        assert.deepEqual(Object.values(response.data?.['incidents'] ?? {}).slice(0, 4), affected);
        assert.equal(arrivals().length, 4);
        const errors = response.errors.map(
          ({ path, extensions }) => `\`${extensions['code']}\` at \`${path?.join('.')}\``,
        );
        assert.ok(errors.every((error) => error.startsWith('`FANOUT_LIMIT`')));
        observed['beyondBudget'] = errors.join(', ') || 'null without an error';
      });
    }
  });
}
