import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** Milliseconds between two words about losses. */
const QUIET_MS = 60_000;

const NO_ANSWER = 'NO_ANSWER';

/** Spans that the collector did not take. */
export interface Loss {
  /** Since the last word about it. */
  readonly spans: number;
  /** `HTTP_401`, `ECONNREFUSED`, or `NO_ANSWER`. */
  readonly reason: string;
}

/** Tells of exports that failed, the first at once and the later ones once in a while, and of nothing that they say. */
export class TellingExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #tell: (loss: Loss) => void;
  #lost = 0;
  #underWay = 0;
  #reason = NO_ANSWER;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(exporter: SpanExporter, tell: (loss: Loss) => void) {
    this.#exporter = exporter;
    this.#tell = tell;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.#underWay += spans.length;
    this.#exporter.export(spans, (result) => {
      this.#underWay -= spans.length;
      if (result.code === ExportResultCode.FAILED) this.#lose(spans.length, result.error);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  /** The process ends: what was not told of is told now, and what is under way is given up. */
  conclude(): void {
    const spans = this.#lost + this.#underWay;
    if (spans > 0) this.#tell({ spans, reason: this.#reason });
  }

  #lose(spans: number, error: unknown): void {
    this.#lost += spans;
    this.#reason = reasonOf(error);
    const now = performance.now();
    if (now - this.#toldAt < QUIET_MS) return;
    this.#tell({ spans: this.#lost, reason: this.#reason });
    this.#lost = 0;
    this.#toldAt = now;
  }
}

/** Its message is left alone: it may quote what the collector says. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return `HTTP_${code}`;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : NO_ANSWER;
}
