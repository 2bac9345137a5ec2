import { sendJson, startHttpServer, type TestServer } from '../upstreams/http-server.ts';

/** A span as OTLP/HTTP writes it in JSON, with its attributes as a map. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 2 is server, 3 is client. */
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  /** 0 is unset, 2 is error. */
  readonly status: { readonly code: number };
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Collector extends AsyncDisposable {
  /** The URL for `traces.endpoint`. */
  readonly endpoint: string;
  readonly arrivals: TestServer['arrivals'];
  /** Number of connections that were ever opened. */
  readonly connections: () => number;
  /** All spans that have arrived so far. */
  readonly spans: () => readonly CollectedSpan[];
}

/**
 * Starts a server that accepts traces as a collector does, and responds as the test says: by
 * default with success.
 */
export async function startCollector(
  result: Parameters<typeof startHttpServer>[0] = (response) => sendJson(response, 200, {}),
): Promise<Collector> {
  const server = await startHttpServer(result);
  return {
    endpoint: `${server.url}/v1/traces`,
    arrivals: server.arrivals,
    connections: server.connections,
    spans: () => server.arrivals.flatMap(({ body }) => spansOf(JSON.parse(body))),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

interface WireSpan extends Omit<CollectedSpan, 'attributes'> {
  readonly attributes: readonly { readonly key: string; readonly value: WireValue }[];
}
type WireValue = Readonly<Record<string, unknown>> & {
  readonly arrayValue?: { readonly values?: readonly WireValue[] };
};
interface WireExport {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}

const spansOf = ({ resourceSpans }: WireExport): CollectedSpan[] =>
  resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map((span) => ({
      ...span,
      attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, plain(value)])),
    }));

/** Returns the value itself: `{ "stringValue": "x" }` → `x`. */
const plain = (value: WireValue): unknown =>
  value.arrayValue === undefined
    ? Object.values(value)[0]
    : (value.arrayValue.values ?? []).map(plain);
