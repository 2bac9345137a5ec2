import { SpanKind } from '@opentelemetry/api';
import type { ObservedAttempt } from '../../upstream/observer.ts';
import type { FinishedSpan } from './span.ts';

/** Returns the span of one attempt of an upstream call. Its path is a template and contains no id. */
export function toFinishedSpan(attempt: ObservedAttempt): FinishedSpan {
  const { trace, provider, endpoint, number, status, code, startedAt, ms } = attempt;
  const { api, method, path } = endpoint;
  return {
    trace,
    name: `${method} ${path}`,
    kind: SpanKind.CLIENT,
    startedAt,
    ms,
    hasFailed: code !== 'OK' && !code.startsWith('HTTP_'),
    attributes: {
      'roster.provider': provider,
      'roster.api': api,
      'roster.code': code,
      'roster.attempt': number,
      'http.request.method': method,
      'url.template': path,
      ...(status !== null && { 'http.response.status_code': status }),
    },
    isEntry: false,
  };
}
