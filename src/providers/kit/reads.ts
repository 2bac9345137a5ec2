import type { RequestContext } from '../../request/request-context.ts';
import type { LoadedField, PlannedField } from '../contract/model.ts';
import type { BranchKey, UpdateBranch } from '../contract/provider.ts';
import type { Read } from '../contract/read.ts';

/**
 * The reads of an installation for one client request. Each is made once for its key, also if it
 * fails, however many fields need it, until a write. Otherwise the cost of an operation could not
 * be known before it runs.
 */
export class RequestReads<Installation> {
  readonly installation: Installation;
  readonly #request: RequestContext;
  readonly #started = new Map<object, Map<string, Promise<unknown>>>();

  constructor(installation: Installation, request: RequestContext) {
    this.installation = installation;
    this.#request = request;
  }

  /** Makes a read. Keys that are no texts are the same if their JSON is equal. */
  load<Result>(read: Read<Installation, undefined, Result>): Promise<Result>;
  load<Key, Result>(read: Read<Installation, Key, Result>, key: Key): Promise<Result>;
  load<Key, Result>(read: Read<Installation, Key | undefined, Result>, key?: Key): Promise<Result> {
    const results = this.#started.get(read) ?? new Map<string, Promise<unknown>>();
    this.#started.set(read, results);
    const text = toText(key);
    // The results of a read have its type.
    const known = results.get(text) as Promise<Result> | undefined;
    if (known !== undefined) return known;
    const result = read.load(this.installation, this.#request, key);
    results.set(text, result);
    return result;
  }

  /** Drops all results, as a write makes them stale. */
  invalidate(): void {
    this.#started.clear();
  }
}

function toText(key: unknown): string {
  if (typeof key === 'string') return key;
  return key === undefined ? '' : JSON.stringify(key);
}

/** The reads of a request, where the source of a model and the writes find them. */
interface ReadContext<Installation> {
  readonly reads: RequestReads<Installation>;
}

/**
 * Creates a field that needs a read: the read is made when the field is selected, and the plan
 * counts it. The field is null if the read finds nothing.
 *
 * @param toKey returns what is read; it may throw a `ClientError`, then nothing is sent.
 * @param planned what the arguments of the field change, and the model of what it returns.
 */
export const needs = <
  Installation,
  Key,
  Result,
  Source extends { readonly context: ReadContext<Installation> },
  Value,
  Args,
>(
  read: Read<Installation, Key, Result>,
  toKey: (source: Source, args: Args) => Key,
  map: (result: NonNullable<Result>, source: Source, args: Args) => Value,
  planned: Omit<PlannedField, 'reads'> = {},
): LoadedField<Source, Value | Extract<Result, null>> => ({
  ...planned,
  reads: [read],
  load: (source, args: Args) =>
    source.context.reads.load(read, toKey(source, args)).then((result) =>
      // The type `Result` contains null only if the read may find nothing.
      result == null ? (result as Extract<Result, null>) : map(result, source, args),
    ),
});

/** Returns a function that reads one object by its id and maps it; it returns null if there is none. */
export const readById =
  <Installation, Result, Context extends ReadContext<Installation>, Model>(
    read: Read<Installation, string, Result>,
    toContext: (request: RequestContext) => Context,
    toModel: (result: NonNullable<Result>, context: Context) => Model,
  ) =>
  async (nativeId: string, request: RequestContext): Promise<Model | null> => {
    const context = toContext(request);
    const result = await context.reads.load(read, nativeId);
    return result == null ? null : toModel(result, context);
  };

/** Returns the branch with an update that drops the earlier reads, so that later fields read again. */
export const invalidateAfter = <B extends BranchKey>(
  branch: UpdateBranch<B>,
  toContext: (request: RequestContext) => ReadContext<unknown>,
): UpdateBranch<B> => ({
  ...branch,
  run: async (input, request) => {
    try {
      return await branch.run(input, request);
    } finally {
      // Also if the update failed, as it may have been applied.
      toContext(request).reads.invalidate();
    }
  },
});
