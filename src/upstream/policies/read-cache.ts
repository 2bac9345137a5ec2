import { ResponseRecorder, type StoredResponse } from '../response/response-recorder.ts';
import type { CallResult, Policy, UpstreamCall } from '../upstream-call.ts';
import type { ReadCache } from './replicas.ts';

/** Reads a stored response as if the upstream had just sent it. */
interface ResponseReplay {
  readonly replay: <T>(stored: StoredResponse, call: UpstreamCall<T>) => Promise<T>;
}

/**
 * Takes the responses of reads from the cache, and stores those that can be read completely and have status 200.
 *
 * @param cache undefined if responses are not cached: then the policy adds nothing.
 */
export const cacheReads =
  (cache: ReadCache | undefined, exchange: ResponseReplay): Policy =>
  (next) =>
    cache === undefined ? next : (call) => readThrough(cache, exchange, next, call);

async function readThrough<T>(
  cache: ReadCache,
  exchange: ResponseReplay,
  next: (call: UpstreamCall<T>) => Promise<CallResult<T>>,
  call: UpstreamCall<T>,
): Promise<CallResult<T>> {
  const { stats } = call;
  const entry = mayUseCache(call) ? await cache.find(toCacheKey(call)) : null;
  if (entry === null) {
    stats.cache = 'bypassed';
    return next(call);
  }
  if (entry.response !== undefined) {
    try {
      const value = await exchange.replay(entry.response, call);
      stats.cache = 'hit';
      stats.attempts = 0;
      return { value, status: 200 };
    } catch {
      // Another release may have stored it. The upstream has what the entry lacks.
    }
  }
  stats.cache = 'miss';
  const recorder = new ResponseRecorder();
  const result = await next({ ...call, recorder });
  const { maySeeSecrets = true } = call.context.cacheUse ?? {};
  const response = result.status === 200 ? recorder.toStored() : undefined;
  // A reader of secrets must not find a response that lacks them.
  if (response !== undefined && !(maySeeSecrets && recorder.hasSecrets)) {
    // The client does not wait until it is stored.
    entry.store(response).catch(() => {});
  }
  return result;
}

function mayUseCache({ context, request }: UpstreamCall<unknown>): boolean {
  const { cacheUse } = context;
  if (cacheUse === undefined || !cacheUse.isAllowed) return false;
  return !(cacheUse.maySeeSecrets && request.endpoint.hasSecrets === true);
}

/** Returns what a response depends on, besides the upstream and its credential. The timeout is no part of it. */
function toCacheKey({ request, context }: UpstreamCall<unknown>): string {
  const { endpoint, ids, query, flag } = request;
  return JSON.stringify([context.accessFingerprint, endpoint.path, ids, query, flag]);
}
