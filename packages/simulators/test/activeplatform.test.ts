import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import {
  requireList,
  requireMember,
  requireObject,
  requireText,
} from '../../../test/support/values/json-property.ts';
import {
  type ActivePlatformSimulator,
  type ActivePlatformSimulatorOptions,
  runActivePlatformSimulator,
} from '../src/activeplatform/simulator.ts';

const JOHN = '/api/vendor/v1/users/2002986.json';

interface ReceivedResponse {
  readonly status: number;
  readonly text: string;
  /** The body as JSON. Each test asserts its form. */
  readonly body: unknown;
}

async function ask(
  { url, credentials }: ActivePlatformSimulator,
  method: string,
  path: string,
  body?: unknown,
  contentType = 'application/json',
): Promise<ReceivedResponse> {
  const separator = path.includes('?') ? '&' : '?';
  const response = await fetch(`${url}${path}${separator}api_token=${credentials.apiToken}`, {
    method,
    ...(body === undefined
      ? {}
      : {
          body: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { 'content-type': contentType },
        }),
  });
  const text = await response.text();
  const isJson = text !== '' && response.headers.get('content-type') === 'application/json';
  return { status: response.status, text, body: isJson ? JSON.parse(text) : undefined };
}

const fixture = (name: string) =>
  readFile(new URL(`../../../test/fixtures/activeplatform/${name}`, import.meta.url), 'utf8');

/**
 * Returns the keys and types of a value, so that two bodies can be compared without their values.
 */
function toShape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(toShape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([key, property]) => [key, toShape(property)]),
  );
}

async function refusalOf(body: unknown, options?: ActivePlatformSimulatorOptions) {
  await using simulator = await runActivePlatformSimulator(options);
  const { status, text } = await ask(simulator, 'PUT', JOHN, body);
  return `${status} ${text}`;
}

