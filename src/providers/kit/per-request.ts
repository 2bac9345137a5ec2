import type { RequestContext } from '../../request/request-context.ts';

/**
 * Creates a value once for each client request, such as the reads that are made for it. It ends
 * with the request. A variant of a context has the value of the client request, so that what a fresh
 * read returns is not read again for other fields.
 */
export function perRequest<T>(
  make: (request: RequestContext) => T,
): (request: RequestContext) => T {
  const made = new WeakMap<RequestContext, T>();
  return (context) => {
    const request = context.variantOf ?? context;
    const known = made.get(request);
    if (known !== undefined) return known;
    const value = make(request);
    made.set(request, value);
    return value;
  };
}
