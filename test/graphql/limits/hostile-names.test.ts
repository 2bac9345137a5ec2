import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

/** Names of built-in properties of JavaScript objects. */
const BUILT_IN = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'toJSON',
  'length',
  '__defineGetter__',
];

/** Every position in which a client chooses a name, with an operation that uses it. */
const PLACES: Readonly<Record<string, (name: string) => string>> = {
  'an operation': (name) => `query ${name} { it: providers { id } }`,
  'an alias': (name) =>
    `{ ${name}: user(id: "onapp/user/12") { ${name}: id } it: providers { id } }`,
  'a fragment': (name) => `{ it: providers { ...${name} } } fragment ${name} on Provider { id }`,
};

const EXPLAIN = [{}, { 'roster-explain': 'plan' }, { 'roster-explain': 'trace' }];

describe('Built-in name of JavaScript', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  for (const [place, operation] of Object.entries(PLACES)) {
    it(`A14: is a plain name of ${place}`, async () => {
      for (const name of BUILT_IN) {
        for (const headers of EXPLAIN) {
          const { status, errors, text } = await send(
            demo.url,
            operation(name),
            {},
            { ...headers },
          );
          assert.deepEqual([status, errors], [200, []], name);
          if (!('roster-explain' in headers)) assert.match(text, /"it":\[\{"id":"vms"\}/);
        }
      }
    });
  }

  it('A14: is a property only of the response', async () => {
    const { text } = await send(demo.url, PLACES['an alias']?.('__proto__') ?? '');
    assert.match(text, /"__proto__":\{"__proto__":"onapp\/user\/12"\}/);
    assert.ok(!('id' in {}));
  });

  it('A14: is a variable, with its value', async () => {
    for (const name of BUILT_IN) {
      const query = `query ($${name}: ID!) { user(id: $${name}) { id } }`;
      const body = `{"query":${JSON.stringify(query)},"variables":{"${name}":"onapp/user/12"}}`;
      const response = await fetch(`${demo.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await response.text();
      // A body may not contain the key of a prototype: such a variable needs another name.
      if (name === '__proto__') assert.equal(response.status, 400);
      else assert.deepEqual(JSON.parse(text), { data: { user: { id: 'onapp/user/12' } } });
    }
    const missing = await send(demo.url, 'query ($toString: ID!) { user(id: $toString) { id } }');
    assert.deepEqual(
      [missing.status, missing.errors[0]?.extensions['code']],
      [400, 'BAD_USER_INPUT'],
    );
  });

  it('A14: is unknown as a field, argument, type, directive or provider', async () => {
    for (const name of BUILT_IN) {
      for (const query of [
        `{ ${name} }`,
        `{ providers(${name}: 1) { id } }`,
        `{ ... on ${name} { id } }`,
        `{ providers @${name} { id } }`,
        `{ user(id: "x") { ... on OnAppUser { ${name} } } }`,
        `mutation { updateUser(input: { ${name}: { id: "x" } }) { __typename } }`,
        `query ($a: ${name}) { providers { id } }`,
      ]) {
        const { status, errors } = await send(demo.url, query);
        const code = errors[0]?.extensions['code'];
        assert.deepEqual([status, code], [400, 'GRAPHQL_VALIDATION_FAILED'], query);
      }
      for (const query of [
        `{ it: user(id: "${name}/user/1") { id } }`,
        `{ it: user(id: "vms/${name}/1") { id } }`,
        `{ it: node(id: "${name}") { id } }`,
        `{ it: permissions(provider: "${name}") { id } }`,
        `{ it: users(provider: "${name}") { nodes { id } } }`,
        `{ it: findUsers(match: { text: "x" }, providers: ["${name}"]) { users { id } } }`,
      ]) {
        const { errors } = await send(demo.url, query);
        assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT', query);
      }
    }
  });
});
