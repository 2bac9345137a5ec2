import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  continueTrace,
  createChild,
  startTrace,
  toTraceHeaders,
} from '../../src/request/trace-context.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';
const TRACEPARENT = `00-${TRACE_ID}-${SPAN_ID}-01`;

const readState = (tracestate: unknown) => continueTrace(TRACEPARENT, tracestate)?.state;

describe('continueTrace', () => {
  it('continues the trace with a span of its own', () => {
    const trace = continueTrace(TRACEPARENT, undefined);
    assert.match(trace?.spanId ?? '', /^[\da-f]{16}$/);
    assert.notEqual(trace?.spanId, SPAN_ID);
    assert.deepEqual(
      { ...trace, spanId: '' },
      { traceId: TRACE_ID, spanId: '', parentSpanId: SPAN_ID, sampled: true, state: null },
    );
  });

  it('reads the flag of the first version', () => {
    const sampled = (flags: string) =>
      continueTrace(`00-${TRACE_ID}-${SPAN_ID}-${flags}`, undefined)?.sampled;
    assert.deepEqual(['00', '01', '02', 'ff', 'fe'].map(sampled), [
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('reads the fields of the first version from later versions', () => {
    for (const rest of ['', '-', '-what-comes-later']) {
      const trace = continueTrace(`cc-${TRACE_ID}-${SPAN_ID}-01${rest}`, undefined);
      assert.equal(trace?.traceId, TRACE_ID, rest);
    }
  });

  it('ignores a malformed traceparent', () => {
    const malformed = [
      undefined,
      '',
      [TRACEPARENT],
      `${TRACEPARENT}-more`,
      `${TRACEPARENT}\n`,
      ` ${TRACEPARENT}`,
      `${TRACEPARENT}, ${TRACEPARENT}`,
      TRACEPARENT.toUpperCase(),
      TRACEPARENT.slice(1),
      `ff-${TRACE_ID}-${SPAN_ID}-01`,
      `cc-${TRACE_ID}-${SPAN_ID}-01.more`,
      `00-${'0'.repeat(32)}-${SPAN_ID}-01`,
      `00-${TRACE_ID}-${'0'.repeat(16)}-01`,
      `00-${TRACE_ID.replace('a', 'g')}-${SPAN_ID}-01`,
      `00-${TRACE_ID}-${SPAN_ID}-0`,
    ];
    for (const value of malformed) {
      assert.equal(continueTrace(value, undefined), undefined, String(value));
    }
  });

  it('keeps a short and well-formed tracestate', () => {
    assert.equal(readState('rojo=00f067aa0ba902b7'), 'rojo=00f067aa0ba902b7');
    assert.equal(readState('rojo=1 2,\t 3x@vendor=~!, ,'), 'rojo=1 2,3x@vendor=~!');
    assert.equal(readState(`a=${'x'.repeat(256)}`)?.length, 258);
  });

  it('drops any other tracestate', () => {
    const many = Array.from({ length: 33 }, (_, index) => `k${index}=v`).join(',');
    const dropped = [
      ...[undefined, '', ' , ', 'a', 'a=', 'a=b=c', 'A=b', 'a=b,a=c', 'a=\u00fc', 'a=b\n', '@a=b'],
      ...[many, `a=${'x'.repeat(257)}`, `a=${'x'.repeat(250)},b=${'x'.repeat(256)},c=d`],
    ];
    for (const value of dropped) assert.equal(readState(value), null, value);
  });
});

describe('toTraceHeaders', () => {
  it('propagates the span and the tracestate', () => {
    const trace = { traceId: TRACE_ID, spanId: SPAN_ID, parentSpanId: null };
    assert.deepEqual(toTraceHeaders({ ...trace, sampled: true, state: 'a=b' }), {
      traceparent: TRACEPARENT,
      tracestate: 'a=b',
    });
    assert.deepEqual(toTraceHeaders({ ...trace, sampled: false, state: null }), {
      traceparent: `00-${TRACE_ID}-${SPAN_ID}-00`,
    });
  });

  it('writes headers that continueTrace reads', () => {
    const begun = startTrace(true);
    const { traceparent } = toTraceHeaders(createChild(begun));
    const read = continueTrace(traceparent, undefined);
    assert.deepEqual([read?.traceId, read?.sampled], [begun.traceId, true]);
  });
});
