/**
 * A user with every property of fact sheet section 6.0, written by hand in JSON. All values differ,
 * so that a property that is read from the wrong key is detected.
 */
export const FULL_USER = {
  id: 12,
  identifier: 'u4k9w0zq7m2xtb',
  login: '0012',
  email: 'full@example.net',
  first_name: 'Ünal',
  last_name: "O'Hara & <Sons>",
  status: 'suspended',
  locale: 'en-GB',
  time_zone: 'Kyiv',
  created_at: '2012-02-09T17:05:30Z',
  updated_at: '2012-04-03T14:30:34+00:00',
  activated_at: '2014-08-21T16:00:15+03:00',
  deleted_at: '2020-03-20T12:57:58.000+02:00',
  suspend_at: '2017-03-22T20:39:36.000+07:00',
  password_changed_at: '2018-01-01T00:00:00Z',
  user_group_id: 36,
  group_id: 37,
  image_template_group_id: 38,
  firewall_id: 39,
  billing_plan_id: 40,
  bucket_id: 41,
  roles: [
    {
      role: {
        id: 7,
        label: 'Support',
        identifier: 'q7zt0mxk3hb9ew',
        created_at: '2014-04-03T14:30:34+00:00',
        updated_at: '2014-04-04T14:30:34+00:00',
        users_count: 3,
        system: false,
        template: 'user_template',
        permissions: [{ permission: { id: 11, identifier: 'users.read', label: 'See all users' } }],
      },
    },
  ],
  used_ip_addresses: [{ ip_address: { id: 1201, address: '192.0.2.14' } }],
  additional_fields: [{ name: 'contract', value: '1e5' }],
  used_cpus: 2,
  used_cpu_shares: 200,
  used_disk_size: 40,
  used_memory: 4096,
  memory_available: 12288.5,
  disk_space_available: 160,
  outstanding_amount: -117.25,
  payment_amount: '1000.5',
  total_amount: 883.25,
  monthly_price: '29.9',
  discount_due_to_free: '3.5',
  total_amount_with_discount: '879.75',
  infoboxes: { display_infoboxes: true, hidden_infoboxes: ['welcome'] },
  avatar: 'face.png',
  use_gravatar: true,
  supplied: true,
  system_theme: 'dark',
  registered_yubikey: true,
  totp_enabled: true,
  cdn_bandwidth_limit_set: true,
  cdn_status: 'INACTIVE',
  cdn_account_status: 'ACTIVE',
  cdn_reference: 7001,
  update_billing_stat: true,
  aflexi_user_id: 7012,
  aflexi_username: 'canary-aflexi-username',
  aflexi_key: 'canary-aflexi-key',
  aflexi_password: 'canary-aflexi-password',
  remember_token: 'canary-remember-token',
  remember_token_expires_at: '2031-01-01T00:00:00Z',
  wowza_key: 'canary-wowza-key',
  api_key: 'canary-api-key',
};

/** Every field of `OnAppUser` that its own document contains, down to the leaves. */
export const EVERY_FIELD = `
  id provider { id kind } login name status createdAt updatedAt
  permissions { id name displayName group }
  billingInfo {
    billingId status
    ... on OnAppBillingInfo {
      owed { amount } paymentAmount { amount } totalAmount { amount } monthlyPrice { amount }
      discountDueToFree { amount } totalAmountWithDiscount { amount }
    }
  }
  ... on OnAppUser {
    identifier email firstName lastName locale timeZone activatedAt deletedAt suspendAt
    passwordChangedAt userGroup { id } groupId imageTemplateGroupId firewallId bucket { id }
    billingPlan { id }
    roles {
      id name identifier createdAt updatedAt isBuiltIn template templateText
      permissions { id name }
    }
    usedIpAddresses { id address }
    additionalFields { name value }
    usedCpuCount usedCpuShares usedDiskGigabytes usedMemoryMegabytes availableMemoryMegabytes availableDiskGigabytes
    infoboxes { showsInfoboxes hiddenInfoboxes }
    avatar usesGravatar isSupplied systemTheme hasYubikey usesTotp hasCdnBandwidthLimit
    cdnStatus cdnStatusText cdnAccountStatus cdnAccountStatusText cdnReference isUsageBilled
  }`;

/** `FULL_USER` as GraphQL shows it, written by hand. */
export const FULL_ANSWER = {
  id: 'onapp/user/12',
  provider: { id: 'onapp', kind: 'ON_APP' },
  login: '0012',
  name: "Ünal O'Hara & <Sons>",
  status: 'SUSPENDED',
  createdAt: '2012-02-09T17:05:30.000Z',
  updatedAt: '2012-04-03T14:30:34.000Z',
  permissions: [
    { id: 'onapp/permission/11', name: 'users.read', displayName: 'See all users', group: null },
  ],
  billingInfo: [
    {
      billingId: '41',
      status: null,
      owed: { amount: '-117.25' },
      paymentAmount: { amount: '1000.5' },
      totalAmount: { amount: '883.25' },
      monthlyPrice: { amount: '29.9' },
      discountDueToFree: { amount: '3.5' },
      totalAmountWithDiscount: { amount: '879.75' },
    },
  ],
  identifier: 'u4k9w0zq7m2xtb',
  email: 'full@example.net',
  firstName: 'Ünal',
  lastName: "O'Hara & <Sons>",
  locale: 'en-GB',
  timeZone: 'Kyiv',
  activatedAt: '2014-08-21T13:00:15.000Z',
  deletedAt: '2020-03-20T10:57:58.000Z',
  suspendAt: '2017-03-22T13:39:36.000Z',
  passwordChangedAt: '2018-01-01T00:00:00.000Z',
  userGroup: { id: 'onapp/user-group/36' },
  groupId: 'onapp/group/37',
  imageTemplateGroupId: 'onapp/image-template-group/38',
  firewallId: 'onapp/firewall/39',
  bucket: { id: 'onapp/bucket/41' },
  // The installation is configured with buckets.
  billingPlan: null,
  roles: [
    {
      id: 'onapp/role/7',
      name: 'Support',
      identifier: 'q7zt0mxk3hb9ew',
      createdAt: '2014-04-03T14:30:34.000Z',
      updatedAt: '2014-04-04T14:30:34.000Z',
      isBuiltIn: false,
      template: 'USER',
      templateText: 'user_template',
      permissions: [{ id: 'onapp/permission/11', name: 'users.read' }],
    },
  ],
  usedIpAddresses: [{ id: 'onapp/ip-address/1201', address: '192.0.2.14' }],
  additionalFields: [{ name: 'contract', value: '1e5' }],
  usedCpuCount: 2,
  usedCpuShares: 200,
  usedDiskGigabytes: 40,
  usedMemoryMegabytes: 4096,
  availableMemoryMegabytes: 12288.5,
  availableDiskGigabytes: 160,
  infoboxes: { showsInfoboxes: true, hiddenInfoboxes: ['welcome'] },
  avatar: 'face.png',
  usesGravatar: true,
  isSupplied: true,
  systemTheme: 'dark',
  hasYubikey: true,
  usesTotp: true,
  hasCdnBandwidthLimit: true,
  cdnStatus: 'INACTIVE',
  cdnStatusText: 'INACTIVE',
  cdnAccountStatus: 'ACTIVE',
  cdnAccountStatusText: 'ACTIVE',
  cdnReference: '7001',
  isUsageBilled: true,
};
