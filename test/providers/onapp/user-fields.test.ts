import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import { send } from '../../support/clients/graphql.ts';
import { EVERY_FIELD, FULL_ANSWER, FULL_USER } from '../../support/onapp/full-user.ts';
import { FULL_USER_XML } from '../../support/onapp/full-user-xml.ts';
import { PRINTED_USER, startOverAnswers } from '../../support/onapp/gateway.ts';

/** Written by hand from fact sheet section 6.0: every property of a user, and the field that returns it. */
const FIELDS: Readonly<Record<string, string>> = {
  id: 'OnAppUser.id',
  identifier: 'OnAppUser.identifier',
  login: 'OnAppUser.login',
  email: 'OnAppUser.email',
  first_name: 'OnAppUser.firstName',
  last_name: 'OnAppUser.lastName',
  status: 'OnAppUser.status',
  locale: 'OnAppUser.locale',
  time_zone: 'OnAppUser.timeZone',
  created_at: 'OnAppUser.createdAt',
  updated_at: 'OnAppUser.updatedAt',
  activated_at: 'OnAppUser.activatedAt',
  deleted_at: 'OnAppUser.deletedAt',
  suspend_at: 'OnAppUser.suspendAt',
  password_changed_at: 'OnAppUser.passwordChangedAt',
  user_group_id: 'OnAppUser.userGroup',
  group_id: 'OnAppUser.groupId',
  image_template_group_id: 'OnAppUser.imageTemplateGroupId',
  firewall_id: 'OnAppUser.firewallId',
  billing_plan_id: 'OnAppUser.billingPlan',
  bucket_id: 'OnAppUser.bucket',
  roles: 'OnAppUser.roles',
  used_ip_addresses: 'OnAppUser.usedIpAddresses',
  additional_fields: 'OnAppUser.additionalFields',
  used_cpus: 'OnAppUser.usedCpuCount',
  used_cpu_shares: 'OnAppUser.usedCpuShares',
  used_disk_size: 'OnAppUser.usedDiskGigabytes',
  used_memory: 'OnAppUser.usedMemoryMegabytes',
  memory_available: 'OnAppUser.availableMemoryMegabytes',
  disk_space_available: 'OnAppUser.availableDiskGigabytes',
  outstanding_amount: 'OnAppBillingInfo.owed',
  payment_amount: 'OnAppBillingInfo.paymentAmount',
  total_amount: 'OnAppBillingInfo.totalAmount',
  monthly_price: 'OnAppBillingInfo.monthlyPrice',
  discount_due_to_free: 'OnAppBillingInfo.discountDueToFree',
  total_amount_with_discount: 'OnAppBillingInfo.totalAmountWithDiscount',
  infoboxes: 'OnAppUser.infoboxes',
  avatar: 'OnAppUser.avatar',
  use_gravatar: 'OnAppUser.usesGravatar',
  supplied: 'OnAppUser.isSupplied',
  system_theme: 'OnAppUser.systemTheme',
  registered_yubikey: 'OnAppUser.hasYubikey',
  totp_enabled: 'OnAppUser.usesTotp',
  cdn_bandwidth_limit_set: 'OnAppUser.hasCdnBandwidthLimit',
  cdn_status: 'OnAppUser.cdnStatus',
  cdn_account_status: 'OnAppUser.cdnAccountStatus',
  cdn_reference: 'OnAppUser.cdnReference',
  update_billing_stat: 'OnAppUser.isUsageBilled',
};

/** The properties of section 6.0 without a field, each with the reason. */
const SECRETS: Readonly<Record<string, string>> = {
  aflexi_user_id: 'names an account at another system, next to its password',
  aflexi_username: 'the login of that account',
  aflexi_key: 'its key',
  aflexi_password: 'its password',
  remember_token: 'signs in as the user',
  remember_token_expires_at: 'the expiry of the token above',
  wowza_key: 'the key of another system',
  api_key: 'signs in as the user',
};

/** The fields that come from other documents, each with the test that reads it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  payments: 'billing-mapper.test.ts',
  monthlyBills: 'billing-mapper.test.ts',
};

const READ = `query ($id: ID!) { user(id: $id) { ${EVERY_FIELD} } }`;

describe('OnAppUser', () => {
  it('has a field for every property that is no secret', () => {
    const schema = createSchema();
    for (const field of Object.values(FIELDS)) {
      const [typeName = '', name = ''] = field.split('.');
      const type = schema.getType(typeName);
      assert.ok(isObjectType(type) && Object.hasOwn(type.getFields(), name), field);
    }
    assert.equal(new Set(Object.values(FIELDS)).size, Object.keys(FIELDS).length);
  });

  it('is tested with a document that has each property', () => {
    assert.deepEqual(
      Object.keys(FULL_USER).toSorted(),
      [...Object.keys(FIELDS), ...Object.keys(SECRETS)].toSorted(),
    );
  });

  it('selects all fields except those of other documents', () => {
    const type = createSchema().getType('OnAppUser');
    assert.ok(isObjectType(type));
    assert.deepEqual(
      [...Object.keys(FULL_ANSWER), ...Object.keys(ELSEWHERE)].toSorted(),
      Object.keys(type.getFields()).toSorted(),
    );
  });

  const BODIES = { json: JSON.stringify({ user: FULL_USER }), xml: FULL_USER_XML };
  for (const format of ['json', 'xml'] as const) {
    it(`returns every value in ${format.toUpperCase()}, but no secret`, async () => {
      await using over = await startOverAnswers((response) => response.end(BODIES[format]), {
        format,
      });
      const { data, errors, text } = await send(over.url, READ, { id: PRINTED_USER });
      assert.deepEqual(errors, []);
      assert.deepEqual(data, { user: FULL_ANSWER });
      assert.ok(!text.includes('canary'));
    });
  }

  it('returns null if an old panel sends only the id', async () => {
    await using over = await startOverAnswers((response) => response.end('{"user":{"id":12}}'));
    const { data, errors } = await send(over.url, READ, { id: PRINTED_USER });
    assert.deepEqual(errors, []);
    const user = data?.['user'] as Readonly<Record<string, unknown>>;
    const { id, provider, status, billingInfo, ...others } = user;
    assert.deepEqual([id, provider, status], [PRINTED_USER, FULL_ANSWER.provider, 'UNKNOWN']);
    assert.deepEqual(billingInfo, [
      Object.fromEntries(Object.keys(FULL_ANSWER.billingInfo[0] ?? {}).map((key) => [key, null])),
    ]);
    assert.deepEqual([...new Set(Object.values(others))], [null]);
  });

  it('returns an avatar that is an object unchanged', async () => {
    const avatar = { avatar: { url: null, thumb: { url: '/thumb.png' } } };
    const body = JSON.stringify({ user: { id: 12, avatar } });
    await using over = await startOverAnswers((response) => response.end(body));
    const query = 'query ($id: ID!) { user(id: $id) { ... on OnAppUser { avatar } } }';
    const { data } = await send(over.url, query, { id: PRINTED_USER });
    assert.deepEqual(data, { user: { avatar } });
  });
});
