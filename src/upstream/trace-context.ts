import { randomBytes } from 'node:crypto';

/** A place in a trace, as W3C Trace Context (level 1) passes it on. */
export interface TraceContext {
  /** Of the whole trace: 32 hexadecimal digits. */
  readonly traceId: string;
  /** Of this place: 16 hexadecimal digits. */
  readonly spanId: string;
  /** Of the place that led here; null where the trace began here. */
  readonly parentSpanId: string | null;
  /** Whether those who record traces record this one. */
  readonly sampled: boolean;
  /** What others on the way note for themselves (`tracestate`); null where there is nothing. */
  readonly state: string | null;
}

/** A trace that begins here. */
export function beginTrace(sampled: boolean): TraceContext {
  const traceId = randomBytes(16).toString('hex');
  return { traceId, spanId: newSpanId(), parentSpanId: null, sampled, state: null };
}

/** The next place of the same trace. */
export function childOf(trace: TraceContext): TraceContext {
  return { ...trace, spanId: newSpanId(), parentSpanId: trace.spanId };
}

/** A later version may say more after the flags, and says this much as the first one does. */
const TRACEPARENT = /^(?!ff)([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const NOTHING = /^0+$/;

/**
 * The next place of a trace that came with a request; undefined where the header is absent or malformed.
 *
 * @param traceparent the header's value.
 * @param tracestate the header's value. One that is malformed or long is left out: it says nothing that is needed.
 */
export function continueTrace(traceparent: unknown, tracestate: unknown): TraceContext | undefined {
  if (typeof traceparent !== 'string') return undefined;
  const [, version, traceId = '', spanId = '', flags = '', more] =
    TRACEPARENT.exec(traceparent) ?? [];
  if (version === undefined || (version === '00' && more !== undefined)) return undefined;
  if (NOTHING.test(traceId) || NOTHING.test(spanId)) return undefined;
  // Of the flags the first version knows one.
  const sampled = (Number.parseInt(flags, 16) & 1) === 1;
  return childOf({ traceId, spanId, parentSpanId: null, sampled, state: readState(tracestate) });
}

/** The headers that hand a place on. */
export function toTraceHeaders(trace: TraceContext): Readonly<Record<string, string>> {
  const { traceId, spanId, sampled, state } = trace;
  return {
    traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`,
    ...(state !== null && { tracestate: state }),
  };
}

/** What everybody on the way has to hand on at least. */
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

/** Blanks and tabs only, unlike `trim`. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

const isBlank = (character: string | undefined) => character === ' ' || character === '\t';

const newSpanId = () => randomBytes(8).toString('hex');
