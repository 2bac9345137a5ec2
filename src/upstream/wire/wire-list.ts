import type { ContractMismatch } from '../response/contract.ts';
import { MAX_ENTRIES } from '../response/document-limits.ts';
import type { DocumentPath, PathKey } from './document-path.ts';
import { markSkipped } from './skipped-entries.ts';
import type { StoredForm } from './stored-form.ts';
import { toMismatch, toStoredForm, UnreadableValue, type WireType } from './wire-type.ts';

/** A list that is read after the document that contains it. */
export interface DeferredList {
  readonly entries: readonly unknown[];
  readonly reader: ListReader<unknown>;
}

let deferred: DeferredList[] | undefined;

/** Returns the result of `read`, and the lists in it that are still to be read. */
export function deferLists<T>(read: () => T): {
  readonly value: T;
  readonly lists: readonly DeferredList[];
} {
  const lists: DeferredList[] = [];
  deferred = lists;
  try {
    return { value: read(), lists };
  } finally {
    deferred = undefined;
  }
}

/**
 * Returns the type of a list. It takes the forms in which PHP sends a list: an object if the list
 * has gaps, `{"data":[…]}` if it is wrapped. An entry that cannot be read is left out.
 */
export function wireList<T>(item: WireType<T>, maxEntries = MAX_ENTRIES): WireType<readonly T[]> {
  const read = (value: unknown, parent: DocumentPath, key: PathKey | undefined): readonly T[] => {
    const entries = toEntries(value);
    if (entries === undefined) throw new UnreadableValue('a list');
    if (entries.length > maxEntries) throw new UnreadableValue(`at most ${maxEntries} entries`);
    const reader = new ListReader(item, key === undefined ? parent : parent.below(key));
    if (deferred === undefined) {
      for (const [index, entry] of entries.entries()) reader.add(entry, index);
      reader.end();
    } else deferred.push({ entries, reader });
    return reader.list;
  };
  return { read, isComposite: true, stored: listForm(toStoredForm(item)) };
}

/** Returns the form of a list from that of its entries. */
const listForm = (entry: StoredForm): StoredForm => ({
  // An object that is no list must not become an empty one.
  reduce: (value) => (isObject(value) ? (toEntries(value)?.map(entry.reduce) ?? false) : value),
  outline: { '[]': entry.outline },
  hasSecrets: entry.hasSecrets,
});

/** Reads the entries of one list. */
export class ListReader<T> {
  readonly list: T[] = [];
  readonly #item: WireType<T>;
  readonly #path: DocumentPath;
  #unreadable: ContractMismatch | undefined;
  #count = 0;

  constructor(item: WireType<T>, path: DocumentPath) {
    this.#item = item;
    this.#path = path;
  }

  add(entry: unknown, index: number): void {
    try {
      this.list.push(this.#item.read(entry, this.#path, index));
    } catch (error) {
      this.#unreadable ??= toMismatch(error, this.#path, index);
      this.#count += 1;
    }
  }

  /** Reports the entries that were left out, once for the list. */
  end(): void {
    if (this.#unreadable === undefined) return;
    const error = this.#path.toFieldError(this.#unreadable);
    markSkipped(this.list, { count: this.#count, error });
  }
}

function toEntries(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value === '') return [];
  if (typeof value !== 'object' || value === null) return undefined;
  if ('data' in value && Array.isArray(value.data)) return value.data;
  if ('data' in value && isObject(value.data) && hasOnlyIndexes(value.data)) {
    return Object.values(value.data);
  }
  const entries = Object.entries(value);
  const isList = entries.every(([key, entry]) => /^\d+$/.test(key) || isObject(entry));
  return isList ? entries.map(([, entry]) => entry) : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const hasOnlyIndexes = (value: object) => Object.keys(value).every((key) => /^\d+$/.test(key));
