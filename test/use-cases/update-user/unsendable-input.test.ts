import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/kit/http-simulator.ts';
import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { readSource } from '../../support/files/sources.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

/** An update of each branch that a provider would accept. */
const TAKEN: Readonly<Record<string, object>> = {
  vmsBilling: { login: 'test@mail.com', status: 'BLOCKED' },
  vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } },
  activePlatform: { id: 'activeplatform/user/2002986', lastName: 'Roe' },
  onApp: { id: 'onapp/user/12', lastName: 'Roe' },
};

const NO_TEXTS = ['a\u0000b', '\u001b[2J', '\u007f', '\u0085', '\ud800', '\uffff'];
const ENDLESS = 'x'.repeat(10_000);

describe('Input that no provider can accept', () => {
  let demo: Demo;
  let simulators: readonly RunningSimulator[];
  before(async () => {
    demo = await startDemo();
    simulators = demo.simulated.flatMap((installation) => installation.simulators);
  });
  beforeEach(() => {
    for (const simulator of simulators) simulator.clearJournal();
  });
  after(() => demo[Symbol.asyncDispose]());

  const arrivals = () => simulators.flatMap(({ journal }) => journal);

  /**
   * Returns the rule that refused the text in this position; an invalid id of the user invalidates
   * the whole request.
   */
  async function ruleAgainst(branch: string, { path, value }: Place) {
    const given = { ...value, ...TAKEN[branch], ...pick(value, path[0]) };
    const { data, errors } = await tryUpdate(demo.url, { [branch]: given });
    assert.deepEqual(arrivals(), [], path.join('.'));
    if (errors[0] !== undefined) return errors[0].extensions['code'];
    // The operation selects these fields.
    const response = data?.['updateUser'] as Awaited<ReturnType<typeof update>>;
    assert.deepEqual([response.__typename, response.write], ['ValidationProblem', 'NOT_APPLIED']);
    assert.deepEqual(response.issues?.[0]?.path, ['input', branch, ...path]);
    return response.issues?.[0]?.rule;
  }

  const BRANCHES = Object.entries(inputType('UpdateUserInput').getFields());

  for (const [branch, { type }] of BRANCHES) {
    it(`M12, A6: is not sent through ${branch}: invalid characters`, async () => {
      for (const text of NO_TEXTS) {
        const places = placesOf(type, text);
        assert.ok(places.length >= 3);
        for (const place of places) {
          const rule = await ruleAgainst(branch, place);
          assert.ok(rule === 'FORMAT' || rule === 'BAD_USER_INPUT', `${place.path}: ${rule}`);
        }
      }
    });

    it(`M12: is not sent through ${branch}: a text of 10 kB`, async () => {
      for (const place of placesOf(type, ENDLESS).filter(({ isJson }) => !isJson)) {
        const rule = await ruleAgainst(branch, place);
        assert.ok(
          /^(TOO_LONG|FORMAT|BAD_USER_INPUT)$/.test(String(rule)),
          `${place.path}: ${rule}`,
        );
      }
    });
  }

  it('M12: is not sent: an empty password', async () => {
    const withPassword = BRANCHES.filter(
      ([, { type }]) => 'password' in objectOf(type).getFields(),
    );
    assert.equal(withPassword.length, 3);
    for (const [branch] of withPassword) {
      const response = await update(demo.url, { [branch]: { ...TAKEN[branch], password: '' } });
      assert.deepEqual(
        response.issues?.map(({ path, rule }) => [path, rule]),
        [[['input', branch, 'password'], 'REQUIRED']],
      );
      assert.deepEqual(arrivals(), []);
    }
  });

  it('M12: is not written: an unknown permission among known ones', async () => {
    for (const permissions of [{ names: ['layouts-store', 'rule-all'] }, { ids: ['9', 'all'] }]) {
      const { issues } = await update(demo.url, { vmsAdmin: { id: 'vms/user/5', permissions } });
      const [[list] = []] = Object.entries(permissions);
      assert.deepEqual(
        issues?.map(({ path }) => path),
        [['input', 'vmsAdmin', 'permissions', list, '1']],
      );
      assert.ok(arrivals().every(({ method }) => method !== 'PUT'));
    }
  });

  it('M12, A6: is not searched for: an invalid character', async () => {
    for (const query of [
      'query ($text: String!) { findUsers(match: { text: $text }) { users { id } } }',
      'query ($text: String!) { users(provider: "onapp", search: $text) { nodes { id } } }',
    ]) {
      for (const text of NO_TEXTS.map((it) => `a${it}b`)) {
        const { errors } = await send(demo.url, query, { text });
        assert.deepEqual(
          errors.map(({ extensions }) => extensions['code']),
          ['BAD_USER_INPUT'],
        );
        assert.deepEqual(arrivals(), []);
      }
    }
  });

  it('is sent in full if valid: lines, tabs, any script', async () => {
    const lastName = 'Roe\t😀\nΩ\r\n𝔘 x'.repeat(3);
    const response = await update(demo.url, { onApp: { id: 'onapp/user/12', lastName } });
    assert.equal(response.__typename, 'UserUpdated');
    assert.equal(JSON.parse(arrivals()[0]?.body ?? '').user.last_name, lastName);
  });
});

/**
 * The position of a text in an input, and the input with a text there and all other required
 * fields.
 */
interface Place {
  readonly path: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly isJson: boolean;
}

function placesOf(branch: GraphQLInputType, text: string): readonly Place[] {
  // A branch is an object, so a value of it is one.
  return [...below(branch, text)] as Place[];
}

function* below(
  type: GraphQLInputType,
  text: string,
): Generator<{ path: readonly string[]; value: unknown; isJson: boolean }> {
  if (isNonNullType(type)) return yield* below(type.ofType, text);
  if (isListType(type)) {
    for (const { path, value, isJson } of below(type.ofType, text)) {
      yield { path: ['0', ...path], value: [value], isJson };
    }
    return;
  }
  if (isInputObjectType(type)) {
    for (const [name, field] of Object.entries(type.getFields())) {
      for (const { path, value, isJson } of below(field.type, text)) {
        yield { path: [name, ...path], value: { ...required(type), [name]: value }, isJson };
      }
    }
    return;
  }
  const isJson = type.name === 'JSON';
  if (isJson) yield { path: [], value: { note: [{ [text]: 1 }] }, isJson };
  if (isJson) yield { path: [], value: [[text]], isJson };
  else if (type.name === 'String' || type.name === 'ID') yield { path: [], value: text, isJson };
}

/** Returns the required fields of an object below a branch, which are all strings. */
function required(type: GraphQLInputObjectType): object {
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(fields.map(({ name }) => [name, 'some']));
}

function inputType(name: string): GraphQLInputObjectType {
  const schema = buildSchema(readSource('src/generated/schema.graphql'));
  const type = schema.getType(name);
  assert.ok(isInputObjectType(type));
  return type;
}

function objectOf(type: GraphQLInputType): GraphQLInputObjectType {
  const named = getNamedType(type);
  assert.ok(isInputObjectType(named));
  return named;
}

const pick = (value: Readonly<Record<string, unknown>>, member = '') => ({
  [member]: value[member],
});
