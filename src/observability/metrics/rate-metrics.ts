import { Counter, type Registry } from 'prom-client';

/** Counts requests that exceed the rate limit of their caller. The log names the callers. */
export function createRateMetrics(registry: Registry): () => void {
  const limited = new Counter({
    name: 'roster_requests_rate_limited_total',
    help: 'Requests that were refused with 429, as their caller has sent too many.',
    registers: [registry],
  });
  return () => limited.inc();
}
