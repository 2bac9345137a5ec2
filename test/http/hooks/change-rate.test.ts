import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SimulatedInstallation } from '@roster/simulators/installation.ts';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import type { UpdateAnswer } from '../../support/clients/graphql.ts';
import { type RatedGateway, startRated } from '../../support/gateway/rated-gateway.ts';

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on Problem { code write retry { advice afterSeconds } origin { httpStatus } }
  }
}`;

async function startChanged(perCaller = {}) {
  const simulated = await startSimulators();
  const providers = toProviderSettings(simulated);
  const gateway = await startRated({ providers, perCaller, now: () => 45_000 });
  return {
    gateway,
    changes: () => changesAt(simulated),
    [Symbol.asyncDispose]: async () => {
      await gateway[Symbol.asyncDispose]();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}

const changesAt = (simulated: readonly SimulatedInstallation[]) =>
  simulated
    .flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal))
    .filter(({ method }) => ['PATCH', 'PUT'].includes(method)).length;

async function change({ ask }: RatedGateway, caller: string, input: object): Promise<UpdateAnswer> {
  const { data, errors } = await ask(caller, UPDATE, { input });
  assert.deepEqual(errors, []);
  // The operation above selects these fields.
  return data?.['updateUser'] as UpdateAnswer;
}

const guess = (login: string, at: number) => ({
  vmsBilling: { user: { login: { login } }, password: `guess-${at}-Aa1!` },
});

describe('Rate limit of mutations', () => {
  test('M17: stops changes of many users by one caller', async () => {
    await using changed = await startChanged({ perMinute: 0 });
    const { gateway } = changed;
    const responses: UpdateAnswer[] = [];
    for (let n = 0; n < 200; n += 1) {
      const input = { onApp: { id: `onapp/user/${n + 100}`, firstName: 'X' } };
      responses.push(await change(gateway, 'thief', input));
    }
    const limited = responses.filter(({ code }) => code === 'RATE_LIMITED');
    assert.equal(limited.length, 170);
    assert.deepEqual(limited[0], {
      __typename: 'ThrottledProblem',
      code: 'RATE_LIMITED',
      write: 'NOT_APPLIED',
      retry: { advice: 'SEND_AGAIN', afterSeconds: 15 },
      origin: { httpStatus: null },
    });
    assert.equal(changed.changes(), 30);
    assert.deepEqual(gateway.reported, ['thief mutationsPerMinute']);
    const input = { onApp: { id: 'onapp/user/12', firstName: 'X' } };
    assert.equal((await change(gateway, 'ann', input)).__typename, 'UserUpdated');
  });

  test('B19: stops changes of one user sooner, however it is named', async () => {
    await using changed = await startChanged();
    const { gateway } = changed;
    const codes: unknown[] = [];
    for (let n = 0; n < 29; n += 1) {
      const login = ['test@mail.com', ' Test@Mail.com', 'ＴＥＳＴ@mail.com'][n % 3] ?? '';
      codes.push((await change(gateway, 'thief', guess(login, n))).code);
    }
    assert.equal(codes.filter((code) => code === 'RATE_LIMITED').length, 24);
    assert.equal(changed.changes(), 5);
    const other = { onApp: { id: 'onapp/user/12', firstName: 'X' } };
    assert.equal((await change(gateway, 'thief', other)).__typename, 'UserUpdated');
  });

  test('B19: refuses 100 aliases of a document and counts 15', async () => {
    await using changed = await startChanged();
    const { gateway } = changed;
    const tries = (count: number) =>
      `mutation ($guess: String) { ${Array.from({ length: count }, (_none, at) => `a${at}: updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, password: $guess } }) { __typename }`).join(' ')} }`;
    const guess = { guess: 'guess-1-Aa1!' };
    const refused = await gateway.ask('thief', tries(100), guess);
    assert.deepEqual(
      [refused.status, refused.errors[0]?.extensions['code']],
      [400, 'DOCUMENT_LIMIT'],
    );
    assert.equal(changed.changes(), 0);
    const { data } = await gateway.ask('thief', tries(15), guess);
    const throttled = Object.values(data ?? {}).filter(
      (response) => (response as UpdateAnswer).__typename === 'ThrottledProblem',
    );
    assert.equal(throttled.length, 10);
    assert.equal(changed.changes(), 5);
  });
});
