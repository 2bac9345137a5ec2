import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildSchema, isInputObjectType } from 'graphql';
import { readSource } from '../../../test/support/files/sources.ts';
import { type Demo, startDemo } from '../../../test/support/gateway/demo.ts';
import { ListUsersDocument, UpdateThroughOnAppDocument } from '../src/generated/documents.ts';
import { createRedaction, SECRET_INPUTS } from '../src/redact-error.ts';
import { createRosterClient, type RosterClient } from '../src/roster-client.ts';
import { RosterError } from '../src/roster-error.ts';

const PASSWORD = 'correct horse "battery"';
const INPUT = { onApp: { id: 'onapp/user/12', lastName: 'Doe of Value', password: PASSWORD } };
const HIDDEN = /is left out because it contains a sent value/;

/** Returns the message that is left of one of a server, for these variables. */
const messageFor = (variables: unknown, message: string, isOwn: boolean, extensions = {}) =>
  createRedaction(variables)({ message, extensions }, isOwn).message;

describe('Errors of Roster', () => {
  let demo: Demo;
  let client: RosterClient;
  before(async () => {
    demo = await startDemo();
    client = createRosterClient({ url: `${demo.url}/graphql` });
  });
  after(() => demo[Symbol.asyncDispose]());

  const listWith = async (variables: { readonly provider: string; readonly search?: string }) =>
    (await client.execute(ListUsersDocument, variables)).errors.map(({ message }) => message);

  it('keep their messages if a value is one of their words', async () => {
    for (const search of ['user', 'words']) {
      assert.deepEqual(await listWith({ provider: 'activeplatform', search }), [
        'activeplatform offers no search by words, only by a whole e-mail address.',
      ]);
    }
    const fault = { kind: 'status', status: 500, method: 'GET', times: 2 } as const;
    demo.installationOf('onapp').simulators[0]?.inject(fault);
    assert.deepEqual(await listWith({ provider: 'onapp' }), ['onapp: request failed.']);
    const input = { id: 'onapp/user/12', lastName: 'value', suspendAt: 'tomorrow' };
    const error = await client
      .execute(UpdateThroughOnAppDocument, { input })
      .catch((reason: unknown) => reason);
    assert.ok(error instanceof RosterError);
    assert.match(error.message, /^Variable "\$input" got an invalid value at "input\.suspendAt"\./);
  });
});

describe('createRedaction', () => {
  /** What a server between makes of an error of Roster: graphql-request has the whole request in its messages. */
  const repeat = (input: object) => `X: ${JSON.stringify({ request: { variables: { input } } })}`;
  const repeatTwice = (input: object) => `X: ${JSON.stringify({ body: JSON.stringify(input) })}`;

  it('hides values in a message with copied extensions', () => {
    for (const input of [{ password: PASSWORD }, { name: 'a "Doe"' }, { id: 'onapp/user/12' }]) {
      for (const isOwn of [true, false]) {
        assert.match(messageFor({ input }, repeat(input), isOwn), HIDDEN);
        assert.match(messageFor({ input }, repeatTwice(input), isOwn), HIDDEN);
      }
    }
  });

  it('hides a secret wherever it occurs', () => {
    for (const isOwn of [true, false]) {
      for (const message of ['not 1234!', 'a1234', '"1234"']) {
        assert.match(messageFor({ input: { password: '1234' } }, message, isOwn), HIDDEN);
      }
    }
  });

  it('hides a value anywhere in an error of another server', () => {
    assert.match(messageFor({ name: 'Doe Roe' }, 'nobody named Doe Roe', false), HIDDEN);
    assert.match(messageFor({ pin: 123456 }, 'not 123456', false), HIDDEN);
    assert.equal(messageFor({ name: 'Doe Roe' }, 'not allowed', false), 'not allowed');
  });

  it('keeps the key of the provider that a router passes on', () => {
    const message = 'onapp: request failed.';
    const variables = { provider: 'onapp' };
    assert.equal(messageFor(variables, message, false, { provider: 'onapp' }), message);
    assert.match(messageFor(variables, message, false), HIDDEN);
  });

  it('hides values in extensions, at any depth', () => {
    const exception = { variables: [{ text: `of ${PASSWORD}` }], stack: [repeat(INPUT)], line: 12 };
    const extensions = { code: 'FORBIDDEN', exception, inputPath: ['input', 'onApp'] };
    for (const isOwn of [true, false]) {
      const redacted = createRedaction({ input: INPUT })({ message: 'x', extensions }, isOwn);
      assert.deepEqual(redacted.extensions, {
        ...extensions,
        exception: { variables: [{ text: '[left out]' }], stack: ['[left out]'], line: 12 },
      });
    }
  });

  it('survives extensions of any depth', () => {
    let deep: object = { text: PASSWORD };
    for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
    const { extensions } = createRedaction(INPUT)({ message: 'x', extensions: { deep } }, false);
    assert.ok(!JSON.stringify(extensions).includes('horse'));
  });

  it('knows every secret input of the schema', () => {
    const schema = buildSchema(readSource('src/generated/schema.graphql'));
    const secrets = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'secret'))
      .map(({ name }) => name);
    assert.deepEqual(new Set(secrets), SECRET_INPUTS);
  });
});
