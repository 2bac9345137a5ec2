import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Fault } from '@roster/simulators/core/fault.ts';
import { isInputObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import type { ApiAdapter } from '../../conformance/adapters/api-adapter.ts';
import { ADAPTERS, type BranchAdapter } from '../../conformance/adapters/registry.ts';
import { countByEndpoint, type PlanLine, plan, trace } from '../../support/clients/explain.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { randomFrom, randomOperation } from '../../support/schema/random-operation.ts';
import { IS_THOROUGH, repetitions } from '../../support/values/thorough.ts';

const OPERATIONS = repetitions(30);

const schema = createSchema();

const MUTATION = {
  mutation: 'mutation ($input: UpdateUserInput!, $key: ID)',
  roots: ['updateUser(input: $input, idempotencyKey: $key)'],
  args: {
    'OnAppUser.monthlyBills': '(year: 2025)',
    'Intercom.flats': '(first: 2)',
    'Intercom.keys': '(first: 2)',
  },
};

type Input = Readonly<Record<string, unknown>>;

/** Returns a precondition that holds, or one that does not. */
type Condition = (user: Input | null, holds: boolean) => unknown;

/** By the field that has the precondition. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  ifUpdatedAt: (user, holds) => (holds ? user?.['updatedAt'] : '2001-01-01T00:00:00Z'),
  ifPermissionIds: (user, holds) =>
    holds ? ((user?.['permissions'] ?? []) as readonly Input[]).map(({ id }) => id) : ['1'],
};

/** By branch: fields for which the gateway has to look something up. */
const LOOKUPS: Readonly<Record<string, readonly Input[]>> = {
  vmsAdmin: [
    { permissions: { names: ['archives-show'] } },
    { permissions: { names: ['archives-show', 'archives-preview-download'] } },
    { permissions: { names: ['nobody-knows-this'] } },
  ],
  vmsBilling: [{ permissionsToAttach: ['archives-show'] }, { permissionsToDetach: ['nobody'] }],
};

const WRITE_FAULTS: readonly Fault[] = [
  { kind: 'status', status: 404 },
  { kind: 'status', status: 422, body: '{"errors":{"any_key":["no"]}}' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 200, body: '{}', applies: true },
  { kind: 'nonsense', applies: true },
  { kind: 'cut' },
  { kind: 'reset' },
  { kind: 'reset', applies: true },
];

const READ_FAULTS: readonly Fault[] = [
  { kind: 'status', status: 404 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 500, times: 2 },
  { kind: 'nonsense' },
  { kind: 'nonsense', body: '[]' },
  { kind: 'cut' },
];

/** Selects nothing that needs another call, so that the plan has only the calls of the update. */
const NARROW = `${MUTATION.mutation} {
  updateUser(input: $input, idempotencyKey: $key) { __typename ... on UserUpdated { user { id } } }
}`;

const sum = (lines: readonly PlanLine[]) => lines.reduce((total, { count }) => total + count, 0);

/** Sends updates to one API, and compares what arrives with the plan. */
class Comparison {
  readonly #demo: Demo;
  readonly #the: BranchAdapter;
  /** The number of calls that were compared. */
  compared = 0;
  readonly results = new Set<string>();

  constructor(demo: Demo, the: BranchAdapter) {
    this.#demo = demo;
    this.#the = the;
  }

  /** Fails if the operation sends a call that its plan does not contain. */
  async compare(query: string, variables: Input, faults: readonly Fault[]): Promise<void> {
    const simulators = this.#demo.installationOf(this.#the.provider).simulators;
    const about = `${JSON.stringify({ variables, faults })}: ${query}`;
    for (const simulator of simulators) simulator.clearJournal();
    const planned = await plan(this.#demo.url, query, variables);
    assert.deepEqual([this.#arrivals(), planned.data, planned.errors], [[], null, []], about);
    const lines = planned.plan ?? [];

    for (const fault of faults) for (const simulator of simulators) simulator.inject(fault);
    const { errors, trace: made, data } = await trace(this.#demo.url, query, variables);
    for (const simulator of simulators) simulator.clearFaults();
    const codes = errors.map(({ extensions }) => extensions['code']);
    assert.ok(!codes.includes('INTERNAL_SERVER_ERROR'), about);

    const most = countByEndpoint(lines);
    for (const [endpoint, count] of Object.entries(countByEndpoint(made))) {
      const limit = most[endpoint] ?? 0;
      assert.ok(count <= limit, `${endpoint}: planned ${limit}, made ${count}; ${about}`);
    }
    assert.ok(sum(made) <= sum(lines), about);
    // Nothing arrives that the trace does not show. Only reads are attempted again.
    const attempts = made.reduce((total, line) => total + (line.shared ? 0 : line.attempts), 0);
    assert.equal(this.#arrivals().length, attempts, about);
    const writes = lines.filter(({ method }) => method === this.#the.method);
    assert.ok(this.#arrivals(this.#the.method).length <= sum(writes), about);
    this.compared += made.length;
    for (const result of Object.values(data ?? {}))
      this.results.add((result as { readonly __typename: string } | null)?.__typename ?? 'null');
  }

  /** Returns the paths that were requested, without sign-ins. */
  #arrivals(only?: string): string[] {
    return this.#demo
      .installationOf(this.#the.provider)
      .simulators.flatMap(({ journal }) => journal)
      .filter(({ method, path }) => !path.endsWith('/auth/token') && method === (only ?? method))
      .map(({ path }) => path);
  }
}

function startDemoFor({ provider, isXml = false }: ApiAdapter): Promise<Demo> {
  return startDemo({
    settings: { limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 } },
    providers: isXml ? { [provider]: { format: 'xml' } } : {},
    // An open circuit breaker would send nothing.
    everyApi: { breaker: false },
  });
}

/** Creates an input for the user as it is now. */
type CreateInput = (user: Input | null) => object;

/** Returns the inputs of a branch, some of which are refused. */
function createInputs(the: BranchAdapter): readonly CreateInput[] {
  const { branch, provider, accepted, refused, unknownUser, password, inputFor } = the;
  const changed = [...inputFields(accepted.input, branch), ...(LOOKUPS[branch] ?? [])];
  const [base = {}] = changed;
  const inputs = [
    ...[accepted.input, refused.input, unknownUser, ...(password ? [password.input] : [])],
    ...[inputFor(provider, 7), inputFor(provider, 8, true)],
    ...changed.map((fields) => ({ [branch]: { ...base, ...fields } })),
  ];
  const conditions = preconditionsOf(branch).flatMap((name) =>
    [true, false].map((holds) => (user: Input | null) => ({
      [name]: CONDITIONS[name]?.(user, holds),
    })),
  );
  return [
    ...inputs.map((input) => () => input),
    ...changed.flatMap((fields) =>
      conditions.map(
        (condition): CreateInput =>
          (user) => ({
            [branch]: { ...base, ...fields, ...condition(user) },
          }),
      ),
    ),
  ];
}

/** Returns no fault and every fault of a write; if this run is not thorough, one of these for each input in turn. */
function chooseFaults(at: number, { method }: BranchAdapter): readonly (readonly Fault[])[] {
  const all = [[], ...WRITE_FAULTS.map((fault) => [{ ...fault, method }])];
  const turn = at % all.length;
  return IS_THOROUGH ? all : all.slice(turn, turn + 1);
}

async function readUser({ url }: Demo, { accepted }: BranchAdapter): Promise<Input | null> {
  const query = 'query ($id: ID!) { user(id: $id) { updatedAt permissions { id } } }';
  const { data } = await send(url, query, { id: accepted.user.id });
  return data?.['user'] as Input | null;
}

const inputFields = (input: object, branch: string) =>
  Object.entries(input).flatMap(([name, fields]) => (name === branch ? [fields as Input] : []));

/** Returns the fields of a branch that have a precondition. */
function preconditionsOf(branch: string): readonly string[] {
  const input = schema.getType('UpdateUserInput');
  assert.ok(isInputObjectType(input));
  const type = input.getFields()[branch]?.type;
  assert.ok(isInputObjectType(type));
  return Object.keys(type.getFields()).filter((name) => /^if[A-Z]/.test(name));
}

const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

describe('Plan of updateUser', () => {
  for (const the of ADAPTERS) {
    // With a key more is read after a fault; the random updates below combine faults with no key.
    it(`names every call of every input without a key at ${the.name}`, async () => {
      await using demo = await startDemoFor(the);
      const comparison = new Comparison(demo, the);
      for (const createInput of createInputs(the)) {
        const input = createInput(await readUser(demo, the));
        await comparison.compare(NARROW, { input, key: null }, []);
      }
    });

    it(`names every call of every input and fault at ${the.name}`, async () => {
      await using demo = await startDemoFor(the);
      const comparison = new Comparison(demo, the);
      for (const [at, createInput] of createInputs(the).entries()) {
        for (const faults of chooseFaults(at, the)) {
          const variables = { input: createInput(await readUser(demo, the)), key: randomUUID() };
          await comparison.compare(NARROW, variables, faults);
          await comparison.compare(NARROW, variables, []);
        }
      }
    });

    it(`names every call of random updates at ${the.name} (SEED=${seed})`, async () => {
      await using demo = await startDemoFor(the);
      const random = randomFrom(seed);
      const choose = <T>(all: readonly T[]): T | undefined =>
        all[Math.floor(random() * all.length)];
      const chooseFault = (likelihood: number, all: readonly Fault[], method: string) => {
        const fault = random() < likelihood ? choose(all) : undefined;
        return fault === undefined ? [] : [{ ...fault, method }];
      };
      const inputs = createInputs(the);
      const comparison = new Comparison(demo, the);
      for (let n = 0; n < OPERATIONS; n += 1) {
        const query = randomOperation(schema, { ...MUTATION, random });
        const input = choose(inputs)?.(await readUser(demo, the));
        const key = random() < 0.6 ? randomUUID() : null;
        const faults = [
          ...chooseFault(0.5, WRITE_FAULTS, the.method),
          ...chooseFault(0.3, READ_FAULTS, 'GET'),
        ];
        await comparison.compare(query, { input, key }, faults);
        // The repetition of a key shows the stored result, or settles an unknown one.
        if (key !== null) await comparison.compare(query, { input, key }, []);
      }
      assert.ok(comparison.compared > OPERATIONS / 2, `compared ${comparison.compared}`);
      const { results } = comparison;
      // A quarter of the operations may have fewer results.
      if (IS_THOROUGH) assert.ok(results.has('UserUpdated') && results.size > 2);
    });
  }

  it('compares every precondition of the schema', () => {
    const names = ADAPTERS.flatMap(({ branch }) => preconditionsOf(branch));
    assert.deepEqual(new Set(names), new Set(Object.keys(CONDITIONS)));
  });
});
