import type { ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';
import type { JournalEntry } from './journal.ts';
import type { SimulatedReply } from './message.ts';

/** Sends a response, changed by the fault if there is one. */
export async function answer(
  response: ServerResponse,
  reply: SimulatedReply,
  fault: Fault | undefined,
  entry: JournalEntry,
): Promise<void> {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'cut') {
    cutShort(response, reply);
    return;
  }
  if (fault?.kind === 'latency') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  const sent = replacedBy(fault) ?? reply;
  entry.status = sent.status;
  send(response, sent);
}

function replacedBy(fault: Fault | undefined): SimulatedReply | undefined {
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
export function send(response: ServerResponse, reply: SimulatedReply): void {
  response.writeHead(reply.status, { ...reply.headers });
  response.end(reply.body);
}

/**
 * Announces the whole body, sends half of it and closes. A response without a body announces ten
 * bytes.
 */
function cutShort(response: ServerResponse, reply: SimulatedReply): void {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status === 204 ? 200 : reply.status, {
    ...reply.headers,
    'content-length': body.length || 10,
  });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
  if (body.length < 2) response.flushHeaders();
}
