/**
 * The lists of a panel other than users, written by hand from fact sheet sections 7 to 9 and the
 * vendor's printed responses, in both dialects. All values of one object differ, so that a property
 * that is read from the wrong key is detected.
 */
const JSON_BODIES = {
  roles: `[{"role":{"id":7,"label":"Support","identifier":"q7zt0mxk3hb9ew","created_at":"2014-04-03T14:30:34+00:00",
    "updated_at":"2014-04-04T14:30:34+00:00","users_count":3,"system":false,"template":"user_template",
    "permissions":[{"permission":{"id":11,"identifier":"users.read","label":"See all users",
    "created_at":"2012-04-03T14:30:31+00:00","updated_at":"2012-04-03T14:30:31+00:00"}}]}}]`,
  user_groups: `[{"user_group":{"closed":false,"created_at":"2015-04-15T16:02:20+03:00","federation_enabled":false,
    "hypervisor_id":null,"id":56,"identifier":"abywglogotbqza","label":"Resellers & <Sons>",
    "updated_at":"2015-04-16T16:02:20+03:00","bucket_id":3,
    "additional_fields":{"region":"EU","contract":""},
    "user_buckets":[{"user_bucket":{"id":1,"label":"default billing","currency_code":"USD"}}],
    "roles":[{"role":{"id":7,"label":"Support","identifier":"q7zt0mxk3hb9ew",
    "created_at":"2014-04-03T14:30:34+00:00","updated_at":"2014-04-04T14:30:34+00:00","users_count":24}}]}}]`,
  'billing/buckets': `[{"bucket":{"id":3,"label":"ut","created_at":"2017-06-26T08:48:05+00:00",
    "updated_at":"2017-06-27T08:48:05+00:00","currency_code":"USD","show_price":null,"monthly_price":"1.5",
    "allows_mak":true,"allows_kms":false,"allows_own":true,"type":"Billing::Buckets::Plan",
    "associated_with_users":4}}]`,
  billing_plans: `[{"billing_plan":{"id":40,"label":"Old","monthly_price":29.9,"currency_code":"EUR","show_price":true,
    "base_resources":[{"base_resource":{"id":1}}]}}]`,
  payments: `[{"billing_user_payment":{"id":2,"payer_id":12,"amount":"2000.0","invoice_number":"001",
    "created_at":"2011-03-15T20:00:41+07:00","updated_at":"2011-03-16T20:00:41+07:00"}},
    {"billing_user_payment":{"id":3,"payer_id":12,"amount":-0.5,"invoice_number":null,
    "created_at":"2011-03-15T20:00:41Z","updated_at":"2011-03-15T20:00:41.000+02:00"}}]`,
  monthly_bills: '[{"month":5,"cost":167.371330738068},{"cost":"12.0","month":6}]',
};

const XML_BODIES: typeof JSON_BODIES = {
  roles: `<?xml version="1.0" encoding="UTF-8"?>
    <roles type="array"><role><id type="integer">7</id><label>Support</label><identifier>q7zt0mxk3hb9ew</identifier>
    <created_at type="datetime">2014-04-03T14:30:34+00:00</created_at>
    <updated_at type="datetime">2014-04-04T14:30:34+00:00</updated_at><users_count type="integer">3</users_count>
    <system type="boolean">false</system><template>user_template</template>
    <permissions type="array"><permission><created_at type="datetime">2012-04-03T14:30:31+00:00</created_at>
    <id type="integer">11</id><identifier>users.read</identifier><label>See all users</label></permission></permissions>
    </role></roles>`,
  user_groups: `<?xml version="1.0" encoding="UTF-8"?>
    <user_groups type="array"><user_group><closed type="boolean">false</closed>
    <created_at type="datetime">2015-04-15T16:02:20+03:00</created_at>
    <federation_enabled type="boolean">false</federation_enabled><hypervisor_id nil="true"/>
    <id type="integer">56</id><identifier>abywglogotbqza</identifier><label>Resellers &amp; &lt;Sons&gt;</label>
    <updated_at type="datetime">2015-04-16T16:02:20+03:00</updated_at><bucket_id type="integer">3</bucket_id>
    <additional_fields><region>EU</region><contract/></additional_fields>
    <user_buckets type="array"><user_bucket><id type="integer">1</id><label>default billing</label></user_bucket>
    </user_buckets><roles type="array"><role><id type="integer">7</id><label>Support</label>
    <identifier>q7zt0mxk3hb9ew</identifier><created_at type="datetime">2014-04-03T14:30:34+00:00</created_at>
    <updated_at type="datetime">2014-04-04T14:30:34+00:00</updated_at>
    <users_count type="integer">24</users_count></role></roles></user_group></user_groups>`,
  'billing/buckets': `<buckets type="array"><bucket><id type="integer">3</id><label>ut</label>
    <created_at type="dateTime">2017-06-26T08:48:05+00:00</created_at>
    <updated_at type="dateTime">2017-06-27T08:48:05+00:00</updated_at><currency_code>USD</currency_code>
    <show_price nil="true"/><monthly_price>1.5</monthly_price><allows_mak type="boolean">true</allows_mak>
    <allows_kms type="boolean">false</allows_kms><allows_own type="boolean">true</allows_own>
    <type>Billing::Buckets::Plan</type><associated_with_users type="integer">4</associated_with_users>
    </bucket></buckets>`,
  billing_plans: `<billing_plans type="array"><billing_plan><id type="integer">40</id><label>Old</label>
    <monthly_price type="decimal">29.9</monthly_price><currency_code>EUR</currency_code>
    <show_price type="boolean">true</show_price><base_resources type="array"/></billing_plan></billing_plans>`,
  payments: `<payments type="array"><payment><created_at type="datetime">2011-03-15T20:00:41+07:00</created_at>
    <updated_at type="datetime">2011-03-16T20:00:41+07:00</updated_at><amount type="decimal">2000.0</amount>
    <invoice_number>001</invoice_number><id type="integer">2</id><payer_id type="integer">12</payer_id></payment>
    <payment><created_at type="datetime">2011-03-15T20:00:41Z</created_at>
    <updated_at type="dateTime">2011-03-15T20:00:41.000+02:00</updated_at><amount>-0.5</amount>
    <invoice_number nil="true"/><id type="integer">3</id><payer_id type="integer">12</payer_id></payment></payments>`,
  monthly_bills: `<vm_stats type="array"><vm_stat><month type="integer">5</month>
    <cost type="float">167.371330738068</cost></vm_stat>
    <vm_stat><cost type="float">12.0</cost><month type="integer">6</month></vm_stat></vm_stats>`,
};

