import assert from 'node:assert/strict';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import { send } from '../clients/graphql.ts';
import { selectEverything } from './select-everything.ts';

/** How a field was seen first: the value or the code of its error, as JSON, and the query that showed it. */
interface SeenField {
  readonly value: string;
  readonly way: string;
}

/** A value that depends on the depth of a selection: a type is not selected again below itself. */
const CUT = Symbol('cut');

/**
 * Collects every object with an id that responses contain, and fails if one has different fields in
 * two of them: another value, or another code of an error.
 */
export class SeenObjects {
  readonly #url: string;
  readonly #fields = new Map<string, SeenField>();
  /** The types of the objects, with the number of ways in which each field was seen. */
  readonly #ways = new Map<string, Set<string>>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Sends a query and compares the objects of its response with all before it. */
  async read(way: string, query: string, variables = {}): Promise<void> {
    const { data, errors } = await send(this.#url, query, variables);
    const codes = new Map(
      errors.map(({ path, extensions }) => [path?.join('.') ?? '', extensions['code']]),
    );
    assert.ok(data !== null, `${way}: ${JSON.stringify(errors[0])}`);
    this.#visit(data, '', way, codes);
  }

  /** Returns the number of queries in which objects of a type were seen. */
  waysTo(type: string): number {
    return this.#ways.get(type)?.size ?? 0;
  }

  #visit(value: unknown, path: string, way: string, codes: ReadonlyMap<string, unknown>): unknown {
    if (value === null || value === undefined)
      return codes.has(path) ? { code: codes.get(path) } : null;
    const join = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
    if (Array.isArray(value)) {
      const entries = value.map((entry, index) => this.#visit(entry, join(index), way, codes));
      return entries.includes(CUT) ? CUT : entries;
    }
    if (typeof value !== 'object') return value;
    const record = value as Readonly<Record<string, unknown>>;
    const type = String(record['__typename']);
    const fields = Object.entries(record).flatMap(([key, below]) =>
      key === '__typename'
        ? []
        : [[key.replace(`${type}_`, ''), this.#visit(below, join(key), way, codes)] as const],
    );
    if (fields.length === 0) return CUT;
    const id = fields.find(([name]) => name === 'id')?.[1];
    if (typeof id === 'string') {
      this.#compare(`${type} ${id}`, type, fields, way);
      return { id };
    }
    return fields.some(([, below]) => below === CUT) ? CUT : Object.fromEntries(fields);
  }

  #compare(
    object: string,
    type: string,
    fields: readonly (readonly [string, unknown])[],
    way: string,
  ): void {
    this.#ways.set(type, (this.#ways.get(type) ?? new Set()).add(way));
    for (const [name, field] of fields) {
      if (field === CUT) continue;
      const key = `${object}.${name}`;
      const value = JSON.stringify(field);
      const before = this.#fields.get(key);
      if (before === undefined) this.#fields.set(key, { value, way });
      else assert.equal(value, before.value, `${key}: ${way}, before: ${before.way}`);
    }
  }
}

/** Returns a selection of fields of a type, and everything below them; without names of all its fields. */
export function selectFieldsOf(typeName: string, without: readonly string[] = []): string {
  const type = createSchema().getType(typeName);
  assert.ok(isObjectType(type));
  const fields = Object.values(type.getFields()).filter(({ name }) => !without.includes(name));
  return fields
    .map(({ name, type: returned, args }) => {
      const named = getNamedType(returned);
      const year = args.some((arg) => arg.name === 'year') ? '(year: 2025)' : '';
      return `${name}${year} ${isLeafType(named) ? '' : selectEverything(named.name)}`;
    })
    .join(' ');
}
