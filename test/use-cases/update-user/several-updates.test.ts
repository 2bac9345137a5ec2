import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { startOverAnswers as startOverPlatformAnswers } from '../../support/activeplatform/gateway.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { startOverAnswers as startOverPanelAnswers } from '../../support/onapp/gateway.ts';
import { aWhile, until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { requireMember } from '../../support/values/json-property.ts';
import { startAnsweredVms } from '../../support/vms/gateway.ts';

const OUTCOME = `{
  __typename
  ... on Problem { code write origin { provider { id } } }
  ... on UserUpdated { user { id name } }
}`;

/** One document with several updates, in the order of their aliases. */
async function updateAll(url: string, inputs: Readonly<Record<string, object>>) {
  const aliases = Object.keys(inputs);
  const variables = aliases.map((alias) => `$${alias}: UpdateUserInput!`).join(', ');
  const fields = aliases.map((alias) => `${alias}: updateUser(input: $${alias}) ${OUTCOME}`);
  const { data, errors } = await send(
    url,
    `mutation (${variables}) { ${fields.join(' ')} }`,
    inputs,
  );
  // The operation selects these fields.
  const responses = data as Readonly<Record<string, Answer | null>>;
  return { responses: aliases.map((alias) => responses[alias]), errors };
}

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly write?: string;
  readonly user?: { readonly id: string; readonly name: string | null };
}