export const CATALOGUE = { json: JSON_BODIES, xml: XML_BODIES };

/** Every field of the types that a panel lists. */
export const ROLE_FIELDS = `id name identifier createdAt updatedAt userCount isBuiltIn template templateText
  permissions { id name displayName group }`;
export const GROUP_FIELDS = `id name identifier createdAt updatedAt bucket { id } roles { ${ROLE_FIELDS} }`;
export const BUCKET_FIELDS = `id name currencyCode monthlyPrice { amount currencyCode } showsPrices allowsMak allowsKms allowsOwn typeName
  isUsedByUsers createdAt updatedAt`;
export const PLAN_FIELDS = 'id name currencyCode monthlyPrice { amount currencyCode } showsPrices';
export const PAYMENT_FIELDS = 'id amount { amount currencyCode } invoiceNumber createdAt updatedAt';

const PERMISSIONS = [
  { id: 'onapp/permission/11', name: 'users.read', displayName: 'See all users', group: null },
];

/** The bodies as GraphQL shows them, written by hand. */
export const SHOWN_ROLE = {
  id: 'onapp/role/7',
  name: 'Support',
  identifier: 'q7zt0mxk3hb9ew',
  createdAt: '2014-04-03T14:30:34.000Z',
  updatedAt: '2014-04-04T14:30:34.000Z',
  userCount: 3,
  isBuiltIn: false,
  template: 'USER',
  templateText: 'user_template',
  permissions: PERMISSIONS,
};

export const SHOWN_GROUP = {
  id: 'onapp/user-group/56',
  name: 'Resellers & <Sons>',
  identifier: 'abywglogotbqza',
  createdAt: '2015-04-15T13:02:20.000Z',
  updatedAt: '2015-04-16T13:02:20.000Z',
  bucket: { id: 'onapp/bucket/3' },
  // The list of roles counts the users, and has what the role of a group lacks.
  roles: [SHOWN_ROLE],
};

export const SHOWN_BUCKET = {
  id: 'onapp/bucket/3',
  name: 'ut',
  currencyCode: 'USD',
  monthlyPrice: { amount: '1.5', currencyCode: 'USD' },
  showsPrices: null,
  allowsMak: true,
  allowsKms: false,
  allowsOwn: true,
  typeName: 'Billing::Buckets::Plan',
  isUsedByUsers: true,
  createdAt: '2017-06-26T08:48:05.000Z',
  updatedAt: '2017-06-27T08:48:05.000Z',
};

export const SHOWN_PLAN = {
  id: 'onapp/billing-plan/40',
  name: 'Old',
  currencyCode: 'EUR',
  monthlyPrice: { amount: '29.9', currencyCode: 'EUR' },
  showsPrices: true,
};

export const SHOWN_PAYMENTS = [
  {
    id: 'onapp/payment/2',
    amount: { amount: '2000', currencyCode: null },
    invoiceNumber: '001',
    createdAt: '2011-03-15T13:00:41.000Z',
    updatedAt: '2011-03-16T13:00:41.000Z',
  },
  {
    id: 'onapp/payment/3',
    amount: { amount: '-0.5', currencyCode: null },
    invoiceNumber: null,
    createdAt: '2011-03-15T20:00:41.000Z',
    updatedAt: '2011-03-15T18:00:41.000Z',
  },
];

export const SHOWN_BILLS = [
  { month: 5, cost: { amount: '167.371330738068', currencyCode: null } },
  { month: 6, cost: { amount: '12', currencyCode: null } },
];
