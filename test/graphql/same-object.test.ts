import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType } from 'graphql';
import type { Scope } from '../../src/config/scopes.ts';
import { ADAPTER_OF_BRANCH } from '../conformance/adapters/registry.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { type GraphqlAnswer, send } from '../support/clients/graphql.ts';
import { report } from '../support/drills/drill.ts';
import { type Demo, startDemo } from '../support/gateway/demo.ts';
import { CONTRACT } from '../support/schema/contract.ts';
import { type ObjectPath, pathsBelow } from '../support/schema/object-paths.ts';

const SCOPES: Scope[] = ['users:read', 'users:write', 'secrets:read'];
const KEY = 'key-of-the-property-test';

/** Many calls and large responses, for which an operation has limits otherwise. */
const SETTINGS = {
  access: { mode: 'apiKeys', apiKeys: [apiKey(KEY, SCOPES)] },
  limits: {
    ...{ upstreamCalls: 0, depth: 0, tokens: 0, nodes: 0, responseFields: 0 },
    ...{ characters: 0, lines: 0 },
  },
};

/** The values and error codes of a field, each with the paths that show it. */
type Shown = Map<string, string[]>;

/** What every object shows, by its type, its id and the field. */
type Seen = Map<string, Map<string, Shown>>;

/** An entry beyond the tenth of a list is not read, which its error says. */
const NOT_READ = '"FANOUT_LIMIT"';

class Comparison {
  readonly seen: Seen = new Map();

  /** Adds all objects with an id in a response. */
  add(path: string, { data, errors }: GraphqlAnswer): void {
    const codes = new Map(
      errors.map((error) => [
        (error.path ?? []).join('.'),
        JSON.stringify(error.extensions['code']),
      ]),
    );
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      // The keys of a list are its indexes.
      const object = value as Readonly<Record<string, unknown>>;
      if (isWhole(object)) this.#addObject(path, object, at, codes);
      else for (const [key, below] of Object.entries(object)) visit(below, join(at, key));
    };
    visit(data, '');
  }

  #addObject(
    path: string,
    object: Readonly<Record<string, unknown>>,
    at: string,
    codes: ReadonlyMap<string, string>,
  ): void {
    const name = `${object['__typename']} ${object['id']}`;
    const fields = this.seen.get(name) ?? new Map<string, Shown>();
    this.seen.set(name, fields);
    for (const [field, value] of Object.entries(object)) {
      const key = join(at, field);
      // An error may belong to a value below the field.
      const code = [...codes].filter(([it]) => it === key || it.startsWith(`${key}.`));
      const text =
        code.length > 0
          ? [...new Set(code.map(([, it]) => it))].sort().join()
          : JSON.stringify(value);
      if (text.includes(NOT_READ)) continue;
      const shown = fields.get(field) ?? new Map<string, string[]>();
      fields.set(field, shown);
      shown.set(text, [...(shown.get(text) ?? []), path]);
    }
  }

  /** Returns the fields that show different values on different paths. */
  get differences(): readonly string[] {
    return [...this.seen].flatMap(([object, fields]) =>
      [...fields]
        .filter(([, shown]) => shown.size > 1)
        .map(([field, shown]) => {
          const values = [...shown].map(([value, [path]]) => `${value.slice(0, 80)} (${path})`);
          return `${object} ${field}: ${values.join(' | ')}`;
        }),
    );
  }
}

const join = (at: string, key: string) => (at === '' ? key : `${at}.${key}`);

/** A reference has an id and a type only. */
const isWhole = (object: Readonly<Record<string, unknown>>) =>
  typeof object['id'] === 'string' && Object.keys(object).length > 2;

const QUERY = CONTRACT.getQueryType()?.getFields() ?? {};

/** Returns an operation for each path below a root field. */
function operationsOf(root: string): readonly { readonly query: string; readonly path: string }[] {
  const name = /^\w+/.exec(root)?.[0] ?? '';
  const type = QUERY[name]?.type;
  assert.ok(type !== undefined, root);
  return pathsBelow(CONTRACT, getNamedType(type)).map(({ fields, selection }: ObjectPath) => ({
    query: `{ ${root} { ${selection} } }`,
    path: [root, ...fields].join('.'),
  }));
}

describe('Rule of the schema: the same object', () => {
  it('has the same fields on every path', async (t) => {
    await using demo = await startDemo({ vmsUsersList: true, settings: SETTINGS });
    const comparison = new Comparison();
    const run = async (query: string, path: string, variables = {}) => {
      const answer = await send(demo.url, query, variables, bearer(KEY));
      assert.notEqual(answer.status, 400, answer.text.slice(0, 300));
      comparison.add(path, answer);
    };
    await update(run);
    let operations = 0;
    for (const root of rootsOf(demo)) {
      for (const { query, path } of operationsOf(root)) {
        await run(query, path);
        operations += 1;
      }
    }
    await readById(comparison, run);
    const compared = [...comparison.seen.values()].flatMap((fields) => [...fields.values()]);
    const repeated = compared.filter((shown) => [...shown.values()].flat().length > 1);
    report(
      t,
      `${operations} operations, ${comparison.seen.size} objects, ${repeated.length} fields compared`,
    );
    assert.ok(repeated.length > 500);
    assert.deepEqual(comparison.differences, []);
  });
});

type Run = (query: string, path: string, variables?: object) => Promise<void>;

/** Makes the accepted update of each branch, and shows the users after it. */
async function update(run: Run): Promise<void> {
  const user = CONTRACT.getType('User');
  assert.ok(user !== undefined);
  const whole = pathsBelow(CONTRACT, user).filter(({ fields }) => fields.length === 0);
  for (const { branch, accepted } of ADAPTER_OF_BRANCH) {
    for (const { target, selection } of whole) {
      const query = `mutation ($input: UpdateUserInput!) {
        updateUser(input: $input) { ... on UserUpdated { user { ${selection} } } }
      }`;
      if (isOf(target, branch)) await run(query, `updateUser.${branch}`, { input: accepted.input });
    }
  }
}

/** Returns whether a type belongs to the provider of a branch. */
const isOf = (target: string, branch: string) =>
  branch.toLowerCase().startsWith(target.replace('User', '').toLowerCase());

/** Returns root fields that lead to the objects of each provider. */
function rootsOf(demo: Demo): readonly string[] {
  const keys = demo.simulated.map(({ configuration }) => configuration.key);
  return [
    ...keys.map((key) => `users(provider: "${key}", first: 3)`),
    'findUsers(match: { text: "170500" }, providers: ["vms"])',
    'findUsers(match: { text: "user" }, providers: ["onapp"])',
    ...keys.map((key) => `permissions(provider: "${key}")`),
    'viewer',
  ];
}

/** Reads by its id each object that was found and that a root field can read. */
async function readById(comparison: Comparison, run: Run): Promise<void> {
  const node = CONTRACT.getType('Node');
  assert.ok(node !== undefined);
  const paths = pathsBelow(CONTRACT, node);
  const names = [...comparison.seen.keys()];
  const nodeTypes = new Set(paths.map(({ target }) => target));
  const first = new Map<string, number>();
  for (const name of names) {
    const [type = '', id = ''] = name.split(' ');
    const count = first.get(type) ?? 0;
    if (!nodeTypes.has(type) || count >= 2) continue;
    first.set(type, count + 1);
    for (const { selection, fields } of paths.filter(({ selection: it }) =>
      it.startsWith(`... on ${type} `),
    )) {
      await run(
        `{ node(id: ${JSON.stringify(id)}) { ${selection} } }`,
        ['node', type, ...fields].join('.'),
      );
    }
  }
}
