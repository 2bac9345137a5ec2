const MAX_SECONDS = 86_400;

/**
 * Returns the delay that a `Retry-After` header requests, in seconds; null if it is absent or
 * invalid.
 */
export function parseRetryAfter(header: string | null, nowMs = Date.now()): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - nowMs) / 1000);
  return seconds >= 0 ? Math.min(seconds, MAX_SECONDS) : null;
}
