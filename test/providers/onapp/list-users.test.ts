import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { UserModel } from '../../../src/providers/contract/provider.ts';
import { DETAIL_FIELDS } from '../../../src/providers/onapp/detail-fields.ts';
import {
  asking,
  FORMATS,
  openAdapter,
  openDoorOverBodies,
  openDoorOverPanel,
  type SimulatedAdapter,
  show,
  wanting,
} from '../../support/onapp/adapter.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const idsOf = (users: readonly UserModel[]) => users.map(({ id }) => id);

/** Returns the ids of all pages in order, and the number of pages. */
async function walk(
  { door }: Pick<SimulatedAdapter, 'door'>,
  first: number,
  search: string | null,
) {
  const ids: unknown[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const slice = await door.listUsers(asking({ first, after, search }), wanting('login'), aCall());
    ids.push(...idsOf(slice.items));
    after = slice.cursors.at(-1) ?? null;
    if (!slice.hasNextPage) return { ids, pages };
  }
}

/** Every user of the simulated panel, including deleted ones. */
const EVERYBODY = [1, 2, 3, 12, 13, 17, 21, 24, 25, 31, 33, 38, 40, 44, 47].map(
  (id) => `onapp/user/${id}`,
);

for (const format of FORMATS) {
  describe(`OnApp: listUsers in ${format.toUpperCase()}`, () => {
    it('makes one call for a short page, with its total', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      const slice = await over.door.listUsers(asking({ first: 4 }), wanting('login'), call);
      assert.deepEqual(idsOf(slice.items), EVERYBODY.slice(0, 4));
      assert.deepEqual([slice.hasNextPage, slice.totalCount], [true, 15]);
      assert.deepEqual(over.args(), [`GET /users.${format}?short=&page=1&per_page=5`]);

      const selection = `login email status userGroup { id } bucket { id } suspendAt
        billingInfo { ... on OnAppBillingInfo { billingId owed { amount } paymentAmount { amount } } }`;
      const [, , , john] = await show(slice.items, selection, call);
      assert.deepEqual(john, {
        login: 'john.doe',
        email: 'john.dooe@activeplatfrom.com',
        status: 'ACTIVE',
        userGroup: { id: 'onapp/user-group/1' },
        bucket: { id: 'onapp/bucket/1' },
        suspendAt: null,
        billingInfo: [
          { billingId: '1', owed: { amount: '117.25' }, paymentAmount: { amount: '1000' } },
        ],
      });
      assert.equal(over.args().length, 1);
    });

    it('makes one call for a page with selected roles', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      const slice = await over.door.listUsers(asking({ first: 7 }), wanting('roles'), call);
      const selection = 'id permissions { name } roles { identifier } usedCpuCount';
      const oleg = (await show(slice.items, selection, call)).at(-1);
      assert.deepEqual(
        { ...(oleg as object), permissions: null },
        {
          id: 'onapp/user/21',
          permissions: null,
          roles: [{ identifier: 'user' }, { identifier: 'n2d8vysr5kpo1a' }],
          usedCpuCount: 2,
        },
      );
      assert.deepEqual(over.args(), [`GET /users.${format}?page=1&per_page=8`]);
    });

    it('returns each user once, whether or not the panel pages', async () => {
      for (const paging of ['honoured', 'ignored'] as const) {
        await using over = await openDoorOverPanel({ paging }, { format });
        for (const first of [1, 4, 14, 15, 16, 100]) {
          const { ids, pages } = await walk(over, first, null);
          assert.deepEqual(ids, EVERYBODY);
          assert.equal(pages, Math.ceil(15 / first), `${paging} ${first}`);
        }
      }
    });

    it('cuts the list of a panel that ignores paging', async () => {
      await using over = await openDoorOverPanel({ paging: 'ignored' }, { format });
      const slice = await over.door.listUsers(asking({ first: 4 }), wanting('login'), aCall());
      assert.deepEqual(idsOf(slice.items), EVERYBODY.slice(0, 4));
      assert.deepEqual([slice.hasNextPage, slice.totalCount], [true, 15]);
      assert.equal(over.args().length, 1);
    });

    it('sends the words of a search', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const search = 'Fjordcam.Example';
      const slice = await over.door.listUsers(asking({ search }), wanting('login'), aCall());
      assert.deepEqual(idsOf(slice.items), ['onapp/user/24', 'onapp/user/25']);
      assert.deepEqual(over.args(), [
        `GET /users.${format}?short=&page=1&per_page=26&q=Fjordcam.Example`,
      ]);
    });

    it('Q13: includes deleted users with their status', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const { items } = await over.door.listUsers(asking(), wanting('status'), aCall());
      const deleted = items.find(({ id }) => id === 'onapp/user/44');
      assert.equal(deleted?.status, 'DELETED');
    });

    it('reads the same page once per request', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      for (let times = 0; times < 10; times += 1) {
        await over.door.listUsers(asking({ first: 4 }), wanting('login'), call);
      }
      assert.equal(over.args().length, 1);
      await over.door.listUsers(asking({ first: 4 }), wanting('login'), aCall());
      assert.equal(over.args().length, 2);
    });

    it('reads fields that the selection did not announce', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      const slice = await over.door.listUsers(asking({ first: 4 }), wanting('login'), call);
      const selection =
        'a: roles { identifier } b: roles { id } permissions { id } usedMemoryMegabytes';
      const [admin] = await show(slice.items.slice(3), selection, call);
      const { a, usedMemoryMegabytes } = admin as {
        readonly a: unknown;
        readonly usedMemoryMegabytes: unknown;
      };
      assert.deepEqual([a, usedMemoryMegabytes], [[{ identifier: 'user' }], 4096]);
      assert.deepEqual(over.args().slice(1), [`GET /users/12.${format}`]);
    });
  });
}

