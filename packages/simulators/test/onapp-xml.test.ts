import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { type OnAppSimulator, runOnAppSimulator } from '../src/onapp/simulator.ts';

async function ask(
  { url, credentials }: OnAppSimulator,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; text: string }> {
  const login = `${credentials.username}:${credentials.password}`;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(login).toString('base64')}`,
      accept: 'application/xml',
      'content-type': 'application/xml',
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}

const lines = (text: string) => text.split('\n').map((line) => line.trim());

describe('OnApp simulator in XML', () => {
  it('accepts the printed update request and shows its changes', async () => {
    await using simulator = await runOnAppSimulator();
    const fixture = new URL('../../../test/fixtures/onapp/update-request.xml', import.meta.url);
    const result = await ask(simulator, 'PUT', '/users/12.xml', await readFile(fixture, 'utf8'));
    assert.deepEqual(result, { status: 204, text: '' });

    const shown = lines((await ask(simulator, 'GET', '/users/12.xml')).text);
    for (const line of [
      '<email>somemail@example.com</email>',
      '<first_name>NewName</first_name>',
      '<user_group_id type="integer">36</user_group_id>',
      '<suspend_at type="datetime">2011-08-01T12:47:08+03:00</suspend_at>',
      '<registered_yubikey>true</registered_yubikey>',
      '<name>additional_field_name</name>',
      '<value>custom_value</value>',
      '<identifier>admin</identifier>',
    ]) {
      assert.ok(shown.includes(line), line);
    }
  });

  it('sets the printed billing plan on panels with plans', async () => {
    await using simulator = await runOnAppSimulator({ version: '5.4' });
    const fixture = new URL('../../../test/fixtures/onapp/update-request.xml', import.meta.url);
    await ask(simulator, 'PUT', '/users/12.xml', await readFile(fixture, 'utf8'));
    const { text } = await ask(simulator, 'GET', '/users/12.xml');
    assert.ok(text.includes('<billing_plan_id type="integer">2</billing_plan_id>'));
  });

  it('Q21: types its elements as Rails does', async () => {
    await using simulator = await runOnAppSimulator();
    const { text } = await ask(simulator, 'GET', '/users/40.xml');
    assert.ok(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<user>\n'));
    for (const line of [
      '<id type="integer">40</id>',
      '<login>yanka</login>',
      '<first_name>Янка</first_name>',
      '<last_name nil="true"/>',
      '<roles type="array"/>',
      '<hidden_infoboxes type="array"/>',
      '<supplied type="boolean">false</supplied>',
      '<system_theme/>',
      '<payment_amount type="decimal">0.0</payment_amount>',
      '<outstanding_amount type="float">0.0</outstanding_amount>',
    ]) {
      assert.ok(lines(text).includes(line), line);
    }
  });

  it('Q21: keeps the array of a single element', async () => {
    await using simulator = await runOnAppSimulator();
    const { text } = await ask(simulator, 'GET', '/user_groups/36.xml');
    assert.match(text, /<roles type="array">\s+<role>\s+<id type="integer">2<\/id>/);
    assert.match(text, /<additional_fields>\s+<region>worldwide<\/region>\s+<contract\/>/);
  });

  it('Q21: types dates in two spellings and amounts in two ways', async () => {
    await using simulator = await runOnAppSimulator();
    const bucket = await ask(simulator, 'GET', '/billing/buckets/1.xml');
    assert.match(bucket.text, /<created_at type="dateTime">2014-04-03T17:30:34\+03:00</);
    assert.match(bucket.text, /<type>Billing::Buckets::Plan<\/type>/);
    assert.match(bucket.text, /<monthly_price>0\.0</);
    const list = await ask(simulator, 'GET', '/users.xml?short');
    assert.match(list.text, /^<\?xml.*\n<users type="array">\n {2}<user>/);
    assert.match(list.text, /<outstanding_amount type="decimal">2\.3e\+28</);
    assert.match(list.text, /<monthly_price>29\.9</);
  });

  it('escapes characters that would be markup', async () => {
    await using simulator = await runOnAppSimulator();
    const { text } = await ask(simulator, 'GET', '/users/47.xml');
    assert.ok(text.includes("<last_name>O'Hara &amp; Sons &lt;IT&gt;</last_name>"));
  });

  it('reads escaped characters, spaces and line breaks unchanged', async () => {
    await using simulator = await runOnAppSimulator();
    const body = '<user>\n  <last_name> A&amp;B &lt;C&gt; &#233;&#x1F600;</last_name>\n</user>';
    await ask(simulator, 'PUT', '/users/12.xml', body);
    const { text } = await ask(simulator, 'GET', '/users/12.xml');
    assert.ok(text.includes('<last_name> A&amp;B &lt;C&gt; é😀</last_name>'));
  });

  it('Q8: clears suspend_at when the element is empty', async () => {
    await using simulator = await runOnAppSimulator();
    await ask(simulator, 'PUT', '/users/21.xml', '<user><suspend_at></suspend_at></user>');
    const { text } = await ask(simulator, 'GET', '/users/21.xml');
    assert.ok(text.includes('<suspend_at nil="true"/>'));
  });

  it('Q6: removes all roles when the array is empty', async () => {
    await using simulator = await runOnAppSimulator();
    await ask(simulator, 'PUT', '/users/12.xml', '<user><role_ids type="array"/></user>');
    const { text } = await ask(simulator, 'GET', '/users/12.xml');
    assert.ok(text.includes('<roles type="array"/>'));
  });

  it('Q13: deletes immediately when the body forces it', async () => {
    await using simulator = await runOnAppSimulator();
    await ask(simulator, 'DELETE', '/users/33.xml', '<force>1</force>');
    assert.equal((await ask(simulator, 'GET', '/users/33.xml')).status, 404);
  });

  it('Q20: wraps monthly bills in the name of another type', async () => {
    await using simulator = await runOnAppSimulator();
    const { text } = await ask(simulator, 'GET', '/users/12/monthly_bills.xml');
    assert.match(text, /<vm_stats type="array">\s+<vm_stat>\s+<month type="integer">1<\/month>/);
  });

  it('writes each rejection as one error element', async () => {
    await using simulator = await runOnAppSimulator();
    const body = '<user><email>test@mail.com</email><password>short</password></user>';
    const { status, text } = await ask(simulator, 'PUT', '/users/12.xml', body);
    assert.equal(status, 422);
    assert.deepEqual(lines(text).slice(1, -1), [
      '<errors>',
      '<error>Email has already been taken</error>',
      '<error>Password is too short (minimum is 6 characters)</error>',
      '</errors>',
    ]);
    const missing = await ask(simulator, 'GET', '/users/7.xml');
    assert.equal(missing.status, 404);
    assert.ok(missing.text.includes('<error>Resource not found</error>'));
  });

  it('rejects a body that is not XML', async () => {
    await using simulator = await runOnAppSimulator();
    assert.equal((await ask(simulator, 'PUT', '/users/12.xml', '<user><email>')).status, 400);
  });
});
