import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { validateInput } from '../../../src/providers/onapp/validate-input.ts';
import { update } from '../../support/clients/graphql.ts';
import { PRINTED_USER, startOverPanel } from '../../support/onapp/gateway.ts';

const BUCKETS = { provider: 'onapp', billingField: 'bucket_id', usesApiKey: false } as const;

const issuesOf = (members: object, about: Parameters<typeof validateInput>[1] = BUCKETS) =>
  validateInput({ id: PRINTED_USER, ...members }, about).map(({ path, rule, upstreamField }) => [
    path?.join('.'),
    rule,
    upstreamField,
  ]);

describe('validateInput of OnApp', () => {
  it('returns no issues for a valid input with every field', () => {
    const input = {
      email: 'a@b.example',
      password: 'changeme',
      userGroupId: '36',
      bucketId: 'onapp/bucket/2',
      roleIds: ['1', 'onapp/role/2'],
      suspendAt: null,
    };
    assert.deepEqual(issuesOf(input), []);
  });

  it('reports ids of another provider or type, and invalid ids', () => {
    const roleIds = ['1', 'onapp/user/1', 'vms/role/1', '../1', '0', ''];
    const wrong = ['1', '2', '3', '4', '5'];
    assert.deepEqual(
      issuesOf({ roleIds }),
      wrong.map((index) => [`input.onApp.roleIds.${index}`, 'FORMAT', null]),
    );
    assert.deepEqual(issuesOf({ userGroupId: 'onapp/bucket/1', bucketId: '1.0' }), [
      ['input.onApp.userGroupId', 'FORMAT', null],
      ['input.onApp.bucketId', 'FORMAT', null],
    ]);
  });

  it('reports the billing field that the panel lacks', () => {
    assert.deepEqual(issuesOf({ billingPlanId: '1' }), [
      ['input.onApp.billingPlanId', 'NOT_ALLOWED', null],
    ]);
    const plans = { ...BUCKETS, billingField: 'billing_plan_id' } as const;
    assert.deepEqual(issuesOf({ billingPlanId: '1' }, plans), []);
    assert.deepEqual(issuesOf({ bucketId: '1' }, plans), [
      ['input.onApp.bucketId', 'NOT_ALLOWED', null],
    ]);
  });

  it('reports a password if the gateway uses an API key', () => {
    const byKey = { ...BUCKETS, usesApiKey: true };
    assert.deepEqual(issuesOf({ password: 'changeme' }, byKey), [
      ['input.onApp.password', 'NOT_ALLOWED', null],
    ]);
    assert.deepEqual(issuesOf({ email: 'a@b.example' }, byKey), []);
  });
});

describe('OnApp: input validation', () => {
  const CASES: readonly (readonly [string, object, string, string])[] = [
    ['a bad role id', { roleIds: ['1', 'x'] }, 'roleIds.1', 'FORMAT'],
    ['a plan if the panel has buckets', { billingPlanId: '1' }, 'billingPlanId', 'NOT_ALLOWED'],
    ['null for a field that cannot be cleared', { email: null }, 'email', 'NOT_ALLOWED'],
    ['an invalid character', { firstName: 'a\u0000b' }, 'firstName', 'FORMAT'],
  ];
  for (const [what, members, path, rule] of CASES) {
    it(`returns a ValidationProblem and sends nothing: ${what}`, async () => {
      await using over = await startOverPanel();
      const response = await update(over.url, { onApp: { id: PRINTED_USER, ...members } });
      assert.deepEqual([response.__typename, response.write], ['ValidationProblem', 'NOT_APPLIED']);
      assert.equal(response.origin?.httpStatus, null);
      assert.deepEqual(
        response.issues?.map((issue) => [issue.path?.join('.'), issue.rule, issue.upstreamField]),
        [[`input.onApp.${path}`, rule, null]],
      );
      assert.deepEqual(over.panel.journal, []);
    });
  }

  it('rejects an update that changes nothing', async () => {
    await using over = await startOverPanel();
    const response = await update(over.url, { onApp: { id: PRINTED_USER } });
    assert.deepEqual(response.issues?.[0]?.path, ['input', 'onApp']);
    assert.equal(response.issues?.[0]?.rule, 'REQUIRED');
    assert.deepEqual(over.panel.journal, []);
  });
});
