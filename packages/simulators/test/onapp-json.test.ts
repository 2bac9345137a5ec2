import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import {
  requireList,
  requireMember,
  requireObject,
  requireText,
} from '../../../test/support/values/json-property.ts';
import { type OnAppSimulator, runOnAppSimulator } from '../src/onapp/simulator.ts';

interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. Each test asserts its form. */
  readonly body: unknown;
}

async function ask(
  { url, credentials }: OnAppSimulator,
  method: string,
  path: string,
  body?: unknown,
  login = `${credentials.username}:${credentials.password}`,
): Promise<ReceivedResponse> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(login).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /^[[{]/.test(text);
  const { status, headers } = response;
  return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
}

const readUser = async (simulator: OnAppSimulator, id = 12) =>
  requireMember((await ask(simulator, 'GET', `/users/${id}.json`)).body, 'user');

const roleIds = (user: unknown) =>
  requireList(user, 'roles').map((role) => requireMember(role, 'role.id'));

const keyLogin = ({ credentials }: OnAppSimulator) => `${credentials.email}:${credentials.apiKey}`;

describe('OnApp simulator in JSON', () => {
  it('accepts the printed update request and shows its changes', async () => {
    await using simulator = await runOnAppSimulator();
    const fixture = new URL('../../../test/fixtures/onapp/update-request.json', import.meta.url);
    const result = await ask(simulator, 'PUT', '/users/12.json', await readFile(fixture, 'utf8'));
    assert.deepEqual([result.status, result.text], [204, '']);

    const user = await readUser(simulator);
    assert.equal(requireMember(user, 'email'), '1111111losj@test.test');
    assert.equal(requireMember(user, 'first_name'), '1111');
    assert.equal(requireMember(user, 'user_group_id'), 1);
    assert.deepEqual(roleIds(user), [1, 2]);
    assert.deepEqual(requireMember(user, 'additional_fields'), [
      { name: 'contract', value: 'DC-2016/007' },
      { name: 'additional_field_name', value: 'custom_value' },
    ]);
  });

  it('sends the content type, the session and the request id of a real panel', async () => {
    await using simulator = await runOnAppSimulator();
    const { headers } = await ask(simulator, 'GET', '/version.json');
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
    assert.match(headers.get('set-cookie') ?? '', /^_session_id=[0-9a-f]{32};/);
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('Q2: wraps every object and element in its type name', async () => {
    await using simulator = await runOnAppSimulator();
    const { body } = await ask(simulator, 'GET', '/users.json');
    const john = requireList(body).find((element) => requireMember(element, 'user.id') === 12);
    const user = requireMember(john, 'user');
    assert.equal(requireMember(user, 'roles.0.role.identifier'), 'user');
    const permission = 'roles.0.role.permissions.0.permission.identifier';
    assert.equal(requireMember(user, permission), 'users.read.own');
    assert.equal(requireMember(user, 'used_ip_addresses.0.ip_address.address'), '192.0.2.14');
  });

  it('Q3: accepts additional fields without their inner wrapper too', async () => {
    await using simulator = await runOnAppSimulator();
    const user = { additional_fields: [{ name: 'contract', value: 'new' }] };
    assert.equal((await ask(simulator, 'PUT', '/users/12.json', { user })).status, 204);
    assert.deepEqual(requireMember(await readUser(simulator), 'additional_fields'), [
      { name: 'contract', value: 'new' },
    ]);
  });

  it('Q3: returns the additional fields of a group as a map', async () => {
    await using simulator = await runOnAppSimulator();
    const { body } = await ask(simulator, 'GET', '/user_groups/36.json');
    const group = requireMember(body, 'user_group');
    const fields = { region: 'worldwide', contract: '' };
    assert.deepEqual(requireMember(group, 'additional_fields'), fields);
    assert.equal(requireMember(group, 'user_buckets.0.user_bucket.id'), 2);
  });

  it('loses password and roles of a body without wrapper', async () => {
    await using simulator = await runOnAppSimulator();
    const sent = { first_name: 'Ann', password: 'new-password', role_ids: [1] };
    assert.equal((await ask(simulator, 'PUT', '/users/12.json', sent)).status, 204);
    const user = await readUser(simulator);
    assert.equal(requireMember(user, 'first_name'), 'Ann');
    assert.equal(requireMember(user, 'roles.0.role.id'), 2);
    const login = await ask(simulator, 'GET', '/profile.json', undefined, 'john.doe:new-password');
    assert.equal(login.status, 401);
  });

  it('Q6: reads roles from the query and replaces the set', async () => {
    await using simulator = await runOnAppSimulator();
    await ask(simulator, 'PUT', '/users/21.json?user[role_ids][]=7&user[role_ids][]=1');
    assert.deepEqual(roleIds(await readUser(simulator, 21)), [1, 7]);
  });

  it('Q7: shows no login and changes no password with API keys', async () => {
    await using simulator = await runOnAppSimulator();
    const login = keyLogin(simulator);
    const list = await ask(simulator, 'GET', '/users.json?short', undefined, login);
    assert.equal(list.status, 200);
    assert.ok(!list.text.includes('"login"'));
    const user = { password: 'new-password' };
    const refused = await ask(simulator, 'PUT', '/users/12.json', { user }, login);
    assert.equal(refused.status, 422);
    assert.deepEqual(Object.keys(requireObject(refused.body, 'errors')), ['password']);
  });

  it('Q7: ignores a password sent with an API key if configured', async () => {
    await using simulator = await runOnAppSimulator({ apiKeyPasswordChange: 'ignored' });
    const user = { password: 'new-password', first_name: 'Ann' };
    const login = keyLogin(simulator);
    assert.equal((await ask(simulator, 'PUT', '/users/12.json', { user }, login)).status, 204);
    const profile = await ask(
      simulator,
      'GET',
      '/profile.json',
      undefined,
      'john.doe:new-password',
    );
    assert.equal(profile.status, 401);
  });

  it('Q8: reads each form of suspend_at and clears it when empty', async () => {
    await using simulator = await runOnAppSimulator();
    const set = async (suspend_at: unknown) => {
      await ask(simulator, 'PUT', '/users/12.json', { user: { suspend_at } });
      return requireMember(await readUser(simulator), 'suspend_at');
    };
    assert.equal(await set('2031-08-01 12:47:08'), '2031-08-01T12:47:08.000+03:00');
    assert.equal(await set('20310801T124708Z'), '2031-08-01T15:47:08.000+03:00');
    assert.equal(await set(''), null);
    assert.equal(await set('2031-08-01T12:47:08Z'), '2031-08-01T15:47:08.000+03:00');
    assert.equal(await set(null), null);
  });

  it('Q9: writes two offsets into one response', async () => {
    await using simulator = await runOnAppSimulator();
    const user = await readUser(simulator);
    assert.match(requireText(user, 'created_at'), /\.000\+03:00$/);
    assert.match(requireText(user, 'roles.0.role.created_at'), /\.000\+00:00$/);
  });

  it('Q10: writes amounts as numbers, negative and with exponents', async () => {
    await using simulator = await runOnAppSimulator();
    assert.equal(requireMember(await readUser(simulator), 'payment_amount'), 1000);
    assert.equal(requireMember(await readUser(simulator, 13), 'outstanding_amount'), -250.5);
    const { text } = await ask(simulator, 'GET', '/users/38.json');
    assert.match(text, /"outstanding_amount":2\.3e\+28/);
  });

  it('R3: writes decimals by version or switch', async () => {
    for (const [options, shown] of [
      [{ version: '2.3' }, '1000.0'],
      [{ version: '5.5' }, '1000.0'],
      [{ version: '6.0' }, 1000],
      [{ version: '6.7' }, 1000],
      [{ version: '5.5', decimalsAs: 'number' }, 1000],
      [{ version: '6.7', decimalsAs: 'string' }, '1000.0'],
    ] as const) {
      await using simulator = await runOnAppSimulator(options);
      const name = JSON.stringify(options);
      assert.equal(requireMember(await readUser(simulator), 'payment_amount'), shown, name);
    }
  });

  it('Q13: keeps a deleted user readable until it is deleted again', async () => {
    await using simulator = await runOnAppSimulator();
    assert.equal((await ask(simulator, 'DELETE', '/users/33.json')).status, 204);
    assert.equal(requireMember(await readUser(simulator, 33), 'status'), 'deleted');
    assert.equal((await ask(simulator, 'DELETE', '/users/33.json')).status, 204);
    assert.equal((await ask(simulator, 'GET', '/users/33.json')).status, 404);
    await ask(simulator, 'DELETE', '/users/31.json', { force: '1' });
    assert.equal((await ask(simulator, 'GET', '/users/31.json')).status, 404);
  });

  it('Q14: suspends immediately and activates, by POST', async () => {
    await using simulator = await runOnAppSimulator();
    const suspended = await ask(simulator, 'POST', '/users/12/suspend.json');
    assert.equal(requireMember(suspended.body, 'user.status'), 'suspended');
    assert.equal(requireMember(suspended.body, 'user.suspend_at'), null);
    const active = await ask(simulator, 'POST', '/users/12/activate.json');
    assert.equal(requireMember(active.body, 'user.status'), 'active');
  });

  it('Q15: omits roles and usage from the short list', async () => {
    await using simulator = await runOnAppSimulator();
    const { body } = await ask(simulator, 'GET', '/users.json?short');
    const printed = `activated_at avatar bucket_id cdn_account_status cdn_status created_at deleted_at
      discount_due_to_free email firewall_id first_name group_id id identifier image_template_group_id infoboxes
      last_name locale login monthly_price outstanding_amount password_changed_at payment_amount registered_yubikey
      status supplied suspend_at system_theme time_zone total_amount total_amount_with_discount updated_at
      use_gravatar user_group_id`;
    assert.deepEqual(
      Object.keys(requireObject(body, '0.user')).toSorted(),
      printed.split(/\s+/).toSorted(),
    );
  });

  it('Q17: omits amounts when the caller may not read prices', async () => {
    await using simulator = await runOnAppSimulator({ readPrices: false });
    const user = requireObject(await readUser(simulator));
    assert.ok(!('outstanding_amount' in user) && !('monthly_price' in user));
  });

  it('Q19: serves payments under two paths and two names', async () => {
    await using simulator = await runOnAppSimulator();
    const old = await ask(simulator, 'GET', '/users/12/payments.json');
    const path = '/billing/user/payments.json?payer_type=user&payer_id=12';
    const current = await ask(simulator, 'GET', path);
    assert.equal(requireMember(old.body, '0.billing_user_payment.amount'), 600);
    assert.deepEqual(
      requireMember(current.body, '1.payment'),
      requireMember(old.body, '1.billing_user_payment'),
    );
  });

  it('R9: names payments by version or switch', async () => {
    for (const [options, name] of [
      [{ version: '4.1' }, 'payment'],
      [{ version: '4.2' }, 'billing_user_payment'],
      [{ version: '5.5' }, 'billing_user_payment'],
      [{ version: '4.2', paymentsAs: 'payment' }, 'payment'],
      [{ version: '5.5', paymentsAs: 'payment' }, 'payment'],
    ] as const) {
      await using simulator = await runOnAppSimulator(options);
      const { body } = await ask(simulator, 'GET', '/users/12/payments.json');
      assert.deepEqual(Object.keys(requireObject(body, '0')), [name], JSON.stringify(options));
    }
  });

  it('R1: lists payments only for payers of the type user', async () => {
    await using simulator = await runOnAppSimulator({ payerAs: 'user_id' });
    const listOf = async (type: string) => {
      const path = `/billing/user/payments.json?payer_type=${type}&payer_id=12`;
      return requireList((await ask(simulator, 'GET', path)).body);
    };
    assert.deepEqual(await listOf('User'), []);
    assert.equal(requireMember(await listOf('user'), '0.payment.user_id'), 12);
  });

  it('Q20: wraps no monthly bill and keeps properties outside limits', async () => {
    await using simulator = await runOnAppSimulator();
    const year = new Date().getUTCFullYear() - 1;
    const bills = await ask(simulator, 'GET', `/users/12/monthly_bills.json?date[year]=${year}`);
    assert.deepEqual(requireMember(bills.body, '0'), { month: 1, cost: 120.37 });
    assert.equal(requireList(bills.body).length, 12);
    const limits = requireObject((await ask(simulator, 'GET', '/users/12/limits.json')).body);
    assert.ok('limits' in limits && 'best_network_group_id' in limits);
  });

  it('Q25: sends paging headers only when a page is requested', async () => {
    await using simulator = await runOnAppSimulator();
    const paged = await ask(simulator, 'GET', '/users.json?short&page=2&per_page=10');
    assert.equal(requireList(paged.body).length, 5);
    assert.deepEqual(
      ['x-page', 'x-limit', 'x-total'].map((name) => paged.headers.get(name)),
      ['2', '10', '15'],
    );
    const whole = await ask(simulator, 'GET', '/users.json?short&q=BRANDT');
    assert.equal(whole.headers.get('x-total'), null);
    assert.equal(requireList(whole.body).length, 2);
  });

  it('Q25: returns all users when paging is ignored', async () => {
    await using simulator = await runOnAppSimulator({ paging: 'ignored' });
    const { body, headers } = await ask(simulator, 'GET', '/users.json?short&page=2&per_page=10');
    assert.equal(requireList(body).length, 15);
    assert.equal(headers.get('x-total'), null);
  });

  it('serves every list and record that the gateway may request', async () => {
    await using simulator = await runOnAppSimulator();
    for (const [path, wrapper] of [
      ['/roles.json', 'role'],
      ['/permissions.json', 'permission'],
      ['/user_groups.json', 'user_group'],
      ['/user_groups/1/users.json', 'user'],
      ['/user_additional_fields.json', 'user_additional_field'],
      ['/billing/buckets.json', 'bucket'],
    ] as const) {
      const { body } = await ask(simulator, 'GET', path);
      assert.ok(wrapper in requireObject(body, '0'), path);
    }
    const bucket = await ask(simulator, 'GET', '/billing/buckets/2.json');
    assert.equal(requireMember(bucket.body, 'bucket.currency_code'), 'USD');
    assert.deepEqual((await ask(simulator, 'GET', '/version.json')).body, { version: '6.7' });
  });

  it('creates a user and returns its address', async () => {
    await using simulator = await runOnAppSimulator();
    const user = { login: 'ada', email: 'ada@byron.example', password: 'engine', role_ids: [2] };
    const { status, headers, body } = await ask(simulator, 'POST', '/users.json', { user });
    assert.equal(status, 201);
    const id = requireMember(body, 'user.id');
    assert.ok(headers.get('location')?.endsWith(`/users/${id}`));
    const profile = await ask(simulator, 'GET', '/profile.json', undefined, 'ada:engine');
    assert.equal(requireMember(profile.body, 'user.id'), id);
  });
});
