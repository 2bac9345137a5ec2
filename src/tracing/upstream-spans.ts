import { SpanKind } from '@opentelemetry/api';
import type { ObservedAttempt } from '../upstream/traced-call.ts';
import type { EndedWork } from './span.ts';

/** What a trace shows of one try of an upstream call. The path is a template: no id is in it. */
export function toEndedWork(attempt: ObservedAttempt): EndedWork {
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
