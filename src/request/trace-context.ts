import { randomHex } from '../lib/random-hex.ts';

/** The context of a span, as W3C Trace Context (level 1) propagates it. */
export interface TraceContext {
  /** The id of the trace: 32 hexadecimal digits. */
  readonly traceId: string;
  /** The id of the span: 16 hexadecimal digits. */
  readonly spanId: string;
  /** The id of the parent span; null if the trace began here. */
  readonly parentSpanId: string | null;
  /** Whether the trace is recorded. */
  readonly sampled: boolean;
  /** The data of other tracing systems (`tracestate`); null if there is none. */
  readonly state: string | null;
}

/** Returns the root span of a new trace. */
export function startTrace(sampled: boolean): TraceContext {
  return {
    traceId: randomHex(16),
    spanId: randomHex(8),
    parentSpanId: null,
    sampled,
    state: null,
  };
}

/** Returns a child span. */
export function createChild(trace: TraceContext): TraceContext {
  return { ...trace, spanId: randomHex(8), parentSpanId: trace.spanId };
}

/**
 * The format of `traceparent`. A later version may have more after the flags, but begins like the
 * first one.
 */
const TRACEPARENT = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const NOTHING = /^0+$/;

/**
 * Returns a child span of the trace of a request; undefined if the header is absent or malformed.
 *
 * @param traceparent the value of the header.
 * @param tracestate the value of the header. It is dropped if it is malformed or long, because it
 * is not needed.
 */
export function continueTrace(traceparent: unknown, tracestate: unknown): TraceContext | undefined {
  if (typeof traceparent !== 'string') return undefined;
  const [, version, traceId = '', spanId = '', flags = '', more] =
    TRACEPARENT.exec(traceparent) ?? [];
  if (version === undefined || (version === '00' && more !== undefined)) return undefined;
  if (NOTHING.test(traceId) || NOTHING.test(spanId)) return undefined;
  // The first version defines only this flag.
  const sampled = (Number.parseInt(flags, 16) & 1) === 1;
  return createChild({
    traceId,
    spanId,
    parentSpanId: null,
    sampled,
    state: readState(tracestate),
  });
}

/** Returns the headers that propagate a span. */
export function toTraceHeaders(trace: TraceContext): Readonly<Record<string, string>> {
  const { traceId, spanId, sampled, state } = trace;
  return {
    traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`,
    ...(state !== null && { tracestate: state }),
  };
}

/** The limits of `tracestate` that every system has to propagate at least. */
const MAX_STATE_LENGTH = 512;
const MAX_STATE_MEMBERS = 32;

const STATE_MEMBER =
  /^([a-z][a-z\d_*/-]{0,255}|[a-z\d][a-z\d_*/-]{0,240}@[a-z][a-z\d_*/-]{0,13})=[ -+\--<>-~]{0,255}[!-+\--<>-~]$/;

function readState(tracestate: unknown): string | null {
  if (typeof tracestate !== 'string' || tracestate.length > MAX_STATE_LENGTH) return null;
  const members = tracestate
    .split(',')
    .map(trimBlanks)
    .filter((member) => member !== '');
  const keys = members.map((member) => STATE_MEMBER.exec(member)?.[1]);
  const isWellFormed =
    members.length > 0 &&
    members.length <= MAX_STATE_MEMBERS &&
    new Set(keys).size === keys.length &&
    !keys.includes(undefined);
  return isWellFormed ? members.join(',') : null;
}

/** Trims only blanks and tabs, unlike `trim`. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

const isBlank = (character: string | undefined) => character === ' ' || character === '\t';
