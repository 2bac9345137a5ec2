import { setTimeout as sleep } from 'node:timers/promises';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import type { TracesSettings } from '../../config/traces-settings.ts';
import type { ObservedAttempt } from '../../upstream/observer.ts';
import { type DroppedSpans, LossReportingExporter } from './loss-reporting-exporter.ts';
import { createOperationSpansPlugin } from './operation-spans.ts';
import { createResource } from './resource.ts';
import { type FinishedSpan, toFinishedSpan, toReadableSpan } from './span.ts';

/** The time between two exports, in ms. */
const EXPORT_INTERVAL_MS = 2000;
/** The timeout of one export with its retries, in ms. */
const EXPORT_TIMEOUT_MS = 5000;
/** The timeout of the last export, in ms: the process has to end. */
const FINAL_FLUSH_TIMEOUT_MS = 2000;
/** Maximum number of spans that wait for an export; later ones are dropped. */
const MAX_QUEUED_SPANS = 4096;

/**
 * Records sampled operations and sends them to a collector. No request waits for it or fails because of it. It opens no connection before there is a span to send.
 *
 * @param instance the name of this process.
 * @param onDropped called if spans could not be sent.
 */
export function openTraces(
  { endpoint, headers }: TracesSettings,
  instance: string,
  onDropped: (dropped: DroppedSpans) => void,
) {
  const otlp = new OTLPTraceExporter({
    url: endpoint.href,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.reveal()]),
    ),
    timeoutMillis: EXPORT_TIMEOUT_MS,
    concurrencyLimit: 8,
    // Without these options, the environment could add certificates.
    httpAgentOptions: { keepAlive: true, minVersion: 'TLSv1.2', rejectUnauthorized: true },
  });
  const exporter = new LossReportingExporter(otlp, onDropped);
  const processor = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: EXPORT_INTERVAL_MS,
    // The exporter has its own timeout, and then reports the reason.
    exportTimeoutMillis: 2 * EXPORT_TIMEOUT_MS,
    maxQueueSize: MAX_QUEUED_SPANS,
  });
  const resource = createResource(instance);
  const record = (span: FinishedSpan) => processor.onEnd(toReadableSpan(span, resource));
  return {
    plugin: createOperationSpansPlugin(record),
    observeAttempt: (attempt: ObservedAttempt) => {
      if (attempt.trace.sampled) record(toFinishedSpan(attempt));
    },
    /** Sends the remaining spans, for at most two seconds. */
    close: async () => {
      const sent = processor.shutdown().catch(() => {});
      await Promise.race([sent, sleep(FINAL_FLUSH_TIMEOUT_MS, undefined, { ref: false })]);
      exporter.flush();
    },
  };
}
