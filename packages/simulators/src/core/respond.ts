import type { ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';
import type { JournalEntry } from './journal.ts';
import type { SimulatedResponse } from './message.ts';

/** Sends a response, changed by the fault if there is one. */
export async function respond(
  outgoing: ServerResponse,
  response: SimulatedResponse,
  fault: Fault | undefined,
  entry: JournalEntry,
): Promise<void> {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'cut') {
    cutShort(outgoing, response);
    return;
  }
  if (fault?.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  const sent = toReplacement(fault) ?? response;
  entry.status = sent.status;
  send(outgoing, sent);
}

function toReplacement(fault: Fault | undefined): SimulatedResponse | undefined {
  if (fault?.kind === 'status') {
    return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' };
  }
  if (fault?.kind === 'nonsense') {
    const contentType = fault.contentType ?? 'text/html; charset=utf-8';
    return {
      status: 200,
      headers: { 'content-type': contentType },
      body: fault.body ?? '<html><body>Please sign in</body></html>',
    };
  }
  return undefined;
}

/** Sends a response unchanged. */
export function send(outgoing: ServerResponse, response: SimulatedResponse): void {
  outgoing.writeHead(response.status, { ...response.headers });
  outgoing.end(response.body);
}

/**
 * Announces the whole body, sends half of it and closes. A response without a body announces ten
 * bytes.
 */
function cutShort(outgoing: ServerResponse, response: SimulatedResponse): void {
  const body = Buffer.from(response.body ?? '');
  outgoing.writeHead(response.status === 204 ? 200 : response.status, {
    ...response.headers,
    'content-length': body.length || 10,
  });
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
  if (body.length < 2) outgoing.flushHeaders();
}
