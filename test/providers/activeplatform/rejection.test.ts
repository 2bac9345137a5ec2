import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toActivePlatformIssues } from '../../../src/providers/activeplatform/rejection.ts';
import { readErrorReport } from '../../../src/providers/kit/update/field-errors.ts';
import { JOHN, startOverAnswers, startOverPlatform } from '../../support/activeplatform/gateway.ts';
import { send, update } from '../../support/clients/graphql.ts';

const INPUT = {
  id: JOHN,
  firstName: 'John',
  customAttributes: [
    { key: 'age', value: '21' },
    { key: 'shoe', value: '44' },
  ],
};

const change = (members: object) => ({ activePlatform: { id: JOHN, ...members } });

/**
 * Returns the path below the branch, such as `firstName` or `customAttributes.1.key`; null if there
 * is none.
 */
const below = (path: readonly string[] | null | undefined) => {
  if (path == null) return null;
  assert.deepEqual(path.slice(0, 2), ['input', 'activePlatform']);
  return path.slice(2).join('.');
};

function issuesOf(document: unknown) {
  const fieldErrors = readErrorReport(document)?.fieldErrors ?? [];
  const redact = (text: string) => text;
  return toActivePlatformIssues({ kind: 'refused', fieldErrors, redact, httpStatus: 422 }, INPUT);
}

/** Returns the paths of the issues of a printed or invented body. */
function pathsOf(document: unknown): (string | null)[] {
  return issuesOf(document).map(({ path }) => below(path));
}

describe('toActivePlatformIssues', () => {
  it("finds the field that Rails' sentence begins with", () => {
    assert.deepEqual(pathsOf({ error: "First name can't be blank" }), ['firstName']);
    assert.deepEqual(pathsOf({ error: "Middle name can't be blank" }), ['middleName']);
    assert.deepEqual(pathsOf({ error: 'Last name is too long' }), ['lastName']);
    assert.deepEqual(pathsOf({ error: 'Password is too weak' }), ['password']);
    assert.deepEqual(pathsOf({ error: 'Custom attributes is invalid' }), ['customAttributes']);
  });

  it("finds the field that Grape's sentence begins with", () => {
    assert.deepEqual(pathsOf({ error: 'first_name is missing' }), ['firstName']);
    assert.deepEqual(pathsOf({ error: 'custom_attributes[1][key] is missing' }), [
      'customAttributes.1.key',
    ]);
    assert.deepEqual(pathsOf({ error: 'custom_attributes[0][value] is invalid' }), [
      'customAttributes.0.value',
    ]);
  });

  it('stops at the list for an index past its end', () => {
    assert.deepEqual(pathsOf({ error: 'custom_attributes[7][key] is missing' }), [
      'customAttributes',
    ]);
  });

  it('returns no path for keys that our input lacks', () => {
    assert.deepEqual(pathsOf({ error: 'Email has already been taken' }), [null]);
    assert.deepEqual(pathsOf({ error: 'toString is invalid' }), [null]);
    assert.deepEqual(pathsOf({ error: 'id[0] and all else' }), ['id']);
  });

  it('reads sentences, maps and the key `errors` alike', () => {
    const sentences = ["First name can't be blank", 'Password is too short'];
    assert.deepEqual(pathsOf({ error: sentences }), ['firstName', 'password']);
    assert.deepEqual(pathsOf({ errors: sentences }), ['firstName', 'password']);
    const map = { first_name: ["can't be blank", 'is too short'], base: ['No.'] };
    assert.deepEqual(pathsOf({ error: map }), ['firstName', 'firstName', null]);
    assert.deepEqual(pathsOf({ errors: { custom_attributes: { 1: { key: ['is bad'] } } } }), [
      'customAttributes.1.key',
    ]);
  });

  it('keeps the key of a map; a sentence has none', () => {
    const [keyed] = issuesOf({ errors: { base: ['No.'] } });
    assert.equal(keyed?.upstreamField, 'base');
    const [said] = issuesOf({ error: 'Password is too short' });
    assert.equal(said?.upstreamField, null);
  });
});

describe('a refusal of the simulated ActivePlatform', () => {
  const CASES = [
    [{ firstName: '' }, 'firstName', 'REQUIRED', "First name can't be blank"],
    [{ lastName: ' ' }, 'lastName', 'REQUIRED', "Last name can't be blank"],
    [
      { password: 'N;T@o' },
      'password',
      'TOO_SHORT',
      'Password is too short (minimum is 8 characters)',
    ],
  ] as const;

  for (const [members, path, rule, message] of CASES) {
    it(`has the path of the form's field: ${message}`, async () => {
      await using over = await startOverPlatform();
      const result = await update(over.url, change(members));
      assert.deepEqual([result.__typename, result.write], ['ValidationProblem', 'NOT_APPLIED']);
      assert.equal(result.origin?.httpStatus, 422);
      assert.deepEqual(result.issues, [
        { path: ['input', 'activePlatform', path], rule, message, upstreamField: null },
      ]);
    });
  }

  it('has the path of the attributes if one is undefined', async () => {
    await using over = await startOverPlatform();
    const customAttributes = [{ key: 'shoe', value: '44' }];
    const result = await update(over.url, change({ customAttributes }));
    assert.equal(result.__typename, 'ValidationProblem');
    assert.deepEqual(
      result.issues?.map(({ path, message }) => [below(path), message]),
      [['customAttributes', 'Custom attribute with key shoe is not defined']],
    );
  });

  it('finds the field although its name contains the password', async () => {
    await using over = await startOverPlatform();
    for (const password of ['a', 's', 'word', 'error']) {
      const { issues } = await update(over.url, change({ password }));
      assert.deepEqual(
        issues?.map(({ path, rule }) => [below(path), rule]),
        [['password', 'TOO_SHORT']],
      );
    }
  });

  it('does not occur if the installation validates nothing', async () => {
    await using over = await startOverPlatform({
      minPasswordLength: 0,
      unknownAttribute: 'ignored',
    });
    const customAttributes = [{ key: 'shoe', value: '44' }];
    const result = await update(over.url, change({ password: 'x', customAttributes }));
    assert.equal(result.__typename, 'UserUpdated');
  });

  it('is an AccessProblem if the manager may not write', async () => {
    await using over = await startOverPlatform({ managerMayWrite: false });
    const result = await update(over.url, change({ lastName: 'Roe' }));
    assert.deepEqual(
      [result.__typename, result.code, result.write, result.retry?.advice],
      ['AccessProblem', 'UPSTREAM_FORBIDDEN', 'NOT_APPLIED', 'ASK_OPERATOR'],
    );
  });
});

