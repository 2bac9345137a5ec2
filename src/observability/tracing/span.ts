import { type Attributes, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { VERSION } from '../../lib/version.ts';
import { isFailureCode } from '../../request/recorded-call.ts';
import type { TraceContext } from '../../request/trace-context.ts';
import type { ObservedAttempt } from '../../upstream/observer.ts';

/** A finished operation or upstream call. Its name and attributes contain no data of users or callers. */
export interface FinishedSpan {
  readonly trace: TraceContext;
  /** One of a bounded number of names. */
  readonly name: string;
  readonly kind: SpanKind;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The duration in milliseconds. */
  readonly ms: number;
  /** The code of the failure, for `error.type`; undefined if it has not failed. */
  readonly failure: string | undefined;
  readonly attributes: Attributes;
  /** Whether its parent span is in another process. */
  readonly isEntry: boolean;
}

/** Returns the span of one attempt of an upstream call. Its path is a template and contains no id. */
export function toFinishedSpan(attempt: ObservedAttempt): FinishedSpan {
  const { trace, provider, endpoint, number, status, code, startedAt, ms, rateLimitWaitMs } =
    attempt;
  const { api, method, path } = endpoint;
  return {
    trace,
    name: `${method} ${path}`,
    kind: SpanKind.CLIENT,
    startedAt,
    ms,
    failure: isFailureCode(code) ? code : undefined,
    attributes: {
      'roster.provider': provider,
      'roster.api': api,
      'roster.code': code,
      'http.request.method': method,
      'url.template': path,
      // The first attempt has no count.
      ...(number > 1 && { 'http.request.resend_count': number - 1 }),
      ...(status !== null && { 'http.response.status_code': status }),
      ...(rateLimitWaitMs > 0 && { 'roster.rate_limit.wait_ms': rateLimitWaitMs }),
    },
    isEntry: false,
  };
}

/**
 * Returns the span as OpenTelemetry exports it. It is made after the work has ended, from ids that exist anyway, so no
 * request runs code of the library.
 */
export function toReadableSpan(
  span: FinishedSpan,
  resource: ReadableSpan['resource'],
): ReadableSpan {
  const { failure, attributes } = span;
  const { traceId, spanId, parentSpanId } = span.trace;
  const spanContext = { traceId, spanId, traceFlags: TraceFlags.SAMPLED };
  return {
    name: span.name,
    kind: span.kind,
    spanContext: () => spanContext,
    ...(parentSpanId !== null && {
      parentSpanContext: { ...spanContext, spanId: parentSpanId, isRemote: span.isEntry },
    }),
    startTime: millisToHrTime(span.startedAt),
    endTime: millisToHrTime(span.startedAt + span.ms),
    duration: millisToHrTime(span.ms),
    ended: true,
    status: { code: failure === undefined ? SpanStatusCode.UNSET : SpanStatusCode.ERROR },
    attributes: { ...attributes, ...(failure !== undefined && { 'error.type': failure }) },
    links: [],
    events: [],
    resource,
    instrumentationScope: { name: 'roster', version: VERSION },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
