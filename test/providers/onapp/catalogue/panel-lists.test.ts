import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  asking,
  FORMATS,
  openDoorOverBodies,
  openDoorOverPanel,
  show,
  showProvider,
  wanting,
} from '../../../support/onapp/adapter.ts';
import {
  BUCKET_FIELDS,
  CATALOGUE,
  GROUP_FIELDS,
  PLAN_FIELDS,
  ROLE_FIELDS,
  SHOWN_BUCKET,
  SHOWN_GROUP,
  SHOWN_PLAN,
  SHOWN_ROLE,
} from '../../../support/onapp/catalogue.ts';
import { addOnAppUsers } from '../../../support/onapp/seed-users.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';

const PANEL = `onApp { roles { ${ROLE_FIELDS} } userGroups { ${GROUP_FIELDS} }
  buckets { ${BUCKET_FIELDS} } billingPlans { ${PLAN_FIELDS} } }`;

const OLD = { billingField: 'billing_plan_id' };

type Format = (typeof FORMATS)[number];

const listsIn = (format: Format) =>
  Object.fromEntries(
    Object.entries(CATALOGUE[format]).map(([path, body]) => [`/${path}.${format}`, body]),
  );

/** Starts a panel with these lists, and one user with these fields. */
const overUser = (format: Format, members: Readonly<Record<string, number>>, settings = {}) => {
  const user = { id: 12, ...members };
  const elements = Object.entries(user).map(([name, value]) => `<${name}>${value}</${name}>`);
  const body = format === 'json' ? JSON.stringify({ user }) : `<user>${elements.join('')}</user>`;
  return openDoorOverBodies(
    { ...listsIn(format), [`/users/12.${format}`]: body },
    { ...settings, format },
  );
};

for (const format of FORMATS) {
  describe(`OnAppPanel in ${format.toUpperCase()}`, () => {
    it('maps every field of its lists, one call each', async () => {
      await using over = await openDoorOverBodies(listsIn(format), { format });
      assert.deepEqual(await showProvider(over.door, PANEL, aCall()), {
        onApp: {
          roles: [SHOWN_ROLE],
          userGroups: [SHOWN_GROUP],
          buckets: [SHOWN_BUCKET],
          billingPlans: null,
        },
      });
      assert.deepEqual(over.args().toSorted(), [
        `GET /billing/buckets.${format}`,
        `GET /roles.${format}`,
        `GET /user_groups.${format}`,
      ]);
    });

    it('has billing plans instead of buckets before 6.0', async () => {
      await using over = await openDoorOverBodies(listsIn(format), { ...OLD, format });
      const selection = `onApp { buckets { id } billingPlans { ${PLAN_FIELDS} } }`;
      assert.deepEqual(await showProvider(over.door, selection, aCall()), {
        onApp: { buckets: null, billingPlans: [SHOWN_PLAN] },
      });
      assert.deepEqual(over.args(), [`GET /billing_plans.${format}`]);
    });

    it('provides the group, bucket and currency of a user', async () => {
      const members = {
        user_group_id: 56,
        bucket_id: 3,
        billing_plan_id: 40,
        outstanding_amount: 1,
      };
      await using over = await overUser(format, members);
      const call = aCall();
      const user = await over.door.readUser('12', call);
      const selection = `userGroup { ${GROUP_FIELDS} } bucket { ${BUCKET_FIELDS} } billingPlan { id }
        billingInfo { billingId owed { currencyCode } }`;
      assert.deepEqual(await show([user], selection, call), [
        {
          userGroup: SHOWN_GROUP,
          bucket: SHOWN_BUCKET,
          billingPlan: null,
          billingInfo: [{ billingId: '3', owed: { currencyCode: 'USD' } }],
        },
      ]);
      // The list of roles has what the role of the group lacks.
      assert.deepEqual(over.args().slice(1).toSorted(), [
        `GET /billing/buckets.${format}`,
        `GET /roles.${format}`,
        `GET /user_groups.${format}`,
      ]);
    });

    it('provides billing plan and currency before 6.0', async () => {
      const members = { bucket_id: 3, billing_plan_id: 40, outstanding_amount: 1 };
      await using over = await overUser(format, members, OLD);
      const call = aCall();
      const user = await over.door.readUser('12', call);
      const selection = `bucket { id } billingPlan { ${PLAN_FIELDS} }
        billingInfo { billingId owed { currencyCode } }`;
      assert.deepEqual(await show([user], selection, call), [
        {
          bucket: null,
          billingPlan: SHOWN_PLAN,
          billingInfo: [{ billingId: '40', owed: { currencyCode: 'EUR' } }],
        },
      ]);
      assert.deepEqual(over.args().slice(1), [`GET /billing_plans.${format}`]);
    });

    it('reads no list for a user without references', async () => {
      await using over = await overUser(format, { outstanding_amount: 1 });
      const call = aCall();
      const user = await over.door.readUser('12', call);
      const selection = `userGroup { id } bucket { id } billingPlan { id }
        billingInfo { owed { currencyCode } }`;
      assert.deepEqual(await show([user], selection, call), [
        {
          userGroup: null,
          bucket: null,
          billingPlan: null,
          billingInfo: [{ owed: { currencyCode: null } }],
        },
      ]);
      assert.deepEqual(over.args(), [`GET /users/12.${format}`]);
    });

    it('returns only the id of an object that no list contains', async () => {
      await using over = await overUser(format, {
        user_group_id: 57,
        bucket_id: 4,
        outstanding_amount: 1,
      });
      const call = aCall();
      const user = await over.door.readUser('12', call);
      const selection = `userGroup { id name roles { id } } bucket { id name }
        billingInfo { owed { currencyCode } }`;
      assert.deepEqual(await show([user], selection, call), [
        {
          userGroup: { id: 'onapp/user-group/57', name: null, roles: null },
          bucket: { id: 'onapp/bucket/4', name: null },
          billingInfo: [{ owed: { currencyCode: null } }],
        },
      ]);
    });

    it('makes 4 calls for the lists of 100 users', async () => {
      await using over = await openDoorOverPanel({}, { format });
      await addOnAppUsers(over.panel, over.panel.credentials, 100);
      over.panel.clearJournal();
      const call = aCall();
      const wanted = wanting('userGroup', 'bucket', 'roles', 'permissions', 'billingInfo');
      const slice = await over.door.listUsers(asking({ first: 100 }), wanted, call);
      const selection = `permissions { id name } roles { id permissions { name } }
        userGroup { id roles { id userCount permissions { name } } } bucket { id currencyCode }
        billingInfo { owed { currencyCode } }`;
      const users = await show(slice.items, selection, call);
      assert.deepEqual([users.length, slice.totalCount, slice.hasNextPage], [100, 115, true]);
      const { userGroup, bucket, billingInfo } = users.at(-1) as {
        readonly userGroup: { readonly roles: readonly { readonly permissions: unknown[] }[] };
        readonly bucket: unknown;
        readonly billingInfo: unknown;
      };
      assert.ok((userGroup.roles[0]?.permissions.length ?? 0) > 5);
      assert.deepEqual(bucket, { id: 'onapp/bucket/1', currencyCode: 'EUR' });
      assert.deepEqual(billingInfo, [{ owed: { currencyCode: 'EUR' } }]);
      assert.deepEqual(over.args().toSorted(), [
        `GET /billing/buckets.${format}`,
        `GET /roles.${format}`,
        `GET /user_groups.${format}`,
        `GET /users.${format}?page=1&per_page=100`,
      ]);
    });
  });
}

