import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isFetchable } from '../src/is-fetchable.ts';

const ABSOLUTE = ['http://127.0.0.1:4000/graphql', 'https://roster.example/graphql'];
const NEVER = ['localhost:4000/graphql', 'ftp://a/', 'http://a:99999/', 'http://user:secret@a/'];
const RELATIVE = ['/graphql', '', 'roster.example/graphql', '//roster.example/graphql'];

describe('isFetchable', () => {
  it('takes only absolute URLs outside of a page', () => {
    for (const url of ABSOLUTE) assert.ok(isFetchable(url), url);
    for (const url of [...NEVER, ...RELATIVE]) assert.ok(!isFetchable(url), url);
  });

  const PAGES = {
    document: { baseURI: 'https://desk.example/page' },
    location: { href: 'https://desk.example/worker.js' },
  };

  for (const [name, value] of Object.entries(PAGES)) {
    it(`completes a path by the ${name}`, (test) => {
      Object.defineProperty(globalThis, name, { value, configurable: true });
      test.after(() => Reflect.deleteProperty(globalThis, name));
      for (const url of [...ABSOLUTE, ...RELATIVE]) assert.ok(isFetchable(url), url);
      for (const url of NEVER) assert.ok(!isFetchable(url), url);
    });
  }
});
