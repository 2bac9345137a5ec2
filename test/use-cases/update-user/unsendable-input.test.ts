import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { ACCEPTED_FIELDS, ADAPTER_OF_BRANCH } from '../../conformance/adapters/registry.ts';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import {
  INPUT_BRANCHES,
  type InputPosition,
  textPositions,
} from '../../support/schema/input-positions.ts';

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
  async function ruleAgainst(branch: string, { path, value }: InputPosition) {
    const given = { ...value, ...ACCEPTED_FIELDS[branch], ...pick(value, path[0]) };
    const { data, errors } = await tryUpdate(demo.url, { [branch]: given });
    assert.deepEqual(arrivals(), [], path.join('.'));
    if (errors[0] !== undefined) return errors[0].extensions['code'];
    // The operation selects these fields.
    const response = data?.['updateUser'] as Awaited<ReturnType<typeof update>>;
    assert.deepEqual([response.__typename, response.write], ['ValidationProblem', 'NOT_APPLIED']);
    assert.deepEqual(response.issues?.[0]?.path, ['input', branch, ...path]);
    return response.issues?.[0]?.rule;
  }

  for (const [branch, type] of INPUT_BRANCHES) {
    it(`M12, A6: is not sent through ${branch}: invalid characters`, async () => {
      for (const text of NO_TEXTS) {
        const positions = textPositions(type, text);
        assert.ok(positions.length >= 3);
        for (const position of positions) {
          const rule = await ruleAgainst(branch, position);
          assert.ok(rule === 'FORMAT' || rule === 'BAD_USER_INPUT', `${position.path}: ${rule}`);
        }
      }
    });

    it(`M12: is not sent through ${branch}: a text of 10 kB`, async () => {
      for (const position of textPositions(type, ENDLESS).filter(({ isJson }) => !isJson)) {
        const rule = await ruleAgainst(branch, position);
        assert.ok(
          /^(TOO_LONG|FORMAT|BAD_USER_INPUT)$/.test(String(rule)),
          `${position.path}: ${rule}`,
        );
      }
    });
  }

  it('M12: is not sent: an empty password', async () => {
    const withPassword = INPUT_BRANCHES.filter(([, type]) => 'password' in type.getFields());
    assert.deepEqual(
      withPassword.map(([branch]) => branch).toSorted(),
      ADAPTER_OF_BRANCH.flatMap(({ branch, password }) => (password ? [branch] : [])).toSorted(),
    );
    for (const [branch] of withPassword) {
      const response = await update(demo.url, {
        [branch]: { ...ACCEPTED_FIELDS[branch], password: '' },
      });
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

const pick = (value: Readonly<Record<string, unknown>>, member = '') => ({
  [member]: value[member],
});
