import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** Minimum time between two reports, in ms. */
const REPORT_INTERVAL_MS = 60_000;

/** Spans that the collector did not accept. */
export interface DroppedSpans {
  /** The number of spans dropped since the last report. */
  readonly spans: number;
  /** For example `HTTP_401` or `ECONNREFUSED`; `NO_RESPONSE` if there was no response. */
  readonly reason: string;
}

/** Reports failed exports: the first one at once, later ones at most once a minute, and never the text of an error. */
export class LossReportingExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #onDropped: (dropped: DroppedSpans) => void;
  #dropped = 0;
  #inFlight = 0;
  #reason = 'NO_RESPONSE';
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(exporter: SpanExporter, onDropped: (dropped: DroppedSpans) => void) {
    this.#exporter = exporter;
    this.#onDropped = onDropped;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.#inFlight += spans.length;
    this.#exporter.export(spans, (result) => {
      this.#inFlight -= spans.length;
      if (result.code === ExportResultCode.FAILED) this.#drop(spans.length, result.error);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  /** Reports all remaining losses when the process ends. Spans in flight count as dropped. */
  flush(): void {
    const spans = this.#dropped + this.#inFlight;
    if (spans > 0) this.#onDropped({ spans, reason: this.#reason });
  }

  #drop(spans: number, error: unknown): void {
    this.#dropped += spans;
    this.#reason = toReason(error);
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_INTERVAL_MS) return;
    this.#onDropped({ spans: this.#dropped, reason: this.#reason });
    this.#dropped = 0;
    this.#reportedAt = now;
  }
}

/** Ignores the message of the error, because it may quote the response of the collector. */
function toReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return `HTTP_${code}`;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : 'NO_RESPONSE';
}
