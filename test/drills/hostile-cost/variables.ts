import type { Attack, Target } from './attack.ts';
import { alias, fill, fillList, REQUEST_BYTES } from './bodies.ts';
import type { Body } from './client.ts';
import { summarize } from './traffic.ts';

const UPDATE =
  'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename ... on Problem { code } } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

/** The bytes for variables in addition to an operation. */
const BYTES = REQUEST_BYTES - 200;

/** Sends one body three times, so that the code is compiled by the last one. */
const sending =
  (role: 'reader' | 'writer', toBody: (target: Target) => Body) => async (target: Target) => {
    const client = target.caller(role);
    const body = toBody(target);
    return summarize([await client.post(body), await client.post(body), await client.post(body)]);
  };

/** Returns a body with the given text as the value of a variable. */
const withText = (query: string, name: string, value: string) =>
  `{"query":${JSON.stringify(query)},"variables":{"${name}":${value}}}`;

const own = (
  name: string,
  role: 'reader' | 'writer',
  toBody: (target: Target) => Body,
): Attack => ({ id: 'own', name, run: sending(role, toBody) });

/** The attacks by variables and by the other properties of a request body. */
export const VARIABLE_ATTACKS: readonly Attack[] = [
  {
    id: 'M3',
    name: 'a variable with a key of \'Value "Value "…\'',
    run: sending('writer', () => ({
      query: UPDATE,
      variables: { input: { [fill('Value "', 52_000)]: 1 } },
    })),
  },
  own("a variable with many keys of 'Value \"…'", 'writer', () => ({
    query: UPDATE,
    variables: {
      input: Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`Value "Field "${n}`, 1])),
    },
  })),
  own('a variable with a value of \'" is not defined by type "\'', 'writer', () => ({
    query: UPDATE,
    variables: { input: fill('Field "a" is not defined by type ', BYTES - 4000) },
  })),
  own('a list of 12,000 nulls instead of ids', 'reader', () =>
    withText(NODES, 'ids', `[${fill('null,', BYTES)}null]`),
  ),
  own('a list of 30,000 lists instead of ids', 'reader', () =>
    withText(NODES, 'ids', `[${fill('[],', BYTES)}[]]`),
  ),
  own('a list of 12,000 ids', 'reader', () =>
    withText(NODES, 'ids', `[${fill('"vms0",', BYTES)}"vms0"]`),
  ),
  own('ids of 64 kB', 'reader', ({ provider }) => ({
    query: NODES,
    variables: { ids: [`${provider('vms')}/user/${'1'.repeat(30_000)}`, '/'.repeat(30_000)] },
  })),
  own('a list nested 30,000 deep instead of ids', 'reader', () =>
    withText(NODES, 'ids', `${'['.repeat(BYTES / 2)}${']'.repeat(BYTES / 2)}`),
  ),
  own('JSON that is nested 10,000 deep', 'writer', ({ provider }) => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    const value = `{"vmsBilling":{"user":{"login":{"provider":"${provider('vms')}","login":"a"}},"billingInfo":{"billingExtra":${deep}}}}`;
    return withText(UPDATE, 'input', value);
  }),
  own('JSON of 8,000 keys', 'writer', ({ provider }) => {
    const wide = `{${fillList((n) => `"${n}":1`, BYTES - 200)}}`;
    const value = `{"vmsBilling":{"user":{"login":{"provider":"${provider('vms')}","login":"a"}},"billingInfo":{"billingExtra":${wide}}}}`;
    return withText(UPDATE, 'input', value);
  }),
  own('500 properties without a value', 'writer', ({ provider }) => {
    const value = `{"vmsBilling":{"user":{"login":{"provider":"${provider('vms')}","login":"a"}},"billingProperties":[${fill('{},', BYTES - 200)}{}]}}`;
    return withText(UPDATE, 'input', value);
  }),
  own('20,000 fields that the input does not have', 'writer', () =>
    withText(UPDATE, 'input', `{${fillList((n) => `"${n.toString(36)}":0`, BYTES)}}`),
  ),
  own('a number of 60,000 digits', 'reader', () =>
    withText(
      'query ($n: Int) { users(provider: "vms0", first: $n) { nodes { id } } }',
      'n',
      '9'.repeat(BYTES),
    ),
  ),
  own('60 kB of text instead of a date', 'writer', ({ provider }) => ({
    query: UPDATE,
    variables: {
      input: {
        onApp: { id: `${provider('onApp')}/user/1`, suspendAt: `2016-10-03T${'0'.repeat(BYTES)}` },
      },
    },
  })),
  own('a cursor of 60 kB', 'reader', ({ provider }) => ({
    query: 'query ($p: ID!, $c: String) { users(provider: $p, after: $c) { nodes { id } } }',
    variables: { p: provider('onApp'), c: 'eyJ'.repeat(20_000) },
  })),
  own('search words of 60 kB', 'reader', ({ provider }) => ({
    query: 'query ($p: ID!, $s: String) { users(provider: $p, search: $s) { nodes { id } } }',
    variables: { p: provider('onApp'), s: 'a '.repeat(30_000) },
  })),
  own('a password of 60 kB in 15 updates', 'writer', ({ provider }) => ({
    query: `mutation ($input: UpdateUserInput!) { ${alias(15, 'updateUser(input: $input) { __typename }')} }`,
    variables: {
      input: { onApp: { id: `${provider('onApp')}/user/1`, password: 'p'.repeat(BYTES - 1500) } },
    },
  })),
  own('one variable 5,000 times', 'reader', () => {
    return `{"query":"{ __typename }","variables":{${fill('"a":1,', BYTES)}"a":1}}`;
  }),
  own('an operationName of 60 kB', 'reader', () => ({
    query: 'query a { __typename } query b { __typename }',
    operationName: 'a'.repeat(BYTES),
  })),
  own('extensions that are nested 10,000 deep', 'reader', () => {
    return `{"query":"{ __typename }","extensions":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`;
  }),
  own('a body of brackets', 'reader', () => '['.repeat(REQUEST_BYTES)),
  own('a body of escapes', 'reader', () => `{"query":"${fill('\\u007b', BYTES)}"}`),
  own('a list of bodies', 'reader', () => `[${fill('{"query":"{__typename}"},', BYTES)}{}]`),
];
