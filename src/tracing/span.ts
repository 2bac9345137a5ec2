import { type Attributes, type SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import { millisToHrTime } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { TraceContext } from '../upstream/trace-context.ts';

/** A piece of work that has ended. Neither its name nor its attributes hold a value of a user or of a caller. */
export interface EndedWork {
  readonly trace: TraceContext;
  /** Of a bounded number. */
  readonly name: string;
  readonly kind: SpanKind;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  readonly hasFailed: boolean;
  readonly attributes: Attributes;
  /** Whether what led to it is in another process. */
  readonly isEntry: boolean;
}

const RESOURCE = resourceFromAttributes({ 'service.name': 'roster' });

/**
 * The form in which OpenTelemetry exports it. Made when the work has ended, from ids that are there anyway: nothing
 * of the library is on the way of a request.
 */
export function toSpan(work: EndedWork): ReadableSpan {
  const { traceId, spanId, parentSpanId } = work.trace;
  const place = { traceId, spanId, traceFlags: TraceFlags.SAMPLED };
  return {
    name: work.name,
    kind: work.kind,
    spanContext: () => place,
    ...(parentSpanId !== null && {
      parentSpanContext: { ...place, spanId: parentSpanId, isRemote: work.isEntry },
    }),
    startTime: millisToHrTime(work.startedAt),
    endTime: millisToHrTime(work.startedAt + work.ms),
    duration: millisToHrTime(work.ms),
    ended: true,
    status: { code: work.hasFailed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET },
    attributes: work.attributes,
    links: [],
    events: [],
    resource: RESOURCE,
    instrumentationScope: { name: 'roster' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}