describe('a refusal that ActivePlatform may write', () => {
  const answering = (status: number, body: string) =>
    startOverAnswers((response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body),
    );

  it('redacts the password that the provider quotes', async () => {
    const password = 'canary "pass" wörd';
    await using over = await answering(422, JSON.stringify({ error: `${password} is weak` }));
    const result = await update(over.url, change({ password }));
    assert.deepEqual(
      result.issues?.map(({ message }) => message),
      ['[secret] is weak'],
    );
  });

  it('may also be a 400 with the one key `error`', async () => {
    await using over = await answering(400, '{"error":"last_name is missing"}');
    const result = await update(over.url, change({ lastName: 'Roe' }));
    assert.deepEqual([result.__typename, result.origin?.httpStatus], ['ValidationProblem', 400]);
    assert.deepEqual(result.issues?.[0]?.path, ['input', 'activePlatform', 'lastName']);
  });

  it('is no ValidationProblem if a 400 names no values', async () => {
    for (const body of ['', '<h1>Bad Request</h1>', '{}', '{"error":""}', '"error"']) {
      await using over = await answering(400, body);
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.deepEqual(
        [result.__typename, result.code, result.write],
        ['ProviderProblem', 'UPSTREAM_REJECTED', 'NOT_APPLIED'],
        body,
      );
    }
  });

  it('is a ValidationProblem without issues for an empty 422', async () => {
    for (const body of ['', '<h1>Unprocessable</h1>', '{}', '{"error":null}']) {
      await using over = await answering(422, body);
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.deepEqual([result.__typename, result.issues], ['ValidationProblem', []], body);
    }
  });

  it('R7: may also be a 200 or 201 with the one key `error`', async () => {
    for (const status of [200, 201]) {
      await using over = await answering(status, '{"error":"This action is forbidden"}');
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.deepEqual(
        [result.__typename, result.write, result.origin?.httpStatus],
        ['ValidationProblem', 'NOT_APPLIED', status],
      );
      assert.deepEqual(
        result.issues?.map(({ path, message }) => [path, message]),
        [[null, 'This action is forbidden']],
      );
    }
  });

  it('R7: is no refusal if a 200 has a user or no reason', async () => {
    const user = '{"id":2002986,"first_name":"John","last_name":"Roe","error":"Slow."}';
    for (const [body, type] of [
      [user, 'UserUpdated'],
      ['{"error":null}', 'ProviderProblem'],
      ['{"message":"Saved."}', 'ProviderProblem'],
    ] as const) {
      await using over = await answering(200, body);
      const { __typename } = await update(over.url, change({ lastName: 'Roe' }));
      assert.equal(__typename, type, body);
    }
  });

  it('R7: reads an unknown user as null by the documented sentence', async () => {
    const body = `{"error":"Couldn't find User with 'id'=2002986 "}`;
    await using over = await answering(200, body);
    const { data, errors } = await send(over.url, 'query ($id: ID!) { user(id: $id) { login } }', {
      id: JOHN,
    });
    assert.deepEqual([data, errors], [{ user: null }, []]);
  });

  it('R7: reads an unknown account as null by its sentence', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const [type, code] of [
      ['Account', undefined],
      ['User', 'UPSTREAM_CONTRACT'],
    ] as const) {
      await using over = await answering(200, `{"error":"Couldn't find ${type} with 'id'=7"}`);
      const { data, errors } = await send(over.url, query, { id: 'activeplatform/account/7' });
      assert.deepEqual(data, { node: null });
      assert.equal(errors[0]?.extensions['code'], code);
    }
  });

  it('R7: reports an unknown user of an update by that sentence', async () => {
    for (const [error, type] of [
      ["Couldn't find User with 'id'=2002986 ", 'NotFoundProblem'],
      ["Couldn't find Account with 'id'=2002986 ", 'ValidationProblem'],
      ["Owner can't be detached", 'ValidationProblem'],
    ] as const) {
      await using over = await answering(200, JSON.stringify({ error }));
      const result = await update(over.url, change({ lastName: 'Roe' }));
      assert.deepEqual([result.__typename, result.write], [type, 'NOT_APPLIED'], error);
    }
  });
});
