import type { Attack, Target } from './attack.ts';
import { alias, fill, REQUEST_BYTES } from './bodies.ts';
import { PROVIDERS } from './gateways.ts';
import { type Outcome, summarize } from './traffic.ts';

const numbered = (count: number, toText: (n: number) => string) =>
  Array.from({ length: count }, (_none, n) => toText(n)).join(' ');

/** Creates an attack with three slightly different documents, so that each has to be parsed. */
const own = (name: string, toQuery: (target: Target) => string): Attack => ({
  id: 'own',
  name: `a document of ${name}`,
  run: async (target) => {
    const client = target.caller('reader');
    const query = toQuery(target);
    const outcomes: Outcome[] = [];
    for (let n = 0; n < 3; n += 1) outcomes.push(await client.post({ query: `${query}#${n}` }));
    return summarize(outcomes);
  },
});

/** The attacks by the shape of a document. */
export const SHAPE_ATTACKS: readonly Attack[] = [
  own('300 unknown fields', () => `{ ${numbered(300, (n) => `unknown${n}`)} }`),
  own('300 unknown arguments', () => `{ providers(${numbered(300, (n) => `x${n}: 1`)}) { id } }`),
  own('400 levels', () => `{ ${'providers { '.repeat(400)}id${' }'.repeat(400)} }`),
  own('fragments in a chain', () => {
    return `{ providers { ...f0 } } ${numbered(100, (n) => `fragment f${n} on Provider { id ${n < 99 ? `...f${n + 1}` : ''} }`)}`;
  }),
  own('fragments that double 60 times', () => {
    return `{ providers { ...f0 } } ${numbered(60, (n) => `fragment f${n} on Provider { ${n < 59 ? `...f${n + 1} ...f${n + 1}` : 'id'} }`)}`;
  }),
  own('fragments that spread each other', () => {
    return `{ providers { ...f0 } } ${numbered(30, (n) => `fragment f${n} on Provider { id ${numbered(9, (to) => `...f${(n + to) % 30}`)} }`)}`;
  }),
  own('inline fragments within each other', () => {
    return `{ providers { ${'... { '.repeat(300)}id${' }'.repeat(300)} } }`;
  }),
  own('fragments whose fields conflict', () => {
    const fields = numbered(14, (n) => `a${n}: id`);
    const others = numbered(14, (n) => `a${n}: kind`);
    return `{ providers { ${numbered(12, (n) => `...f${n}`)} } } ${numbered(12, (n) => `fragment f${n} on Provider { ${n % 2 === 0 ? fields : others} }`)}`;
  }),
  own('140 equal fields with different arguments', () => {
    return `{ ${numbered(140, (n) => `node(id: "${n}") { id }`)} }`;
  }),
  own('300 directives', () => `{ __typename ${fill('@skip(if: false) ', 300 * 17)} }`),
  own('450 unknown directives', () => `{ __typename ${numbered(450, (n) => `@d${n}`)} }`),
  own('200 operations, none of them named', () => {
    return numbered(200, (n) => `query q${n} { __typename }`);
  }),
  own('200 operations of one name', () => numbered(200, () => 'query q { __typename }')),
  own('200 variables that nothing uses', () => {
    return `query (${numbered(200, (n) => `$v${n}: Int`)}) { __typename }`;
  }),
  own('one name of 60 kB', () => `{ ${'a'.repeat(REQUEST_BYTES)} }`),
  own('one text of 60 kB', () => `{ node(id: "${'a'.repeat(REQUEST_BYTES)}") { id } }`),
  own(
    'one block text of 60 kB',
    () => `{ node(id: """${fill(' \n', REQUEST_BYTES / 2)}""") { id } }`,
  ),
  own('a list of 450 ids', () => `{ nodes(ids: [${numbered(450, (n) => `"${n}"`)}]) { id } }`),
  own(
    'lists within 480 lists',
    () => `{ nodes(ids: ${'['.repeat(480)}${']'.repeat(480)}) { id } }`,
  ),
  own('commas', () => `{ __typename ${','.repeat(REQUEST_BYTES)} }`),
  own('line ends before 900 unknown names', () => {
    return `${'\n'.repeat(25_000)}{ ${numbered(900, (n) => `u${n}`)} }`;
  }),
  own('number of 60,000 digits', () => {
    return `{ users(provider: "a", first: ${'9'.repeat(REQUEST_BYTES)}) { nodes { id } } }`;
  }),
  own('definitions that are no operations', () => numbered(300, (n) => `type T${n} { a: Int }`)),
  own('all fields of providers in 15 aliases', () => {
    return `{ ${alias(15, 'providers { id kind onApp { __typename } }')} }`;
  }),
  own('nodes of 100 provider ids in 15 aliases', () => {
    const ids = numbered(100, (n) => `"vms${n % PROVIDERS}"`);
    return `query ($i: [ID!]! = [${ids}]) { ${alias(15, 'nodes(ids: $i) { id ... on Provider { kind onApp { __typename } } }')} }`;
  }),
  {
    id: 'own',
    name: 'operation names, each sent once',
    run: async ({ caller, times }) => {
      const outcomes: Outcome[] = [];
      let client = caller('reader');
      for (let n = 0; n < times({ ci: 500, full: 5000 }); n += 1) {
        if (n % 500 === 0) client = caller('reader');
        outcomes.push(await client.post({ query: `query ${'n'.repeat(1000)}${n} { __typename }` }));
      }
      return summarize(outcomes);
    },
  },
  {
    id: 'own',
    name: 'a query in a URL of 14 kB, 200 times',
    run: async ({ caller }) => {
      const client = caller('reader');
      const outcomes: Outcome[] = [];
      for (let n = 0; n < 200; n += 1) {
        const query = encodeURIComponent(`query q${n} { __typename ${','.repeat(4500)}}`);
        outcomes.push(
          await client.get(`/graphql?query=${query}`, { 'x-apollo-operation-name': 'q' }),
        );
      }
      return summarize(outcomes);
    },
  },
  {
    id: 'own',
    name: 'a URL of 13 kB of parameters, 200 times',
    run: async ({ caller }) => {
      const client = caller('reader');
      const outcomes: Outcome[] = [];
      const parameters = Array.from({ length: 1500 }, (_none, n) => `${n}=%41`).join('&');
      for (let n = 0; n < 200; n += 1) outcomes.push(await client.get(`/graphql?${parameters}`));
      return summarize(outcomes);
    },
  },
];