describe('OnApp: the form of the user list', () => {
  it('is full only if a selected field requires it', async () => {
    await using over = await openDoorOverPanel();
    for (const field of DETAIL_FIELDS) {
      await over.door.listUsers(asking({ first: 1 }), wanting(field, 'id'), aCall());
    }
    assert.deepEqual([...new Set(over.args())], ['GET /users.json?page=1&per_page=2']);
    over.panel.clearJournal();
    // The fields of the vendor's printed short list (section 6.1), and those of other documents.
    const others = `id provider login name status createdAt updatedAt billingInfo identifier email firstName
      lastName locale timeZone activatedAt deletedAt suspendAt passwordChangedAt groupId
      imageTemplateGroupId firewallId userGroup bucket billingPlan payments monthlyBills
      infoboxes avatar usesGravatar isSupplied systemTheme hasYubikey cdnStatus cdnStatusText cdnAccountStatus
      cdnAccountStatusText`;
    for (const field of others.split(/\s+/)) {
      await over.door.listUsers(asking({ first: 1 }), wanting(field), aCall());
    }
    assert.deepEqual([...new Set(over.args())], ['GET /users.json?short=&page=1&per_page=2']);
  });
});

describe('OnApp: the cursor of users', () => {
  it('is valid only for the same panel and search', async () => {
    await using over = await openDoorOverPanel();
    const { cursors } = await over.door.listUsers(asking({ first: 1 }), wanting(), aCall());
    const [after = null] = cursors;
    over.panel.clearJournal();
    const { username, password } = over.panel.credentials;
    const other = openAdapter(over.panel.url, { username, password }, 'onapp-eu');
    const refused = { code: 'BAD_USER_INPUT' };
    const searching = asking({ first: 1, after, search: 'x' });
    await assert.rejects(over.door.listUsers(searching, wanting(), aCall()), refused);
    const elsewhere = asking({ first: 1, after });
    await assert.rejects(other.listUsers(elsewhere, wanting(), aCall()), refused);
    await other.close();
    assert.deepEqual(over.args(), []);
  });

  it('is valid for the short and the full form', async () => {
    await using over = await openDoorOverPanel();
    const { cursors } = await over.door.listUsers(asking({ first: 2 }), wanting(), aCall());
    const args = asking({ first: 2, after: cursors.at(-1) ?? null });
    const { items } = await over.door.listUsers(args, wanting('roles'), aCall());
    assert.deepEqual(idsOf(items), EVERYBODY.slice(2, 4));
  });
});

