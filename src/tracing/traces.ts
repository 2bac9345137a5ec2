import { setTimeout as sleep } from 'node:timers/promises';
import type { ApolloServerPlugin } from '@apollo/server';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { TracesSettings } from '../config/traces-settings.ts';
import type { Context } from '../graphql/context.ts';
import type { ObservedAttempt } from '../upstream/traced-call.ts';
import { operationSpans } from './operation-spans.ts';
import { type EndedWork, toSpan } from './span.ts';
import { type Loss, TellingExporter } from './telling-exporter.ts';
import { toEndedWork } from './upstream-spans.ts';

/** Milliseconds between two exports. */
const EVERY_MS = 2000;
/** Milliseconds for one export with its retries. */
const EXPORT_MS = 5000;
/** Milliseconds for the last one: the process has to end. */
const LAST_MS = 2000;
/** Spans that wait for an export; later ones are dropped. */
const MAX_WAITING = 4096;

/** Records what is sampled, and sends it to a collector. No request waits for it, and none fails by it. */
export interface Traces {
  readonly plugin: ApolloServerPlugin<Context>;
  readonly observeAttempt: (attempt: ObservedAttempt) => void;
  /** Sends what is left, for at most two seconds. */
  readonly close: () => Promise<void>;
}

/**
 * Opens no connection before there is something to send.
 *
 * @param tell told of spans that could not be sent.
 */
export function openTraces(
  { endpoint, headers }: TracesSettings,
  tell: (loss: Loss) => void,
): Traces {
  const otlp = new OTLPTraceExporter({
    url: endpoint.href,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.reveal()]),
    ),
    timeoutMillis: EXPORT_MS,
    concurrencyLimit: 8,
    // Else certificates would be taken from the environment.
    httpAgentOptions: { keepAlive: true, minVersion: 'TLSv1.2', rejectUnauthorized: true },
  });
  const exporter = new TellingExporter(otlp, tell);
  const processor = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: EVERY_MS,
    // The exporter ends by itself, and then says why.
    exportTimeoutMillis: 2 * EXPORT_MS,
    maxQueueSize: MAX_WAITING,
  });
  const record = (work: EndedWork) => processor.onEnd(toSpan(work));
  return {
    plugin: operationSpans(record),
    observeAttempt: (attempt) => {
      if (attempt.trace.sampled) record(toEndedWork(attempt));
    },
    close: async () => {
      const isSent = processor.shutdown().catch(() => {});
      await Promise.race([isSent, sleep(LAST_MS, undefined, { ref: false })]);
      exporter.conclude();
    },
  };
}
