import type { Registry } from 'prom-client';
import { createCounter } from './readings.ts';

/** The labels of a refused request: each is one of few, and chosen by the gateway. */
interface CountedRefusal {
  readonly status: number;
  readonly code: string;
}

/** Counts requests and connections that were not served. The log names their callers. */
export function createRequestMetrics(registry: Registry) {
  const refused = createCounter(
    registry,
    'roster_requests_refused_total',
    'Requests refused before an operation began, by HTTP status and code.',
    ['status', 'code'],
  );
  const unexpected = createCounter(
    registry,
    'roster_unexpected_errors_total',
    'Errors that are bugs of the gateway, inside and outside of operations.',
  );
  const limited = createCounter(
    registry,
    'roster_requests_rate_limited_total',
    'Requests refused with 429 because their caller exceeded a rate limit.',
  );
  const untrusted = createCounter(
    registry,
    'roster_untrusted_documents_total',
    'Documents that are not in the manifest, by outcome.',
    ['outcome'],
  );
  const cut = createCounter(
    registry,
    'roster_responses_cut_total',
    'Responses cut off because their clients did not read them, by reason.',
    ['reason'],
  );
  const dropped = createCounter(
    registry,
    'roster_connections_dropped_total',
    'Connections closed because too many were open, idle or new ones.',
    ['reason'],
  );
  return {
    /** Counts a request that was refused before its operation began. */
    countRefused: ({ status, code }: CountedRefusal) => refused.inc({ status, code }),
    /** Counts an error that is a bug. */
    countUnexpectedError: () => unexpected.inc(),
    /** Counts a request that exceeds the rate limit of its caller. */
    countRateLimited: () => limited.inc(),
    /** Counts a document that is not in the manifest. */
    countUntrusted: (outcome: 'run' | 'refused') => untrusted.inc({ outcome }),
    /** Counts a response that was cut off because its client did not read it. */
    countCut: (reason: string) => cut.inc({ reason }),
    /** Counts a connection that was closed because too many were open. */
    countDropped: (reason: string) => dropped.inc({ reason }),
  };
}
