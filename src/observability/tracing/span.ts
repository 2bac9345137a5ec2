import { type Attributes, type SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { TraceContext } from '../../request/trace-context.ts';

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
  readonly hasFailed: boolean;
  readonly attributes: Attributes;
  /** Whether its parent span is in another process. */
  readonly isEntry: boolean;
}

const RESOURCE = resourceFromAttributes({ 'service.name': 'roster' });

/**
 * Returns the span as OpenTelemetry exports it. It is made after the work has ended, from ids that exist anyway, so no
 * request runs code of the library.
 */
export function toReadableSpan(span: FinishedSpan): ReadableSpan {
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
    status: { code: span.hasFailed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    attributes: span.attributes,
    links: [],
    events: [],
    resource: RESOURCE,
    instrumentationScope: { name: 'roster' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
