import { Counter, type Registry } from 'prom-client';

/** Counts requests of callers who have sent too many. Who they are stands in the log. */
export function createRateMetrics(registry: Registry): () => void {
  const limited = new Counter({
    name: 'roster_requests_rate_limited_total',
    help: 'Requests that were refused with 429, as their caller has sent too many.',
    registers: [registry],
  });
  return () => limited.inc();
}