describe('ActivePlatform simulator', () => {
  it('returns the printed response to the printed update request', async () => {
    await using simulator = await runActivePlatformSimulator();
    const { status, body } = await ask(
      simulator,
      'PUT',
      JOHN,
      await fixture('update-request.json'),
    );
    const printed = requireObject(JSON.parse(await fixture('update-200.json')));

    assert.equal(status, 200);
    assert.match(requireText(body, 'updated_at'), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+03:00$/);
    assert.deepEqual({ ...requireObject(body), updated_at: printed['updated_at'] }, printed);
  });

  it('returns users with the properties and types of the page', async () => {
    await using simulator = await runActivePlatformSimulator();
    const printed = toShape(JSON.parse(await fixture('update-200.json')));
    const one = await ask(simulator, 'GET', JOHN);
    const list = await ask(simulator, 'GET', '/api/vendor/v1/users?filters[status]=active');

    assert.deepEqual(toShape(one.body), printed);
    assert.deepEqual(
      Object.keys(requireObject(list.body, '0')),
      Object.keys(requireObject(one.body)),
    );
  });

  it('keeps changes until it is reset', async () => {
    await using simulator = await runActivePlatformSimulator();
    const firstName = async () =>
      requireMember((await ask(simulator, 'GET', JOHN)).body, 'first_name');
    await ask(simulator, 'PUT', JOHN, { first_name: 'Ann' });
    assert.equal(await firstName(), 'Ann');
    simulator.reset();
    assert.equal(await firstName(), 'John');
  });

  it('Q1: rejects a call without the token or with another one', async () => {
    await using simulator = await runActivePlatformSimulator();
    for (const query of ['', '?api_token=', '?api_token=654322']) {
      const response = await fetch(`${simulator.url}${JOHN}${query}`);
      assert.equal(response.status, 401);
      assert.deepEqual(await response.json(), { error: 'Unauthorized' });
    }
  });

  it('Q21: responds with the configured status to a bad token', async () => {
    const unauthorized = { status: 403, body: '{"error":"Access denied"}' };
    await using simulator = await runActivePlatformSimulator({ unauthorized });
    const response = await fetch(`${simulator.url}${JOHN}`);
    assert.equal(response.status, 403);
    assert.equal(await response.text(), '{"error":"Access denied"}');
  });

  it('Q2, Q3: returns an attribute by its name, always as text', async () => {
    await using simulator = await runActivePlatformSimulator();
    const { body } = await ask(simulator, 'PUT', JOHN, {
      custom_attributes: [{ key: 'contract_number', value: 17 }],
    });
    assert.deepEqual(requireMember(body, 'custom_attributes'), [
      { name: 'Age', value: '20' },
      { name: 'Contract number', value: '17' },
    ]);
  });

  it('drops the other attributes when an update replaces them', async () => {
    await using simulator = await runActivePlatformSimulator({ customAttributes: 'replace' });
    const custom_attributes = [{ key: 'department', value: 'IT' }];
    const { body } = await ask(simulator, 'PUT', JOHN, { custom_attributes });
    assert.deepEqual(requireMember(body, 'custom_attributes'), [
      { name: 'Department', value: 'IT' },
    ]);
  });

  it('Q4: changes neither e-mail, status nor properties that were not sent', async () => {
    await using simulator = await runActivePlatformSimulator();
    const before = await ask(simulator, 'GET', JOHN);
    const after = await ask(simulator, 'PUT', JOHN, { email: 'x@y.example', status: 'inactive' });
    assert.equal(after.status, 200);
    const updated_at = requireMember(before.body, 'updated_at');
    assert.deepEqual({ ...requireObject(after.body), updated_at }, before.body);
  });

  it('Q5, Q8: accepts a form body, on a path without its suffix', async () => {
    await using simulator = await runActivePlatformSimulator();
    const form = new URLSearchParams([
      ['middle_name', ''],
      ['password', 'N;T@o;y!4TNqlV'],
      ['custom_attributes[][key]', 'age'],
      ['custom_attributes[][value]', '21'],
      ['custom_attributes[][key]', 'department'],
      ['custom_attributes[][value]', 'R&D'],
    ]);
    const type = 'application/x-www-form-urlencoded';
    const path = JOHN.replace('.json', '');
    const { body } = await ask(simulator, 'PUT', path, form.toString(), type);
    assert.equal(requireMember(body, 'middle_name'), '');
    assert.deepEqual(requireMember(body, 'custom_attributes'), [
      { name: 'Age', value: '21' },
      { name: 'Department', value: 'R&D' },
    ]);
  });

  it('Q5: reads only one format of bodies, if so configured', async () => {
    const type = 'application/x-www-form-urlencoded';
    for (const bodyFormat of ['json', 'form'] as const) {
      await using simulator = await runActivePlatformSimulator({ bodyFormat });
      const json = await ask(simulator, 'PUT', JOHN, { last_name: 'Roe' });
      const form = await ask(simulator, 'PUT', JOHN, 'last_name=Roe', type);
      const expected = bodyFormat === 'json' ? [200, 415] : [415, 200];
      assert.deepEqual([json.status, form.status], expected);
      const { text } = bodyFormat === 'json' ? form : json;
      assert.match(text, /^\{"error":"The provided content-type '.*' is not supported\."\}$/);
    }
  });

  it('sends errors with 200, if so configured', async () => {
    const options = { errorStatus: 200 } as const;
    assert.equal(
      await refusalOf({ first_name: '' }, options),
      '200 {"error":"First name can\'t be blank"}',
    );
    await using simulator = await runActivePlatformSimulator(options);
    const unknown = await ask(simulator, 'GET', '/api/vendor/v1/users/1.json');
    assert.deepEqual(
      [unknown.status, unknown.text],
      [200, '{"error":"Couldn\'t find User with \'id\'=1"}'],
    );
    const changed = await ask(simulator, 'PUT', JOHN, { last_name: 'Roe' });
    assert.equal(requireMember(changed.body, 'last_name'), 'Roe');
  });

  it('Q6: pages lists and returns an empty page past the end', async () => {
    await using simulator = await runActivePlatformSimulator();
    const page = (n: number) => ask(simulator, 'GET', `/api/vendor/v1/users?page=${n}&per_page=5`);
    const pages = await Promise.all([1, 2, 3, 4].map(page));
    assert.deepEqual(
      pages.map(({ body }) => requireList(body).length),
      [5, 5, 4, 0],
    );
  });

  it('Q6: returns the whole list for every page when paging is ignored', async () => {
    await using simulator = await runActivePlatformSimulator({ paging: 'ignored' });
    const { body } = await ask(simulator, 'GET', '/api/vendor/v1/users.json?page=9&per_page=5');
    assert.equal(requireList(body).length, 14);
  });

  it('Q6: honours only `page` or only `per_page` if configured so', async () => {
    const firstIdAndLength = async (options: ActivePlatformSimulatorOptions) => {
      await using simulator = await runActivePlatformSimulator(options);
      const { body } = await ask(simulator, 'GET', '/api/vendor/v1/users.json?page=2&per_page=5');
      return [requireMember(body, '0.id'), requireList(body).length];
    };
    assert.deepEqual(await firstIdAndLength({}), [2000477, 5]);
    assert.deepEqual(await firstIdAndLength({ paging: 'pageIgnored' }), [2000112, 5]);
    const own = { paging: 'perPageIgnored', defaultPerPage: 10 } as const;
    assert.deepEqual(await firstIdAndLength(own), [2002410, 4]);
  });

  it('Q7: filters by e-mail and sorts backwards by bracketed keys', async () => {
    await using simulator = await runActivePlatformSimulator();
    const filter = encodeURIComponent('filters[email]');
    const path = `/api/vendor/v1/users.json?${filter}=JOHN.DOOE@activeplatfrom.com`;
    const found = await ask(simulator, 'GET', path);
    const sorted = await ask(simulator, 'GET', '/api/vendor/v1/users.json?sorting[reversed]=true');
    assert.deepEqual(
      requireList(found.body).map((user) => requireMember(user, 'id')),
      [2002986],
    );
    assert.equal(requireMember(sorted.body, '0.id'), 2003005);
  });

  it('rejects values with one text and no field name', async () => {
    assert.deepEqual(
      [
        await refusalOf({ password: 'short' }),
        await refusalOf({ first_name: '' }),
        await refusalOf({ custom_attributes: [{ key: 'shoe_size', value: '44' }] }),
        await refusalOf({ custom_attributes: [{ value: '44' }] }),
        await refusalOf('{"first_name":'),
        await refusalOf({ first_name: 'Ann' }, { managerMayWrite: false }),
      ],
      [
        '422 {"error":"Password is too short (minimum is 8 characters)"}',
        '422 {"error":"First name can\'t be blank"}',
        '422 {"error":"Custom attribute with key shoe_size is not defined"}',
        '400 {"error":"custom_attributes[0][key] is missing"}',
        '400 {"error":"message body does not match declared format"}',
        '403 {"error":"This action is forbidden"}',
      ],
    );
  });

  it('names the record that it does not have', async () => {
    await using simulator = await runActivePlatformSimulator();
    const { status, body } = await ask(simulator, 'PUT', '/api/vendor/v1/users/7.json', {});
    assert.equal(status, 404);
    assert.deepEqual(body, { error: "Couldn't find User with 'id'=7" });
  });

  it('creates a user without accounts, once for each e-mail', async () => {
    await using simulator = await runActivePlatformSimulator();
    const user = { first_name: 'Ada', last_name: 'Byron', email: 'ada@byron.example' };
    const create = (body: unknown) => ask(simulator, 'POST', '/api/vendor/v1/users.json', body);
    assert.deepEqual((await create(user)).body, { error: 'password is missing' });
    const created = await create({ ...user, password: 'analytical-engine' });
    assert.equal(created.status, 201);
    assert.deepEqual(requireMember(created.body, 'custom_attributes'), []);
    const accounts = await ask(
      simulator,
      'GET',
      `/api/vendor/v1/users/${requireMember(created.body, 'id')}/accounts`,
    );
    assert.deepEqual(accounts.body, []);
    const again = await create({ ...user, password: 'analytical-engine' });
    assert.deepEqual(again.body, { error: 'Email has already been taken' });
  });

  it('Q12: returns money as a number in accounts, text in subscriptions', async () => {
    await using simulator = await runActivePlatformSimulator();
    const accounts = await ask(simulator, 'GET', '/api/vendor/v1/users/2000290/accounts.json');
    assert.equal(requireMember(accounts.body, '0.current_debt'), 7310.25);
    const path = '/api/vendor/v1/accounts/2000307/subscriptions.json';
    const { body } = await ask(simulator, 'GET', path);
    assert.equal(requireMember(body, '0.payment_model_parameters.current_debt'), '7310.25');
  });

  it('Q9: spells a status of two words as a phrase if configured so', async () => {
    await using simulator = await runActivePlatformSimulator({ statusSpelling: 'phrase' });
    const path = '/api/vendor/v1/accounts.json?filters[status]=credit_hold';
    const { body } = await ask(simulator, 'GET', path);
    assert.equal(requireMember(body, '0.status'), 'credit hold');
  });

  it('Q13: serves the reseller versions of its paths', async () => {
    await using simulator = await runActivePlatformSimulator();
    for (const prefix of ['/api/v1/reseller', '/api/reseller/v1']) {
      const query = 'filters[subscription_id]=2000801';
      const { body } = await ask(simulator, 'GET', `${prefix}/charges.json?${query}`);
      assert.equal(requireList(body).length, 2);
    }
  });

  it('Q14, Q15: attaches by the query, with a space after unknown ids', async () => {
    await using simulator = await runActivePlatformSimulator();
    const path = '/api/v2/vendor/account_accesses';
    const pair = 'account_id=2000122&user_id=2002688';
    const findUsers = async () =>
      requireList((await ask(simulator, 'GET', '/api/vendor/v1/accounts/2000122/users')).body)
        .length;

    assert.equal((await ask(simulator, 'POST', `${path}.json?${pair}&role=admin`)).status, 201);
    assert.equal(await findUsers(), 4);
    assert.equal((await ask(simulator, 'DELETE', `${path}/detach.json?${pair}`)).status, 204);
    assert.equal(await findUsers(), 3);
    const unknown = await ask(simulator, 'POST', `${path}?account_id=2000122&user_id=2006106`);
    assert.deepEqual(unknown.body, { error: "Couldn't find User with 'id'=2006106 " });
    const owner = 'account_id=2000122&user_id=2002986';
    const kept = await ask(simulator, 'DELETE', `${path}/detach.json?${owner}`);
    assert.deepEqual(kept.body, { error: "Owner can't be detached" });
  });

  it('Q18: has no route that deletes or suspends a user', async () => {
    await using simulator = await runActivePlatformSimulator();
    assert.equal((await ask(simulator, 'DELETE', JOHN)).status, 404);
    assert.equal(
      (await ask(simulator, 'POST', '/api/vendor/v1/users/2002986/suspend')).status,
      404,
    );
  });
});
