import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Options } from 'got';
import {
  RequestBuilder,
  type UpstreamRequest,
} from '../../../src/upstream/transport/upstream-request.ts';

const endpoint = (path: string): UpstreamRequest['endpoint'] => ({
  api: 'A',
  method: 'GET',
  path,
  effect: 'read',
});

const builder = new RequestBuilder({
  baseUrl: new URL('https://panel.example:8443/api/v1'),
  headers: { accept: 'application/json' },
  query: { api_token: 'a b&c' },
});

describe('RequestBuilder', () => {
  it('joins base URL, path, query and headers', () => {
    assert.deepEqual(
      builder.prepare({
        endpoint: endpoint('users/{user}.json'),
        ids: { user: '12' },
        query: { page: '1', 'ids[]': ['3', '4'] },
        flag: 'short',
        headers: { authorization: 'Bearer x' },
        body: { contentType: 'text/plain', text: 'hello' },
      }),
      {
        path: '/api/v1/users/12.json?short&api_token=a+b%26c&page=1&ids%5B%5D=3&ids%5B%5D=4',
        method: 'GET',
        headers: {
          'user-agent': 'roster',
          'accept-encoding': 'identity',
          accept: 'application/json',
          authorization: 'Bearer x',
          'content-type': 'text/plain',
        },
        body: 'hello',
      },
    );
  });

  it('refuses a path that leaves the base URL', () => {
    for (const path of [
      '../users',
      'a/../b',
      '..',
      '.',
      'a/.',
      './a',
      'a//b',
      '/a',
      'a?b',
      'a%2e',
      'a#b',
      'a\\b',
      '',
    ]) {
      assert.throws(
        () => builder.prepare({ endpoint: endpoint(path) }),
        /below its base URL/,
        path,
      );
    }
  });

  it('writes a query as got does', () => {
    const plain = new RequestBuilder({ baseUrl: new URL('http://127.0.0.1:9'), headers: {} });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { maxKeys: 4 }),
        (query) => {
          const searchParams = new URLSearchParams(Object.entries(query));
          const { url } = new Options('users', { searchParams, prefixUrl: 'http://127.0.0.1:9/' });
          const { pathname, search } = new URL(String(url));
          assert.equal(
            plain.prepare({ endpoint: endpoint('users'), query }).path,
            pathname + search,
          );
        },
      ),
    );
  });
});
