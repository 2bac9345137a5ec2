import type { ServerResponse } from 'node:http';

/**
 * Resolves when a response is sent, or when its connection has closed; at once if it has closed already. All code that
 * depends on the end of a response uses this, as `close` is not emitted again.
 */
export async function whenSent(response: ServerResponse): Promise<void> {
  if (response.closed || response.req.socket.destroyed) return;
  await new Promise<void>((resolve) => response.once('close', resolve));
}
