import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { PanelVersion } from '../src/onapp/options.ts';
import { type OnAppSimulatorOptions, runOnAppSimulator } from '../src/onapp/simulator.ts';
import { SECRET_CANARY } from '../src/onapp/wire-user-properties.ts';

interface Question {
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly login?: string;
}

/** Sends one request to a fresh panel, by default an update of user 12 by its administrator. */
async function ask(options: OnAppSimulatorOptions, question: Question) {
  await using simulator = await runOnAppSimulator(options);
  const { username, password } = simulator.credentials;
  const login = question.login ?? `${username}:${password}`;
  const response = await fetch(`${simulator.url}${question.path ?? '/users/12.json'}`, {
    method: question.method ?? 'PUT',
    headers: {
      authorization: `Basic ${Buffer.from(login).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(question.body === undefined ? {} : { body: question.body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const update = (user: object, options: OnAppSimulatorOptions = {}) =>
  ask(options, { body: JSON.stringify({ user }) });

const fixture = (name: string) =>
  readFile(new URL(`../../../test/fixtures/onapp/${name}`, import.meta.url), 'utf8');

const TAKEN = { email: 'TEST@mail.com', password: 'short' };

describe('OnApp simulator, rejections', () => {
  it('names each rejected field in the words of Rails', async () => {
    const refusals = [
      [{ email: 'TEST@mail.com' }, { email: ['has already been taken'] }],
      [{ email: 'nobody' }, { email: ['is invalid'] }],
      [{ email: null }, { email: ["can't be blank"] }],
      [{ password: '12345' }, { password: ['is too short (minimum is 6 characters)'] }],
      [{ user_group_id: '99' }, { user_group_id: ['must exist'] }],
      [{ bucket_id: 99 }, { bucket_id: ['must exist'] }],
      [{ role_ids: ['1', '99'] }, { role_ids: ['is invalid'] }],
      [{ suspend_at: 'tomorrow' }, { suspend_at: ['is invalid'] }],
      [
        { additional_fields: [{ additional_field: { name: 'shoe_size', value: '44' } }] },
        { additional_fields: ['shoe_size is not defined'] },
      ],
    ] as const;
    for (const [user, errors] of refusals) {
      const { status, text } = await update(user);
      assert.equal(status, 422);
      assert.deepEqual(JSON.parse(text), { errors });
    }
  });

  it('Q11: has the printed shape in each of its forms', async () => {
    const map = JSON.parse((await update(TAKEN)).text);
    const list = JSON.parse((await update(TAKEN, { errorsAs: 'list' })).text);
    const text = JSON.parse((await update(TAKEN, { errorsAs: 'string' })).text);
    const single = JSON.parse((await update(TAKEN, { errorsAs: 'error' })).text);
    const sentences = [
      'Email has already been taken',
      'Password is too short (minimum is 6 characters)',
    ];

    assert.deepEqual(map.errors.email, JSON.parse(await fixture('errors-map.json')).errors.email);
    assert.deepEqual(list, { errors: sentences });
    assert.deepEqual(text, { errors: sentences.join(', ') });
    assert.deepEqual(single, { error: sentences.join(', ') });
    for (const [body, name] of [
      [list, 'errors-list.json'],
      [text, 'errors-string.json'],
      [single, 'error-single.json'],
    ] as const) {
      assert.deepEqual(Object.keys(body), Object.keys(JSON.parse(await fixture(name))));
    }
  });

  it('rejects removing the last role if one is required', async () => {
    const options = { requireRole: true };
    assert.deepEqual(JSON.parse((await update({ role_ids: [] }, options)).text), {
      errors: { base: ['User must have at least one role'] },
    });
    const listed = await update({ role_ids: [''] }, { ...options, errorsAs: 'list' });
    assert.equal(listed.text, '{"errors":["User must have at least one role"]}');
  });

  it('Q12: changes updated_at even if the PUT is rejected', async () => {
    await using simulator = await runOnAppSimulator();
    const { username, password } = simulator.credentials;
    const headers = {
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
      'content-type': 'application/json',
    };
    const url = `${simulator.url}/users/12.json`;
    const read = async () => JSON.parse(await (await fetch(url, { headers })).text());
    const { user: before } = await read();
    await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ user: TAKEN }) });
    const { user: after } = await read();
    assert.ok(new Date(after.updated_at) > new Date(before.updated_at));
    assert.deepEqual({ ...after, updated_at: before.updated_at }, before);
  });

  it('responds to bad credentials with Rails text in both formats', async () => {
    for (const path of ['/users/12.json', '/users/12.xml']) {
      const { status, headers, text } = await ask(
        {},
        { method: 'GET', path, login: 'john.doe:no' },
      );
      assert.equal(status, 401);
      assert.equal(text, 'HTTP Basic: Access denied.\n');
      assert.equal(headers.get('www-authenticate'), 'Basic realm="Application"');
      assert.equal(headers.get('set-cookie'), null);
    }
  });

  it('rejects a suspended user who signs in', async () => {
    const login = 'hruska:demo-password-31';
    assert.equal((await ask({}, { method: 'GET', path: '/profile.json', login })).status, 401);
  });

  it('forbids an action that no role of the caller allows', async () => {
    const bySupport = await ask({}, { login: 'support:demo-password-3', body: '{"user":{}}' });
    const withheld = await update({}, { withheldPermissions: ['users.update'] });
    for (const { status, text } of [bySupport, withheld]) {
      assert.equal(status, 403);
      assert.equal(text, '{"errors":["You do not have permissions for this action"]}');
    }
  });

  it('lets a plain user change only the own record', async () => {
    const login = 'john.doe:demo-password-12';
    const body = '{"user":{"first_name":"Johnny"}}';
    assert.equal((await ask({}, { login, body })).status, 204);
    assert.equal((await ask({}, { login, body, path: '/users/13.json' })).status, 403);
  });

  it('names no resource that it does not find', async () => {
    const path = '/users/7.json';
    const unknown = await ask({}, { method: 'GET', path });
    assert.equal(unknown.status, 404);
    assert.equal(unknown.text, '{"errors":["Resource not found"]}');
    const old = await ask({ errorsAs: 'error' }, { method: 'GET', path });
    assert.equal(old.text.trim(), (await fixture('error-single.json')).trim());
  });

  it('returns HTML for paths without suffix and malformed bodies', async () => {
    assert.match((await ask({}, { method: 'GET', path: '/users/12' })).text, /<h1>404 Not Found/);
    const broken = await ask({}, { body: '{"user":' });
    assert.equal(broken.status, 400);
    assert.equal(broken.headers.get('content-type'), 'text/html; charset=utf-8');
  });

  it('R9: responds in the requested format at routes it does not imitate', async () => {
    for (const [method, path] of [
      ['GET', '/users/12/user_statistics'],
      ['PUT', '/users/12/payments/2'],
      ['POST', '/roles'],
      ['DELETE', '/user_groups/36'],
      ['GET', '/billing/buckets/1/rate_cards'],
      ['POST', '/users/12/user_api_keys/generate'],
      ['GET', '/transactions'],
    ] as const) {
      const json = await ask({}, { method, path: `${path}.json` });
      assert.equal(json.status, 404, path);
      assert.match(String(json.headers.get('content-type')), /^application\/json/);
      assert.ok(Array.isArray(JSON.parse(json.text).errors));
      const xml = await ask({}, { method, path: `${path}.xml` });
      assert.match(String(xml.headers.get('content-type')), /^application\/xml/);
      assert.match(xml.text, /<errors>\s+<error>This route exists/);
    }
  });

  it('R9: returns HTML at routes that the version does not have', async () => {
    for (const path of ['/billing/buckets/1/rate_cards.json', '/users/12/nothing.json']) {
      const { status, text } = await ask({ version: '5.4' }, { method: 'GET', path });
      assert.deepEqual([status, text.includes('<html>')], [404, true], path);
    }
  });

  it('R9: asks for credentials at routes it does not imitate', async () => {
    const path = '/users/12/user_statistics.json';
    assert.equal((await ask({}, { method: 'GET', path, login: 'a:b' })).status, 401);
  });

  it('R9: rejects a password confirmation that differs', async () => {
    const refused = await update({ password: 'changeme', password_confirmation: 'changeme2' });
    assert.equal(refused.status, 422);
    assert.deepEqual(JSON.parse(refused.text), {
      errors: { password_confirmation: ["doesn't match Password"] },
    });
    const only = await update({ password_confirmation: 'changeme' }, { errorsAs: 'list' });
    assert.deepEqual(JSON.parse(only.text), {
      errors: ["Password confirmation doesn't match Password"],
    });
    for (const password_confirmation of ['changeme', null]) {
      assert.equal((await update({ password: 'changeme', password_confirmation })).status, 204);
    }
    const user = { login: 'new', email: 'n@example.net', password: 'secret1' };
    const created = await ask(
      {},
      {
        method: 'POST',
        path: '/users.json',
        body: JSON.stringify({ user: { ...user, password_confirmation: 'secret2' } }),
      },
    );
    assert.equal(created.status, 422);
  });
});

describe('OnApp simulator, versions', () => {
  it('Q1: responds to an update with {}, a space, the user or nothing', async () => {
    const user = { first_name: 'Ann' };
    const responses = await Promise.all(
      (['204', 'emptyObject', 'space', 'object'] as const).map((putResponse) =>
        update(user, { putResponse }),
      ),
    );
    assert.deepEqual(
      responses.map(({ status, text }) => [status, text.slice(0, 8)]),
      [
        [204, ''],
        [200, '{}'],
        [200, ' '],
        [200, '{"user":'],
      ],
    );
  });

  it('Q4: has billing plans and no buckets before 6.0', async () => {
    const options = { version: '5.4' } as const;
    const get = (path: string) => ask(options, { method: 'GET', path });
    assert.equal((await get('/billing/buckets.json')).status, 404);
    const plans = JSON.parse((await get('/billing/user/plans.json')).text);
    assert.equal(plans[0].user_plan.currency_code, 'EUR');
    const { user } = JSON.parse((await get('/users/24.json')).text);
    assert.equal(user.billing_plan_id, 2);
    assert.ok(!('bucket_id' in user) && !('aflexi_password' in user));
  });

  it('R2: serves billing plans at the path of the version', async () => {
    const get = (version: PanelVersion, path: string) => ask({ version }, { method: 'GET', path });
    for (const [version, path, other, root] of [
      ['4.2', '/billing_plans', '/billing/user/plans', 'billing_plan'],
      ['5.1', '/billing_plans', '/billing/user/plans', 'billing_plan'],
      ['5.2', '/billing/user/plans', '/billing_plans', 'user_plan'],
      ['5.5', '/billing/user/plans', '/billing_plans', 'user_plan'],
    ] as const) {
      const list = JSON.parse((await get(version, `${path}.json`)).text);
      const one = JSON.parse((await get(version, `${path}/2.json`)).text);
      assert.deepEqual([Object.keys(list[0]), Object.keys(one)], [[root], [root]], version);
      const { text } = await get(version, `${path}.xml`);
      assert.match(text, new RegExp(`<${root}s type="array">\\s+<${root}>`));
      assert.equal((await get(version, `${other}.json`)).status, 404);
    }
    for (const path of ['/billing_plans.json', '/billing/user/plans.json']) {
      assert.equal((await get('6.0', path)).status, 404);
    }
  });

  it('Q4: ignores a billing plan in versions with buckets', async () => {
    const { text } = await update({ billing_plan_id: 2 }, { putResponse: 'object' });
    assert.equal(JSON.parse(text).user.bucket_id, 1);
  });

  it('uses the old forms before 3.0', async () => {
    const options = { version: '2.3' } as const;
    const refused = await update(TAKEN, options);
    assert.ok(Array.isArray(JSON.parse(refused.text).errors));
    assert.equal((await update({}, options)).text, '{}');
    const suspended = await ask(options, { method: 'GET', path: '/users/12/suspend.json' });
    const { user } = JSON.parse(suspended.text);
    assert.equal(user.status, 'suspended');
    assert.match(user.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.ok(!('registered_yubikey' in user) && !('identifier' in user));
  });

  it('Q16: shows recognisable secrets in the users of old panels only', async () => {
    const read = (version: '4.2' | '6.7') => ask({ version }, { method: 'GET' });
    assert.ok((await read('4.2')).text.includes(`${SECRET_CANARY}-aflexi-password-12`));
    assert.ok(!(await read('6.7')).text.includes(SECRET_CANARY));
  });
});
