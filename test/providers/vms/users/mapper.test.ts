import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireAdminUser } from '../../../../src/providers/vms/admin-api/wire.ts';
import {
  type WireBillingUser,
  wireBillingUser,
} from '../../../../src/providers/vms/billing-api/wire.ts';
import type { VmsContext } from '../../../../src/providers/vms/context.ts';
import { billedUser, type VmsInstallation } from '../../../../src/providers/vms/reads.ts';
import {
  createBilledUser,
  createUser,
  toBillingAccount,
} from '../../../../src/providers/vms/users/mapper.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { stubReads } from '../../../support/upstreams/stub-reads.ts';
import { printed } from '../../../support/vms/printed.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { REFERENCES } from '../../../support/vms/references.ts';
import { LISTS, resolved } from '../../../support/vms/resolve-lazy.ts';

const provider = { __typename: 'Provider', id: 'vms-north', kind: 'VMS' } as const;
const installation = { provider, timeZone: 'Asia/Tokyo', references: REFERENCES };
const TOKYO: VmsContext = { ...installation, reads: stubReads() };

const adminUser = (members: object = {}) =>
  decode(wireAdminUser, { ...Object(printed('admin-user-200')), ...members });
const billingUser = (members: object = {}) =>
  decode(wireBillingUser, { ...Object(printed('billing-update-200')), ...members });

const fromAdmin = (members?: object) =>
  resolved(createUser({ user: adminUser(members), context: TOKYO }), LISTS);

describe('createUser', () => {
  it('returns ids with the key of its provider', async () => {
    const user = await fromAdmin();
    assert.equal(memberAt(user, 'id'), 'vms-north/user/5');
    assert.equal(memberAt(user, 'cameras.nodes.0.id'), 'vms-north/camera/1');
    assert.equal(memberAt(user, 'intercomFlats.nodes.0.intercom.id'), 'vms-north/intercom/1');
  });

  it('reads dates without a zone in the configured time zone', async () => {
    const user = await fromAdmin();
    assert.deepEqual(memberAt(user, 'createdAt'), new Date('2022-11-16T09:05:06Z'));
    assert.deepEqual(
      memberAt(user, 'intercomKeys.nodes.0.updatedAt'),
      new Date('2022-11-28T02:13:25Z'),
    );
    assert.deepEqual(
      memberAt(user, 'cameras.edges.0.details.createdAt'),
      new Date('2022-11-16T15:22:00Z'),
    );
  });

  it('returns the status of the first billing record', async () => {
    const withStatus = (...statuses: string[]) =>
      fromAdmin({ billing_info: { data: statuses.map((status) => ({ status })) } });
    assert.equal(memberAt(await withStatus('blocked', 'active'), 'status'), 'BLOCKED');
    assert.equal(memberAt(await withStatus('active'), 'status'), 'ACTIVE');
  });

  it('returns UNKNOWN for an unknown status or a missing record', async () => {
    assert.equal(memberAt(await fromAdmin(), 'status'), 'UNKNOWN');
    assert.equal(memberAt(await fromAdmin({ billing_info: [] }), 'status'), 'UNKNOWN');
    assert.equal(memberAt(await fromAdmin({ billing_info: null }), 'status'), 'UNKNOWN');
  });

  it('returns no update date', async () => {
    const user = await fromAdmin();
    assert.equal(memberAt(user, 'updatedAt'), null);
  });

  it('distinguishes an empty list from a missing one', async () => {
    const user = await fromAdmin({ cameras: undefined, intercoms: [] });
    assert.deepEqual([memberAt(user, 'cameras'), memberAt(user, 'intercoms.nodes')], [null, []]);
  });

  it('returns no access for a camera whose document has none', async () => {
    const user = await fromAdmin({
      cameras: [
        { id: 1, name: 'Gate' },
        { id: 2, name: 'Lift', pivot: { status: 'active' } },
      ],
    });
    assert.equal(memberAt(user, 'cameras.nodes.1.id'), 'vms-north/camera/2');
    assert.equal(memberAt(user, 'cameras.edges.1.access.status'), 'ACTIVE');
    assert.equal(memberAt(user, 'cameras.edges.0.access'), null);
  });
});

describe('createBilledUser', () => {
  /** Maps a user whose document of the Admin API has these properties; without them it is not read. */
  const toUser = (user: WireBillingUser, members?: object) => {
    const read = [billedUser, async () => adminUser(members)] as const;
    const reads = stubReads<VmsInstallation>(members === undefined ? [] : [read]);
    return createBilledUser({ user, context: { ...installation, reads } });
  };

  it('reads the Admin API only if a field needs it', async () => {
    const user = toUser(billingUser());
    assert.deepEqual(
      [user.id, user.login, user.name, user.updatedAt],
      ['vms-north/user/1', 'test@mail.com', null, null],
    );
  });

  it('returns the status that every path returns', async () => {
    const billing_info = { data: [{ status: 'active' }] };
    const blocked = billingUser({ status: 'blocked' });
    const user = await resolved(toUser(blocked, { billing_info }), LISTS);
    assert.equal(memberAt(user, 'status'), 'ACTIVE');
    assert.equal(memberAt(user, 'billingInfo.0.statusText'), 'active');
  });

  it('returns fields of the Admin API from its read', async () => {
    const user = await resolved(toUser(billingUser({ id: 5 }), {}), LISTS);
    assert.equal(memberAt(user, 'permissions.0.id'), 'vms-north/permission/9');
    assert.equal(memberAt(user, 'userType'), 'user');
  });
});

describe('toBillingAccount', () => {
  const toAccount = (members?: object) =>
    toBillingAccount({ user: billingUser(members), context: TOKYO });

  it('returns the type and the dates of the document', () => {
    const account = toAccount();
    assert.equal(memberAt(account, 'type'), 'type_value');
    assert.deepEqual(memberAt(account, 'updatedAt'), new Date('2023-05-02T10:18:50Z'));
  });

  it('returns the status as a known word and as sent', () => {
    for (const [sent, status] of [
      ['blocked', 'BLOCKED'],
      ['frozen', 'UNKNOWN'],
    ] as const) {
      const account = toAccount({ status: sent });
      assert.equal(memberAt(account, 'status'), status);
      assert.equal(memberAt(account, 'statusText'), sent);
    }
  });

  it('returns an empty list if the document has no properties', () => {
    for (const billing_properties of [undefined, null, [], {}]) {
      assert.deepEqual(memberAt(toAccount({ billing_properties }), 'billingProperties'), []);
    }
  });
});
