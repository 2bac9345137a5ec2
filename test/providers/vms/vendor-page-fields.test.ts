import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireAdminUser } from '../../../src/providers/vms/admin-api/wire.ts';
import { wireBillingUser } from '../../../src/providers/vms/billing-api/wire.ts';
import type { VmsContext } from '../../../src/providers/vms/context.ts';
import {
  createBilledUser,
  createUser,
  toBillingAccount,
} from '../../../src/providers/vms/users/mapper.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { stubReads } from '../../support/upstreams/stub-reads.ts';
import { ADMIN_PAGE } from '../../support/vms/admin-page.ts';
import { SECRET_OBJECTS } from '../../support/vms/admin-page-secrets.ts';
import { BILLING_PAGE } from '../../support/vms/billing-page.ts';
import { printed } from '../../support/vms/printed.ts';
import { memberAt } from '../../support/vms/property-at.ts';
import { REFERENCES } from '../../support/vms/references.ts';
import { LISTS, resolved } from '../../support/vms/resolve-lazy.ts';
import {
  type Leaf,
  leavesOf,
  rowsOf,
  withIndices,
  withLeaves,
} from '../../support/vms/vendor-page.ts';

/** A field that reads another document has no value. */
const MINSK: VmsContext = {
  provider: { __typename: 'Provider', id: 'vms', kind: 'VMS' },
  timeZone: 'Europe/Minsk',
  reads: stubReads(),
  references: REFERENCES,
};

/** Properties that are printed twice but returned once, or of which the mapper knows only some values. */
const FIXED = new Set([
  'cameras[].pivot.user_id',
  'cameras[].pivot.camera_id',
  'cameras[].group_id',
  'cameras[].top_group_id',
  'status',
]);

const ADMIN_ROWS = rowsOf(ADMIN_PAGE);
const BILLING_ROWS = rowsOf(BILLING_PAGE);

describe('VMS user with distinct values', () => {
  it('maps each property of the Admin document to its field', async () => {
    const rows = [...ADMIN_ROWS, ...rowsOf(SECRET_OBJECTS)];
    const body = unlike(printed('admin-user-200'), rows);
    const user = await resolved(
      createUser({ user: decode(wireAdminUser, body), context: MINSK }),
      LISTS,
    );
    assertEachInItsPlace(body, user, rows);
  });

  it('maps each property of the Billing document to its field', async () => {
    const body = unlike(printed('billing-update-200'), BILLING_ROWS);
    const wire = decode(wireBillingUser, body);
    const source = { user: wire, context: MINSK };
    const updated = {
      user: await resolved(createBilledUser(source), ADMIN_FIELDS),
      billingAccount: await resolved(toBillingAccount(source)),
    };
    assertEachInItsPlace(body, updated, BILLING_ROWS);
  });
});

describe('Booleans of an Admin document', () => {
  const flags = leavesOf(printed('admin-user-200')).filter(({ path }) => isFlag(path));

  it('are 22 properties', () => {
    assert.equal(flags.length, 22);
  });

  for (const { path } of flags) {
    it(`set one field to true if only ${path} is true`, async () => {
      const body = withLeaves(printed('admin-user-200'), (leaf) =>
        isFlag(leaf.path) ? Number(leaf.path === path) : leaf.value,
      );
      const user = await resolved(
        createUser({ user: decode(wireAdminUser, body), context: MINSK }),
        LISTS,
      );
      const reported = ADMIN_ROWS.filter(({ member }) => member.isFlag === true).filter(
        ({ responded }) => memberAt(user, withIndices(responded, [0, 0])) === true,
      );
      assert.deepEqual(
        reported.map((row) => row.path),
        [path],
      );
    });
  }
});

/** The fields that only the Admin API has; this test does not read them. */
const ADMIN_FIELDS = new Set([
  'permissions',
  'billingInfo',
  'userType',
  'cameras',
  'intercoms',
  'intercomFlats',
  'intercomKeys',
  'subUsers',
  'analyticLicenses',
  'events',
]);

function isFlag(path: string): boolean {
  return ADMIN_ROWS.some((row) => row.path === path && row.member.isFlag === true);
}

const YEAR_2021 = Date.UTC(2021, 0, 1);

/** Returns the document with a distinct number in every property except flags, or a distinct second in a date. */
function unlike(document: unknown, rows: typeof ADMIN_ROWS): unknown {
  let count = 1000;
  return withLeaves(document, (leaf) => {
    const row = rows.find(({ path }) => path === leaf.path);
    if (row === undefined || row.member.isFlag === true || FIXED.has(leaf.path)) return leaf.value;
    count += 1;
    if (row.member.isDate === true) return new Date(YEAR_2021 + count * 1000).toISOString();
    return isList(leaf) ? [String(count)] : String(count);
  });
}

const isList = ({ value }: Leaf) => Array.isArray(value);

function assertEachInItsPlace(body: unknown, user: unknown, rows: typeof ADMIN_ROWS): void {
  const checked = leavesOf(body).filter(({ path }) => !FIXED.has(path));
  for (const { path, indices, value } of checked) {
    for (const { responded, member } of rows.filter((row) => row.path === path)) {
      const reported = memberAt(user, withIndices(responded, indices));
      const shown = reported instanceof Date ? reported.toISOString() : reported;
      assert.equal(String(shown), String(value === null ? null : member.expected(value)), path);
    }
  }
}
