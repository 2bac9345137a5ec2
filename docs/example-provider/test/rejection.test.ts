import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toAcmeIssues } from '../../../src/providers/acme/rejection.ts';

describe('A rejection of Acme', () => {
  for (const [key, path] of [
    ['display_name', ['input', 'acme', 'name']],
    ['password', ['input', 'acme', 'password']],
    ['any_key', null],
  ] as const) {
    it(`has the path of ${key}`, () => {
      const fieldErrors = [{ key, message: "can't be blank" }];
      const rejection = { kind: 'refused', fieldErrors, redact: String, httpStatus: 422 } as const;
      const [issue] = toAcmeIssues(rejection, { id: 'acme/user/7', name: '' });
      assert.deepEqual([issue?.path, issue?.rule], [path, 'REQUIRED']);
    });
  }
});
