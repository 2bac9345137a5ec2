import { alias, camera, fillList, jsonUser, REQUEST_BYTES } from '../hostile-cost/bodies.ts';
import { describeParts, partsOf, type Recipe, type Space, writeParts } from './recipe.ts';

/** The texts that are repeated in the document or in a variable. */
// biome-ignore format: a table of texts.
const TEXTS = [
  '\n', '#\n', ',', ' ', '\r\n', '# a\n', 'id ', 'a~: id ', 'login ', '... ', '...f ', '...f~ ', 'unknown~ ',
  '@skip(if: false) ', '@d~ ', '{ ', '} ', '[', ']', '( ', ') ', '$v~: Int ', '"', '\\', '"""', '\\"', '\u0301',
  '\u0316', '\uFDFA', '\u200b', 'e\u0301', 'Value "', 'Field "', '" is not defined by type "', 'Expected ',
  'at "a.', '1', '1e', '-', '.', '/', '%', 'vms/user/1', '<', '&#1;', 'selected ', 'query q~ { __typename } ',
  'fragment g~ on Node { id } ', 'x~: __typename ', '{"a":', '[[],', 'null', 'A', '\t', '\uFEFF', '\u2028',
];

const ROOTS = [
  (fields: string) => `nodes(ids: $ids) { ${fields} }`,
  (fields: string) => `user(id: $id) { ${fields} }`,
  () => '__schema { types { name fields { name args { name type { name ofType { name } } } } } }',
  () => '__type(name: "VmsUser") { name fields { name type { name fields { name } } } }',
  () => 'providers { id kind }',
  () => 'findUsers(match: { login: $text }, providers: ["vms0"]) { users { id } problem { code } }',
  () => 'users(provider: $id, search: $text, after: $text) { nodes { id } }',
  () => '__typename',
];

// biome-ignore format: a table of selections.
const SELECTIONS = [
  'id', '... on VmsUser { login }', '... on VmsUser { cameras { nodes { id name } } }',
  '... on VmsUser { cameras { nodes { previewUrl } } }', '... on VmsUser { intercoms { edges { details { credentials { login } } } } }',
  '... on VmsUser { cameras { edges { node { id name status startAt } details { type group { id } createdAt } } } permissions { id name } }',
  '...f', '... on VmsUser { cameras { nodes { ...c } } }',
];

const UPDATE = 'updateUser(input: $input) { __typename ... on Problem { code message } }';

/** The positions where the parts may be. */
const PLACES = [
  'before',
  'in',
  'after',
  'id',
  'text',
  'login',
  'key',
  'operationName',
  'body',
] as const;

export const REQUEST_SPACE: Space = {
  choices: {
    root: ROOTS.length,
    selection: SELECTIONS.length,
    aliases: 16,
    ids: 101,
    place: PLACES.length,
    isUpdate: 3,
  },
  texts: TEXTS.length,
  maxTimes: 40_000,
  maxParts: 3,
  seeds: [
    seed({ root: 0, selection: 3, aliases: 15, ids: 19, place: 0 }, '\n'),
    seed({ root: 0, selection: 2, aliases: 15, ids: 100, place: 0 }, ' '),
    seed({ root: 2, aliases: 15, place: 0 }, ' '),
    seed({ root: 6, aliases: 15, place: PLACES.indexOf('text') }, '\u0301', '\u0316'),
    seed({ isUpdate: 0, aliases: 1, place: PLACES.indexOf('login') }, '\u0301', '\u0316'),
    seed({ isUpdate: 0, aliases: 1, place: PLACES.indexOf('key') }, 'Value "'),
  ],
};

function seed(choices: Recipe['choices'], ...texts: readonly string[]): Recipe {
  const all = { root: 0, selection: 0, aliases: 1, ids: 1, place: 0, isUpdate: 1, ...choices };
  return { choices: all, parts: partsOf(TEXTS, 15_000, ...texts) };
}

/** The response to every read of a request. */
export const USER_WIRE = jsonUser(
  `"login":"a","cameras":[${fillList((n) => camera(n + 1), 100 * 127)}]`,
  false,
);

/** Creates a body of at most 64 kB. Escapes in JSON take more bytes, so parts are removed until it fits. */
export function toRequest({ choices, parts }: Recipe): string {
  const at = PLACES[choices['place'] ?? 0] ?? 'in';
  for (let bytes = REQUEST_BYTES - 2000; ; bytes = Math.floor(bytes * 0.8)) {
    const text = writeParts(parts, TEXTS, bytes);
    if (at === 'body') return text;
    const body = JSON.stringify({
      query: toDocument(choices, placed(at, text)),
      variables: toVariables(choices, placed(at, text)),
      ...(at === 'operationName' && { operationName: text }),
    });
    if (Buffer.byteLength(body) <= 65_536) return body;
  }
}

type Placed = (place: (typeof PLACES)[number], otherwise?: string) => string;

/** Returns the text at its own position, and another text at all other positions. */
const placed =
  (at: string, text: string): Placed =>
  (place, otherwise = '') =>
    at === place ? text : otherwise;

function toDocument(choices: Recipe['choices'], textAt: Placed): string {
  const { root = 0, selection = 0, aliases = 0, isUpdate = 0 } = choices;
  const read = ROOTS[root]?.(SELECTIONS[selection] ?? 'id') ?? '__typename';
  const field = isUpdate === 0 ? UPDATE : read;
  const fields = aliases === 0 ? field : alias(aliases, field);
  const head = isUpdate === 0 ? MUTATION : toHead(fields);
  const fragments = Object.entries(FRAGMENTS).map(([spread, fragment]) =>
    fields.includes(spread) ? fragment : '',
  );
  return `${textAt('before')}${head} { ${fields} ${textAt('in')} } ${fragments.join(' ')}${textAt('after')}`;
}

const MUTATION = 'mutation ($input: UpdateUserInput!)';

/** Declares only the variables that are used, as validation rejects others. */
function toHead(fields: string): string {
  const used = VARIABLES.filter(([name]) => new RegExp(`\\${name}\\b`).test(fields));
  return used.length === 0 ? 'query' : `query (${used.map((pair) => pair.join(': ')).join(', ')})`;
}

const VARIABLES = [
  ['$ids', '[ID!]!'],
  ['$id', 'ID!'],
  ['$text', 'String!'],
] as const;
const FRAGMENTS = {
  '...f': 'fragment f on Node { id }',
  '...c': 'fragment c on Camera { id name }',
};

function toVariables({ ids = 0, isUpdate = 0 }: Recipe['choices'], textAt: Placed): object {
  const id = textAt('id', USER);
  if (isUpdate !== 0) return { ids: Array(ids).fill(USER), id, text: textAt('text', 'ann') };
  const key = textAt('key');
  const login = { provider: 'vms0', login: textAt('login', 'ann') };
  const branch = { user: { login }, status: 'BLOCKED' };
  return { input: key === '' ? { vmsBilling: branch } : { [key]: 1 } };
}

const USER = 'vms0/user/1';

/** Describes the request in one line. */
export function describeRequest({ choices, parts }: Recipe): string {
  const { root = 0, selection = 0, aliases = 0, ids = 0, place = 0, isUpdate = 0 } = choices;
  const operation =
    isUpdate === 0
      ? 'updateUser'
      : `${ROOTS[root]?.(SELECTIONS[selection] ?? '')}, ${ids} equal ids`;
  return `${aliases} aliases of ${operation}; ${PLACES[place]}: ${describeParts(parts, TEXTS)}`;
}
