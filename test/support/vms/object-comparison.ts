import assert from 'node:assert/strict';
import { type GraphqlAnswer, send } from '../clients/graphql.ts';
import { userSelection, withFragments } from './ways-to-objects.ts';

interface SeenField {
  readonly shown: string;
  /** The path at which it was first seen. */
  readonly path: string;
}

/** Compares the fields of objects with an id over many responses: a value, or the code of an error. */
export class ObjectComparison {
  readonly #url: string;
  readonly #seen = new Map<string, SeenField>();
  readonly #compared = new Map<string, number>();
  readonly #differences = new Set<string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** The fields that differed, in words. */
  get differences(): readonly string[] {
    return [...this.#differences].sort();
  }

  /** Returns how many fields of a type were seen before. */
  compared(type: string): number {
    return this.#compared.get(type) ?? 0;
  }

  async read(selection: string): Promise<void> {
    this.#add(await send(this.#url, withFragments(selection)));
  }

  /** @param isByIdRead as for `everyWay`. */
  async update(input: object, isByIdRead: boolean): Promise<void> {
    const mutation = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
      ... on UserUpdated { user { ${userSelection(isByIdRead)} } }
    } }`;
    this.#add(await send(this.#url, withFragments(mutation), { input }));
  }

  #add({ data, errors }: GraphqlAnswer): void {
    const codes = new Map(
      errors.map(({ path, extensions }) => [path?.join('.') ?? '', String(extensions['code'])]),
    );
    // The codes of the errors after the first hundred are not known.
    const isCut = codes.get('') === 'TOO_MANY_ERRORS';
    assert.ok(isCut || !codes.has(''), JSON.stringify(errors[0]));
    this.#walk(data, '', codes);
  }

  #walk(value: unknown, path: string, codes: ReadonlyMap<string, string>): void {
    if (typeof value !== 'object' || value === null) return;
    const { id, __typename: type } = value as Readonly<Record<string, unknown>>;
    for (const [name, field] of Object.entries(value)) {
      const here = path === '' ? name : `${path}.${name}`;
      this.#walk(field, here, codes);
      // Of other objects only the id was selected.
      if (typeof id !== 'string' || typeof type !== 'string') continue;
      const code = codes.get(here);
      if (field === null && code === undefined && codes.has('')) continue;
      const shown = code === undefined ? JSON.stringify(toShown(field)) : `error ${code}`;
      this.#compare(type, `${id} ${name}`, { shown, path: here });
    }
  }

  #compare(type: string, field: string, { shown, path }: SeenField): void {
    const first = this.#seen.get(field);
    if (first === undefined) {
      this.#seen.set(field, { shown, path });
      return;
    }
    this.#compared.set(type, this.compared(type) + 1);
    if (first.shown === shown) return;
    this.#differences.add(`${type} ${field}: ${shown} at ${path}, ${first.shown} at ${first.path}`);
  }
}

/** Returns what of a field does not depend on what else was selected below it. */
function toShown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toShown);
  if (typeof value !== 'object' || value === null) return value;
  const { id, nodes, totalCount } = value as Readonly<Record<string, unknown>>;
  if (id !== undefined) return { id };
  if (nodes !== undefined) return { totalCount, nodes: toShown(nodes) };
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, toShown(below)]));
}
