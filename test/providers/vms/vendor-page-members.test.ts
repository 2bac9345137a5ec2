import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toVmsUser, toVmsUserAfterBilling } from '../../../src/providers/vms/user-mapper.ts';
import { wireAdminUser } from '../../../src/providers/vms/wire-admin-user.ts';
import { wireBillingUser } from '../../../src/providers/vms/wire-billing-user.ts';
import { decode } from '../../../src/upstream/contract.ts';
import { printed } from '../../simulators/vms-witness.ts';
import { ADMIN_PAGE } from '../../support/vms-admin-page.ts';
import { SECRET_OBJECTS } from '../../support/vms-admin-page-secrets.ts';
import { BILLING_PAGE } from '../../support/vms-billing-page.ts';
import { LISTS, NO_LISTS, resolved } from '../../support/vms-lazy.ts';
import { memberAt } from '../../support/vms-member-at.ts';
import {
  type Leaf,
  leavesOf,
  rowsOf,
  withIndices,
  withLeaves,
} from '../../support/vms-vendor-page.ts';

const MINSK = {
  provider: { __typename: 'Provider', id: 'vms', kind: 'VMS' },
  timeZone: 'Europe/Minsk',
} as const;

/** Told in one place and printed in two, or words of which the mapper knows a few. */
const FIXED = new Set(['cameras[].pivot.user_id', 'cameras[].pivot.camera_id', 'status']);

const ADMIN_ROWS = rowsOf(ADMIN_PAGE);
const BILLING_ROWS = rowsOf(BILLING_PAGE);

describe('the members of a user, when no two values are alike', () => {
  it('come from the Admin document, each from its own member', async () => {
    const rows = [...ADMIN_ROWS, ...rowsOf(SECRET_OBJECTS)];
    const body = unlike(printed('admin-user-200'), rows);
    const user = await resolved(toVmsUser(decode(wireAdminUser, body), MINSK, NO_LISTS), LISTS);
    assertEachInItsPlace(body, user, rows);
  });

  it('come from the Billing document, each from its own member', async () => {
    const body = unlike(printed('billing-update-200'), BILLING_ROWS);
    const wire = decode(wireBillingUser, body);
    const user = await resolved(toVmsUserAfterBilling(wire, MINSK, NEVER_READ), ADMIN_MEMBERS);
    assertEachInItsPlace(body, user, BILLING_ROWS);
  });
});

describe('the yes and no of an Admin document', () => {
  const flags = leavesOf(printed('admin-user-200')).filter(({ path }) => isFlag(path));

  it('stand in 22 members', () => {
    assert.equal(flags.length, 22);
  });

  for (const { path } of flags) {
    it(`say yes in one field where ${path} alone does`, async () => {
      const body = withLeaves(printed('admin-user-200'), (leaf) =>
        isFlag(leaf.path) ? Number(leaf.path === path) : leaf.value,
      );
      const user = await resolved(toVmsUser(decode(wireAdminUser, body), MINSK, NO_LISTS), LISTS);
      const told = ADMIN_ROWS.filter(({ member }) => member.isFlag === true).filter(
        ({ answered }) => memberAt(user, withIndices(answered, [0, 0])) === true,
      );
      assert.deepEqual(
        told.map((row) => row.path),
        [path],
      );
    });
  }
});

/** Read through the Admin API alone; no field asks for them here. */
const ADMIN_MEMBERS = new Set([
  'permissions',
  'billingInfo',
  'userType',
  'cameras',
  'cameraAccess',
  'intercoms',
  'intercomFlats',
  'intercomKeys',
  'subUsers',
  'analyticLicenses',
  'events',
]);

const NEVER_READ = {
  readUser: () => Promise.reject(new Error('No field asked for the Admin document.')),
  lists: NO_LISTS,
};

function isFlag(path: string): boolean {
  return ADMIN_ROWS.some((row) => row.path === path && row.member.isFlag === true);
}

const YEAR_2021 = Date.UTC(2021, 0, 1);

/** Another number in every member but the flags; where a date is told, another second. */
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
    for (const { answered, member } of rows.filter((row) => row.path === path)) {
      const told = memberAt(user, withIndices(answered, indices));
      const shown = told instanceof Date ? told.toISOString() : told;
      assert.equal(String(shown), String(value === null ? null : member.expected(value)), path);
    }
  }
}