describe('OnAppPanel', () => {
  it('is the same in JSON and in XML', async () => {
    const shown = FORMATS.map(async (format) => {
      await using over = await openDoorOverPanel({}, { format });
      return await showProvider(over.door, PANEL, aCall());
    });
    const [json, xml] = await Promise.all(shown);
    assert.match(JSON.stringify(json), /Support <2nd line>/);
    assert.deepEqual(xml, json);
  });

  it('reads each list once for many aliases', async () => {
    await using over = await openDoorOverPanel();
    const call = aCall();
    const aliases = Array.from({ length: 10 }, (_none, n) => `p${n}: ${PANEL}`);
    await showProvider(over.door, aliases.join(' '), call);
    await showProvider(over.door, PANEL, call);
    assert.equal(over.args().length, 3);
    await showProvider(over.door, PANEL, aCall());
    assert.equal(over.args().length, 6);
  });

  it('is a field of the provider of a user, too', async () => {
    await using over = await openDoorOverPanel();
    const call = aCall();
    const user = await over.door.readUser('12', call);
    const [shown] = await show([user], 'provider { id kind onApp { buckets { name } } }', call);
    assert.deepEqual(shown, {
      provider: {
        id: 'onapp',
        kind: 'ON_APP',
        onApp: {
          buckets: [{ name: 'Pay as you go' }, { name: 'Enterprise' }, { name: 'Trial' }],
        },
      },
    });
  });

  it('fails only the list that the account may not read', async () => {
    await using over = await openDoorOverPanel({ withheldPermissions: ['user_groups.read'] });
    const call = aCall();
    const user = await over.door.readUser('12', call);
    assert.deepEqual(await show([user], 'login bucket { id }', call), [
      { login: 'john.doe', bucket: { id: 'onapp/bucket/1' } },
    ]);
    const group = { userGroup: { id: 'onapp/user-group/1' } };
    assert.deepEqual(await show([user], 'userGroup { id }', call), [group]);
    await assert.rejects(show([user], 'userGroup { name }', call), {
      code: 'UPSTREAM_FORBIDDEN',
      write: 'NOT_APPLIED',
    });
  });

  it('reads the permissions once per request', async () => {
    await using over = await openDoorOverPanel();
    const call = aCall();
    const [first, again] = [
      await over.door.listPermissions(call),
      await over.door.listPermissions(call),
    ];
    assert.ok(first.length > 80);
    assert.deepEqual(again, first);
    assert.deepEqual(over.args(), ['GET /permissions.json']);
  });
});
