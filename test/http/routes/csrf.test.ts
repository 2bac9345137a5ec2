import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const QUERY = '{ user(id: "onapp/user/12") { id } }';
const MUTATION =
  'mutation { updateUser(input: { onApp: { id: "onapp/user/12", lastName: "X" } }) { __typename } }';

const SIMPLE_TYPES = [
  'text/plain',
  'text/plain;charset=UTF-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/xml',
  'application/json-seq',
  'a',
  ';',
];

/** Requests that a page of another site can send without a preflight request, and similar ones. */
describe('Cross-site requests', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());
  const arrivals = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

  /** Sends exactly these headers; `fetch` would add some. */
  const send = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body = '',
  ) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${demo.url}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(body);
    });
  const inUrl = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;

  it('A21: are refused by POST with every type without preflight', async () => {
    const json = JSON.stringify({ query: MUTATION });
    const form = `query=${encodeURIComponent(MUTATION)}`;
    const multipart = `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n${MUTATION}\r\n--x--`;
    for (const body of [json, form, multipart]) {
      for (const type of SIMPLE_TYPES) {
        const status = await send('POST', '/graphql', { 'content-type': type }, body);
        assert.ok(status === 415 || status === 400, `${type}: ${status}`);
      }
      const untyped = await send('POST', '/graphql', {}, body);
      assert.ok(untyped === 415 || untyped === 400, `${untyped}`);
    }
    assert.deepEqual(arrivals(), []);
  });

  it('A21: are refused by GET without a header that needs preflight', async () => {
    assert.equal(await send('GET', inUrl(QUERY), {}), 400);
    for (const type of SIMPLE_TYPES) {
      const status = await send('GET', inUrl(QUERY), { 'content-type': type });
      assert.ok(status === 415 || status === 400, `${type}: ${status}`);
    }
    for (const type of ['message/http', 'application/json5', 'text/html']) {
      const status = await send('GET', inUrl(QUERY), { 'content-type': type });
      assert.equal(status, 415, type);
    }
    assert.deepEqual(arrivals(), []);
  });

  it('A22: change no user by any method except POST', async () => {
    const args = { 'apollo-require-preflight': '1' };
    assert.equal(await send('GET', inUrl(MUTATION), args), 405);
    for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']) {
      const status = await send(method, inUrl(MUTATION), args);
      assert.ok(status !== undefined && status >= 400 && status < 500, `${method}: ${status}`);
    }
    for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      assert.equal(await send('GET', inUrl(MUTATION), { ...args, [header]: 'POST' }), 405);
    }
    assert.equal(await send('GET', `${inUrl(MUTATION)}&_method=POST`, args), 405);
    assert.deepEqual(arrivals(), []);
  });

  it('A21: succeed with the headers of our own client', async () => {
    const headers = { 'content-type': 'application/json' };
    assert.equal(await send('POST', '/graphql', headers, JSON.stringify({ query: QUERY })), 200);
    assert.equal(arrivals().length, 1);
  });
});