describe('Several updates in one document', () => {
  let demo: Demo;
  beforeEach(async () => {
    demo = await startDemo();
  });
  afterEach(() => demo[Symbol.asyncDispose]());

  const simulator = (key: string) => {
    const found = demo.simulated.find(({ configuration }) => configuration.key === key);
    const [first] = found?.simulators ?? [];
    assert.ok(first !== undefined);
    return first;
  };
  const writes = () =>
    ['vms', 'activeplatform', 'onapp'].map((key) =>
      simulator(key)
        .journal.filter(({ method }) => method !== 'GET')
        .map(({ method }) => method),
    );

  it('M7: report each outcome, and are neither repeated nor reverted', async () => {
    simulator('activeplatform').inject({ kind: 'status', status: 503, method: 'PUT' });
    const { responses, errors } = await updateAll(demo.url, {
      a: { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' } },
      b: { activePlatform: { id: 'activeplatform/user/2002986', lastName: 'Roe' } },
      c: { onApp: { id: 'onapp/user/12', lastName: 'Roe' } },
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(
      responses.map((result) => [result?.__typename, result?.write]),
      [
        ['UserUpdated', undefined],
        ['ProviderProblem', 'UNKNOWN'],
        ['UserUpdated', undefined],
      ],
    );
    assert.deepEqual(writes(), [['PATCH'], ['PUT'], ['PUT']]);
    const { data } = await send(
      demo.url,
      '{ vms: user(id: "vms/user/1") { status } onApp: user(id: "onapp/user/12") { name } }',
    );
    assert.deepEqual(data, { vms: { status: 'BLOCKED' }, onApp: { name: 'John Roe' } });
  });

  it('M9: run in document order, also after a failure', async () => {
    const change = (lastName: string) => ({ onApp: { id: 'onapp/user/12', lastName } });
    simulator('onapp').inject({ kind: 'status', status: 500, method: 'PUT' });
    const { responses, errors } = await updateAll(demo.url, {
      z: change('First'),
      y: { onApp: { id: 'nonsense', lastName: 'Never' } },
      x: change('Third'),
      w: { onApp: { id: 'onapp/user/12', password: 'short' } },
      v: change('Fifth'),
    });
    assert.deepEqual(
      responses.map((result) => result?.__typename),
      ['ProviderProblem', undefined, 'UserUpdated', 'ValidationProblem', 'UserUpdated'],
    );
    assert.deepEqual(
      errors.map(({ path }) => path),
      [['y']],
    );
    const sent = simulator('onapp').journal.filter(({ method }) => method === 'PUT');
    assert.deepEqual(
      sent.map(({ body }) => JSON.parse(body).user),
      [
        { last_name: 'First' },
        { last_name: 'Third' },
        { password: 'short' },
        { last_name: 'Fifth' },
      ],
    );
  });
});

/**
 * One user at an upstream for which the test writes every response: the change, and the data of a
 * read or a write.
 */
interface OneUser {
  readonly branch: string;
  readonly start: (
    result: Parameters<typeof startOverPanelAnswers>[0],
  ) => Promise<AsyncDisposable & { readonly url: string; readonly arrivals: Arrivals }>;
  readonly change: (n: number) => object;
  readonly shown: object;
  /** The body of a rejection of that upstream. */
  readonly refusal: object;
}

type Arrivals = readonly { readonly method: string; readonly body: string }[];

const USERS: readonly OneUser[] = [
  {
    branch: 'vmsBilling',
    start: startAnsweredVms,
    change: (n) => ({ user: { login: { login: 'ann' } }, password: `password-${n}` }),
    shown: { id: 5, login: 'ann' },
    refusal: { errors: { password: ['is wrong'] } },
  },
  {
    branch: 'vmsAdmin',
    start: startAnsweredVms,
    change: (n) => ({ id: 'vms/user/5', permissions: { ids: [`${n}`] } }),
    shown: { id: 5, login: 'ann' },
    refusal: { errors: { permissions: ['is wrong'] } },
  },
  {
    branch: 'activePlatform',
    start: startOverPlatformAnswers,
    change: (n) => ({ id: 'activeplatform/user/5', password: `password-${n}` }),
    shown: { id: 5, status: 'active' },
    refusal: { error: 'Password is wrong' },
  },
  {
    branch: 'onApp',
    start: startOverPanelAnswers,
    change: (n) => ({ id: 'onapp/user/5', password: `password-${n}` }),
    shown: { user: { id: 5 } },
    refusal: { errors: { password: ['is wrong'] } },
  },
];

describe('Two updates of one user in one document', () => {
  for (const { branch, start, change, shown, refusal } of USERS) {
    it(`M8: run serially through ${branch}, each with its outcome`, async () => {
      const first = Promise.withResolvers<void>();
      await using here = await start(async (response, { method }) => {
        const written = here.arrivals.filter((arrival) => arrival.method !== 'GET').length;
        if (method === 'GET' || written > 1) return answerAs(response, branch, method, shown);
        await first.promise;
        sendJson(response, 422, refusal);
      });
      const answering = updateAll(here.url, {
        a: { [branch]: change(1) },
        b: { [branch]: change(2) },
      });
      await until(() => here.arrivals.length === 1);
      await aWhile();
      assert.equal(here.arrivals.length, 1);
      first.resolve();
      const { responses, errors } = await answering;
      assert.deepEqual(errors, []);
      assert.deepEqual(
        responses.map((result) => result?.__typename),
        ['ValidationProblem', 'UserUpdated'],
      );
      const sent = here.arrivals.filter(({ method }) => method !== 'GET').map(({ body }) => body);
      assert.equal(new Set(sent).size, 2);
      assert.equal(sent.length, 2);
    });
  }

  it('M11: show the state of the provider after each one', async () => {
    let held = 'ROE';
    await using here = await startOverPlatformAnswers((response, { method, body }) => {
      if (method === 'PUT')
        held = String(requireMember(JSON.parse(body), 'last_name')).toUpperCase();
      sendJson(response, 200, { id: 5, last_name: held, status: 'active' });
    });
    const { responses } = await updateAll(here.url, {
      a: { activePlatform: { id: 'activeplatform/user/5', lastName: 'Doe' } },
      b: { activePlatform: { id: 'activeplatform/user/5', lastName: 'Moe' } },
    });
    assert.deepEqual(
      responses.map((result) => result?.user?.name),
      ['DOE', 'MOE'],
    );
  });

  it('M11: show a name that the panel changed', async () => {
    let held = 'ROE';
    await using here = await startOverPanelAnswers((response, { method, body }) => {
      if (method === 'GET') return sendJson(response, 200, { user: { id: 5, last_name: held } });
      held = String(requireMember(JSON.parse(body), 'user.last_name')).toUpperCase();
      response.writeHead(204).end();
    });
    const { responses } = await updateAll(here.url, {
      a: { onApp: { id: 'onapp/user/5', lastName: 'Doe' } },
      b: { onApp: { id: 'onapp/user/5', lastName: 'Moe' } },
    });
    assert.deepEqual(
      responses.map((result) => result?.user?.name),
      ['DOE', 'MOE'],
    );
  });
});

function answerAs(
  response: Parameters<typeof sendJson>[0],
  branch: string,
  method: string,
  shown: object,
): void {
  if (branch === 'onApp' && method !== 'GET') response.writeHead(204).end();
  else sendJson(response, 200, shown);
}
