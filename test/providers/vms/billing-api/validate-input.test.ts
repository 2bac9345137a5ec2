import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { validateInput } from '../../../../src/providers/vms/billing-api/validate-input.ts';

describe('validateInput of the Billing API', () => {
  it('reports a name in both lists at its second index', () => {
    const issues = validateInput({
      user: { login: { login: '170500' } },
      permissionsToAttach: ['archives-show'],
      permissionsToDetach: ['layouts-store', 'archives-show'],
    });
    assert.deepEqual(
      issues.map(({ path, rule }) => [path, rule]),
      [[['input', 'vmsBilling', 'permissionsToDetach', '1'], 'NOT_ALLOWED']],
    );
  });

  it('accepts lists without a common name', () => {
    assert.deepEqual(
      validateInput({ user: { login: { login: '170500' } }, permissionsToDetach: ['a'] }),
      [],
    );
    const apart = {
      user: { login: { login: '170500' } },
      permissionsToAttach: ['a'],
      permissionsToDetach: ['b'],
    };
    assert.deepEqual(validateInput(apart), []);
  });
});
