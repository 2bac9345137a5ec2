import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UpdateVmsAdminUserInput } from '../../../../src/generated/schema-types.ts';
import type { Rejection } from '../../../../src/providers/kit/update/update-response.ts';
import { toAdminIssues } from '../../../../src/providers/vms/admin-api/rejection.ts';

const rejectedKey = (key: string): Rejection => ({
  kind: 'refused',
  httpStatus: 422,
  fieldErrors: [{ key, message: 'The value is invalid.' }],
  redact: (text) => text,
});

describe('toAdminIssues', () => {
  const byIds: UpdateVmsAdminUserInput = { id: 'vms/user/5', permissions: { ids: ['9', '66'] } };
  const byNames: UpdateVmsAdminUserInput = {
    id: 'vms/user/5',
    permissions: { names: ['layouts-store', 'cameras-destroy'] },
  };
  const path = (key: string, input: UpdateVmsAdminUserInput) =>
    toAdminIssues(rejectedKey(key), input)[0]?.path;

  it('returns a path into the list that the caller sent', () => {
    const base = ['input', 'vmsAdmin', 'permissions'];
    assert.deepEqual(path('permissions.1', byIds), [...base, 'ids', '1']);
    assert.deepEqual(path('permissions.1', byNames), [...base, 'names', '1']);
    assert.deepEqual(path('permissions', byNames), base);
    assert.deepEqual(path('permissions.2', byIds), base);
  });

  it('maps the user of the printed sample to the id', () => {
    assert.deepEqual(path('user', byIds), ['input', 'vmsAdmin', 'id']);
  });

  it("keeps the provider's key of an unknown field", () => {
    assert.equal(path('any_key', byIds), null);
    assert.equal(path('login', byIds), null);
  });
});
