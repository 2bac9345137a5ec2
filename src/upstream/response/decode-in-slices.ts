import type { z } from 'zod';
import { compiled } from './compiled-schema.ts';
import { toMismatch } from './contract.ts';
import { MAX_FIELDS, tooMany } from './document-limits.ts';
import { pauseIfOver } from './pause.ts';
import { type DeferredList, deferLists } from './wire-list.ts';

/** A decoded document. */
interface DecodedDocument<T> {
  readonly value: T;
  /** The number of fields of all models in the document. */
  readonly fields: number;
}

/** A list in a document, and its position. */
interface LocatedList extends DeferredList {
  /** The entry of another list that contains it, or the document. */
  readonly within: unknown;
  readonly parent: EntryPosition | undefined;
}

interface EntryPosition {
  readonly list: LocatedList;
  readonly index: number;
}

/**
 * Decodes a large document as `decode` does, but entry by entry, so that the event loop can run in
 * between.
 *
 * @throws {ContractMismatch} if an entry is not as documented; it names the first such entry.
 */
export async function decodeInSlices<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
  signal: AbortSignal,
): Promise<DecodedDocument<z.output<Schema>>> {
  const pending: LocatedList[] = [];
  const value = decodePart(schema, document, undefined, pending);
  let fields = countFields(value);
  // Lists found in an entry are appended.
  for (const list of pending) {
    for (const [index, entry] of list.entries.entries()) {
      const pause = pauseIfOver(signal);
      if (pause !== undefined) await pause;
      const model = decodePart(list.item, entry, { list, index }, pending);
      list.target.push(model);
      fields += countFields(model);
      if (fields > MAX_FIELDS) throw tooMany(MAX_FIELDS, 'fields');
    }
  }
  return { value, fields };
}

/** Decodes everything except the lists, which are added to `pending`. */
function decodePart<Schema extends z.ZodType>(
  schema: Schema,
  part: unknown,
  parent: EntryPosition | undefined,
  pending: LocatedList[],
): z.output<Schema> {
  const { value: result, lists } = deferLists(() => compiled(schema).safeParse(part));
  if (!result.success) throw toMismatch(result.error.issues, toEntryPath(parent));
  for (const list of lists) {
    if (list.entries.length > 0) pending.push({ ...list, within: part, parent });
  }
  return result.data;
}

function toEntryPath(position: EntryPosition | undefined): PropertyKey[] {
  if (position === undefined) return [];
  const { list, index } = position;
  return [...toEntryPath(list.parent), ...findPath(list.source, list.within), index];
}

/** Maximum number of levels between an entry and a list in it. */
const MAX_DEPTH = 4;

/** Returns the path of a list within the part of the document that contains it. */
function findPath(source: unknown, part: unknown, depth = MAX_DEPTH): PropertyKey[] {
  if (source === part || depth === 0 || typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return [];
  const properties = Object.entries(part);
  for (const [key, field] of properties) if (field === source) return [key];
  for (const [key, field] of properties) {
    const below = findPath(source, field, depth - 1);
    if (below.length > 0) return [key, ...below];
  }
  return [];
}

/** Returns the number of fields of a model and of the models in it, except those in lists. */
function countFields(model: unknown): number {
  if (
    typeof model !== 'object' ||
    model === null ||
    Object.getPrototypeOf(model) !== Object.prototype
  ) {
    return 1;
  }
  let fields = 1;
  for (const key in model) {
    fields += 1;
    const field = (model as Readonly<Record<string, unknown>>)[key];
    if (typeof field === 'object' && field !== null) fields += Object.keys(field).length;
  }
  return fields;
}
