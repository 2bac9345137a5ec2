import { z } from 'zod';
import { compiled, MAX_REPORTED } from './compiled-schema.ts';
import { MAX_ENTRIES } from './document-limits.ts';

/** A list that is decoded after the document that contains it. */
export interface DeferredList {
  /** The list as the upstream sent it. */
  readonly source: object;
  readonly entries: readonly unknown[];
  readonly item: z.ZodType;
  /** Receives the decoded entries. */
  readonly target: unknown[];
}

interface Options {
  /**
   * Converts the sent value to a list if it may have another form. If absent, it must be a list.
   */
  readonly toEntries?: (value: unknown) => unknown;
  readonly maxEntries?: number;
}

let deferred: DeferredList[] | undefined;

/** Returns the result of `decode`, and the lists in it that are still to be decoded. */
export function deferLists<T>(decode: () => T): {
  readonly value: T;
  readonly lists: DeferredList[];
} {
  const lists: DeferredList[] = [];
  deferred = lists;
  try {
    return { value: decode(), lists };
  } finally {
    deferred = undefined;
  }
}

/**
 * Returns the schema of a list on the wire. Decoding stops at the first entries that are not as
 * documented, because there may be very many of them.
 */
export function wireList<Item extends z.ZodType>(
  item: Item,
  { toEntries, maxEntries = MAX_ENTRIES }: Options = {},
) {
  const run = z.array(item);
  return z.unknown().transform((source, context): z.output<Item>[] => {
    const entries = toEntries === undefined ? source : toEntries(source);
    const target: z.output<Item>[] = [];
    if (!Array.isArray(entries)) {
      context.issues.push({ code: 'invalid_type', expected: 'array', input: source });
    } else if (entries.length > maxEntries) {
      const tooBig = { origin: 'array', maximum: maxEntries, inclusive: true };
      context.issues.push({ code: 'too_big', ...tooBig, input: source });
    } else if (deferred !== undefined) {
      deferred.push({ source: source as object, entries, item, target });
    } else {
      for (const issue of decodeEntries(run, entries, target)) {
        context.issues.push({ ...issue, input: undefined } as z.core.$ZodRawIssue);
      }
    }
    return target;
  });
}

/**
 * The number of entries decoded together. This is as fast as all at once, and if they are invalid,
 * few are examined.
 */
const RUN_LENGTH = 64;

/** Adds the decoded entries to `target`, and returns the issues of the first invalid ones. */
function decodeEntries(
  run: z.ZodArray,
  entries: readonly unknown[],
  target: unknown[],
): z.core.$ZodIssue[] {
  const schema = compiled(run);
  for (let start = 0; start < entries.length; start += RUN_LENGTH) {
    const isWhole = entries.length <= RUN_LENGTH;
    const result = schema.safeParse(isWhole ? entries : entries.slice(start, start + RUN_LENGTH));
    if (!result.success) {
      return result.error.issues.slice(0, MAX_REPORTED).map((issue) => {
        const [index, ...rest] = issue.path;
        return { ...issue, path: [start + Number(index), ...rest] };
      });
    }
    for (const model of result.data) target.push(model);
  }
  return [];
}
