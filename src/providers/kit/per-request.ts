import type { RequestContext } from '../../request/request-context.ts';

/**
 * Creates a value once for each client request, such as the reads that are made for it. It ends
 * with the request.
 */
export function perRequest<T>(
  make: (request: RequestContext) => T,
): (request: RequestContext) => T {
  const made = new WeakMap<RequestContext, T>();
  return (request) => {
    const known = made.get(request);
    if (known !== undefined) return known;
    const value = make(request);
    made.set(request, value);
    return value;
  };
}
