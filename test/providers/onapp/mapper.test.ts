import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DETAIL_FIELDS } from '../../../src/providers/onapp/detail-fields.ts';
import { createShortUser, createUser } from '../../../src/providers/onapp/mapper.ts';
import { fullUser } from '../../../src/providers/onapp/reads.ts';
import type { BillingField } from '../../../src/providers/onapp/settings.ts';
import { wireUser } from '../../../src/providers/onapp/wire.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { FULL_ANSWER, FULL_USER } from '../../support/onapp/full-user.ts';
import { aPanel, called, PROVIDER } from '../../support/onapp/panel.ts';
import { fieldsOf } from '../../support/values/plain.ts';

const toUser = (members: object, billingField: BillingField = 'bucket_id') =>
  createUser({
    user: decode(wireUser, { id: 12, ...members }),
    context: aPanel([], { billingField }),
  });

const idOf = (reference: unknown) => Object(called(reference)).id;

const permission = (id: number, identifier: string) => ({ permission: { id, identifier } });

describe('createUser', () => {
  it('joins the names that the user has', () => {
    assert.equal(toUser({ first_name: 'Jane', last_name: 'Doe' }).name, 'Jane Doe');
    assert.equal(toUser({ first_name: 'Янка', last_name: null }).name, 'Янка');
    assert.equal(toUser({ first_name: '', last_name: '' }).name, null);
  });

  it('maps three statuses in either case, others to UNKNOWN', () => {
    const statusOf = (status: string | null) => toUser({ status }).status;
    assert.equal(statusOf('active'), 'ACTIVE');
    assert.equal(statusOf('suspended'), 'SUSPENDED');
    assert.equal(statusOf('DELETED'), 'DELETED');
    assert.equal(statusOf('locked'), 'UNKNOWN');
    assert.equal(statusOf(null), 'UNKNOWN');
  });

  it('returns the union of the permissions of all roles', () => {
    const roles = [
      { role: { id: 1, permissions: [permission(11, 'users'), permission(12, 'users.read')] } },
      { role: { id: 2, permissions: [permission(12, 'users.read'), permission(13, 'roles')] } },
    ];
    const permissions = called(toUser({ roles }).permissions);
    assert.ok(Array.isArray(permissions));
    assert.deepEqual(
      permissions.map(({ id, name }) => [id, name]),
      [
        ['onapp/permission/11', 'users'],
        ['onapp/permission/12', 'users.read'],
        ['onapp/permission/13', 'roles'],
      ],
    );
  });

  it('returns [] for no roles, null if they are absent', () => {
    assert.deepEqual(called(toUser({ roles: [] }).permissions), []);
    assert.equal(called(toUser({}).permissions), null);
    const roles = [{ role: { id: 1, permissions: [] } }, { role: { id: 2 } }];
    assert.equal(called(toUser({ roles }).permissions), null);
  });

  it('returns one billing entry with the configured reference', () => {
    const both = { bucket_id: 41, billing_plan_id: 40 };
    const referenceOf = (members: object, billingField: BillingField) => {
      const entries = called(toUser(members, billingField).billingInfo);
      assert.ok(Array.isArray(entries) && entries.length === 1);
      return entries[0].billingId;
    };
    assert.equal(referenceOf(both, 'bucket_id'), '41');
    assert.equal(referenceOf(both, 'billing_plan_id'), '40');
    assert.equal(referenceOf({ bucket_id: 41 }, 'billing_plan_id'), null);
  });

  it('has the key of its provider in every id', () => {
    const provider = { ...PROVIDER, id: 'onapp-eu' };
    const wire = decode(wireUser, { id: 12, user_group_id: 36, bucket_id: 2 });
    const user = createUser({ user: wire, context: aPanel([], { provider }) });
    assert.deepEqual(
      [user.id, idOf(user.userGroup), idOf(user.bucket)],
      ['onapp-eu/user/12', 'onapp-eu/user-group/36', 'onapp-eu/bucket/2'],
    );
  });
});

describe('createShortUser', () => {
  const { id, login, bucket_id, outstanding_amount } = FULL_USER;
  const short = decode(wireUser, { id, login, bucket_id, outstanding_amount });

  it('reads the full user only for fields without short form', async () => {
    const context = aPanel([[fullUser, async () => decode(wireUser, FULL_USER)]]);
    const user = fieldsOf(createShortUser({ user: short, context }));
    const full = fieldsOf(createUser({ user: decode(wireUser, FULL_USER), context }));
    assert.equal(user['login'], FULL_ANSWER.login);
    for (const field of DETAIL_FIELDS) {
      const shown = JSON.stringify(await called(user[field]));
      assert.notEqual(shown, 'null', field);
      assert.equal(shown, JSON.stringify(called(full[field])), field);
    }
    const args = Object.entries(user).filter(([, member]) => typeof member === 'function');
    const beside = [
      'billingInfo',
      'userGroup',
      'bucket',
      'billingPlan',
      'payments',
      'monthlyBills',
    ];
    assert.deepEqual(
      args.map(([name]) => name).toSorted(),
      [...DETAIL_FIELDS, ...beside].toSorted(),
    );
  });

  it('returns null for these fields if the user is gone', async () => {
    const user = createShortUser({ user: short, context: aPanel([[fullUser, async () => null]]) });
    assert.equal(await called(user.roles), null);
    assert.equal(await called(user.usedCpuCount), null);
  });
});
