import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { wireInt } from '../../../src/providers/kit/wire/wire-values.ts';
import type { RequestContext } from '../../../src/request/request-context.ts';
import { SingleFlight } from '../../../src/upstream/policies/single-flight.ts';
import { jsonResponse } from '../../../src/upstream/response/json-response.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import {
  UpstreamClient,
  type UpstreamClientSettings,
} from '../../../src/upstream/upstream-client.ts';
import { wireObject } from '../../../src/upstream/wire/wire-object.ts';
import { aCall } from './background-call.ts';
import { sendJson, startHttpServer, type TestServer } from './http-server.ts';

/** An upstream that sends no response until the test releases it. */
export interface HeldUpstream extends AsyncDisposable {
  readonly url: string;
  readonly arrivals: TestServer['arrivals'];
  readonly openConnections: TestServer['openConnections'];
  /** Number of requests that wait for a response. */
  readonly held: () => number;
  /** Number of requests whose caller closed the connection before the response. */
  readonly disconnects: () => number;
  /** Waits until so many requests have arrived since the start. */
  readonly arrived: (count: number) => Promise<void>;
  /** Responds to the oldest waiting request: `id` is the number of its arrival, counted from 1. */
  readonly release: (status?: number) => void;
  readonly releaseAll: () => void;
}

export async function startHeldUpstream(): Promise<HeldUpstream> {
  const waiting: { readonly id: number; readonly response: ServerResponse }[] = [];
  let disconnects = 0;
  const server = await startHttpServer((response) => {
    const one = { id: server.arrivals.length, response };
    waiting.push(one);
    response.on('close', () => {
      const at = waiting.indexOf(one);
      if (at < 0) return;
      waiting.splice(at, 1);
      disconnects += 1;
    });
  });
  const release = (status = 200) => {
    const one = waiting.shift();
    if (one === undefined) throw new Error('No request waits.');
    sendJson(one.response, status, { id: one.id });
  };
  return {
    url: server.url,
    arrivals: server.arrivals,
    openConnections: server.openConnections,
    held: () => waiting.length,
    disconnects: () => disconnects,
    arrived: (count) => until(() => server.arrivals.length >= count),
    release,
    releaseAll: () => {
      while (waiting.length > 0) release();
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Fails the test, by its time limit, if the condition never becomes true. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  // Hundreds of requests take seconds on a busy machine.
  limitMs = 20_000,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  // The pauses grow, because a condition that sends a request takes the processor from what it waits for.
  for (let pauseMs = 2; !(await isTrue()); pauseMs = Math.min(pauseMs * 1.2, 20)) {
    if (performance.now() > deadline) throw new Error('The condition did not become true in time.');
    await delay(pauseMs);
  }
}

/** Long enough for an unwanted request to arrive. */
export const aWhile = () => delay(60);

/** Creates a client that returns the `id` of a document. */
export function idClient(url: string, settings: Partial<UpstreamClientSettings> = {}) {
  const client = new UpstreamClient({
    provider: 'panel',
    baseUrl: new URL(url),
    headers: { accept: 'application/json' },
    attemptMs: 5000,
    listAttemptMs: 5000,
    connectMs: 1000,
    maxConcurrent: 64,
    maxWaiting: 64,
    breaker: false,
    maxBytes: 10_000,
    maxListBytes: 10_000,
    secrets: [],
    badRequestIsInconclusive: false,
    singleFlight: new SingleFlight(),
    ...settings,
  });
  const table = { 200: jsonResponse(wireObject({ id: wireInt })) };
  return {
    call: async (request: UpstreamRequest, parts: Partial<RequestContext> = {}): Promise<number> =>
      (await client.call(request, table, aCall(parts))).id,
    setHealthProbe: (read: UpstreamRequest) =>
      client.setHealthProbe((call) => client.call(read, table, call)),
    state: () => client.state,
    [Symbol.asyncDispose]: () => client.close(),
  };
}
