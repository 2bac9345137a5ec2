import { Counter, type Registry } from 'prom-client';

/** Counts requests that exceed the rate limit of their caller. The log names the callers. */
export function createRateMetrics(registry: Registry): () => void {
  const limited = new Counter({
    name: 'roster_requests_rate_limited_total',
    help: 'Requests refused with 429 because their caller exceeded a rate limit.',
    registers: [registry],
  });
  return () => limited.inc();
}