/** The vendor's printed list with other values: no roles, no counters, no addresses, no additional fields. */
const SHORT_USER = `<activated_at type="datetime">2015-06-08T06:03:19+00:00</activated_at><avatar nil="true"/>
  <cdn_account_status>ACTIVE</cdn_account_status><cdn_status>INACTIVE</cdn_status>
  <created_at type="datetime">2015-06-08T06:03:18+00:00</created_at><deleted_at nil="true"/>
  <email>ann@example.net</email><firewall_id nil="true"/><first_name>Ann</first_name><group_id nil="true"/>
  <id type="integer">1</id><identifier>e0ooz1qgipur9p</identifier><image_template_group_id nil="true"/>
  <infoboxes><display_infoboxes type="boolean">true</display_infoboxes><hidden_infoboxes type="array"/></infoboxes>
  <last_name>Smith</last_name><locale>en</locale><login>ann</login>
  <password_changed_at type="datetime">2015-06-08T06:03:18+00:00</password_changed_at>
  <registered_yubikey type="boolean">false</registered_yubikey><status>active</status>
  <supplied type="boolean">false</supplied><suspend_at nil="true"/><system_theme></system_theme>
  <time_zone>Kyiv</time_zone><updated_at type="datetime">2015-06-10T10:39:34+00:00</updated_at>
  <use_gravatar nil="true"/><user_group_id nil="true"/><bucket_id type="integer">7</bucket_id>
  <monthly_price type="decimal">0.5</monthly_price><payment_amount type="decimal">1.25</payment_amount>
  <outstanding_amount type="decimal">-2.5</outstanding_amount><total_amount type="float">3.0</total_amount>
  <discount_due_to_free type="decimal">4.0</discount_due_to_free>
  <total_amount_with_discount type="decimal">5.0</total_amount_with_discount>`;

describe("OnApp's printed short list", () => {
  it('provides a value for every field it contains', async () => {
    await using over = await openDoorOverBodies(
      { '/users.xml': `<users type="array"><user>${SHORT_USER}</user></users>` },
      { format: 'xml' },
    );
    const call = aCall();
    const { items, totalCount } = await over.door.listUsers(asking(), wanting('login'), call);
    assert.equal(totalCount, null);
    const selection = `id login email firstName lastName name status locale timeZone identifier createdAt
      updatedAt activatedAt passwordChangedAt bucket { id } infoboxes { showsInfoboxes hiddenInfoboxes }
      hasYubikey isSupplied systemTheme cdnStatus cdnAccountStatus
      billingInfo { ... on OnAppBillingInfo { billingId owed { amount } paymentAmount { amount } totalAmount { amount } monthlyPrice { amount }
        discountDueToFree { amount } totalAmountWithDiscount { amount } } }`;
    assert.deepEqual(await show(items, selection, call), [
      {
        id: 'onapp/user/1',
        login: 'ann',
        email: 'ann@example.net',
        firstName: 'Ann',
        lastName: 'Smith',
        name: 'Ann Smith',
        status: 'ACTIVE',
        locale: 'en',
        timeZone: 'Kyiv',
        identifier: 'e0ooz1qgipur9p',
        createdAt: '2015-06-08T06:03:18.000Z',
        updatedAt: '2015-06-10T10:39:34.000Z',
        activatedAt: '2015-06-08T06:03:19.000Z',
        passwordChangedAt: '2015-06-08T06:03:18.000Z',
        bucket: { id: 'onapp/bucket/7' },
        infoboxes: { showsInfoboxes: true, hiddenInfoboxes: [] },
        hasYubikey: false,
        isSupplied: false,
        systemTheme: null,
        cdnStatus: 'INACTIVE',
        cdnAccountStatus: 'ACTIVE',
        billingInfo: [
          {
            billingId: '7',
            owed: { amount: '-2.5' },
            paymentAmount: { amount: '1.25' },
            totalAmount: { amount: '3' },
            monthlyPrice: { amount: '0.5' },
            discountDueToFree: { amount: '4' },
            totalAmountWithDiscount: { amount: '5' },
          },
        ],
      },
    ]);
    assert.deepEqual(over.args(), ['GET /users.xml?short&page=1&per_page=26']);
  });
});
