import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** How often the health of each replica is checked, in ms. */
const POLL_INTERVAL_MS = 25;

/** A load balancer as small as possible: it sends each request once, to the next ready replica. */
export interface Balancer extends AsyncDisposable {
  readonly url: string;
  /** Whether a replica gets requests, by its URL. */
  readonly isReady: (replica: string) => boolean;
}

/** @param replicas their URLs. */
export async function startBalancer(replicas: readonly string[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set<string>();
  const check = async () => {
    for (const url of replicas) {
      const isReady = await fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) ready.add(url);
      else ready.delete(url);
    }
  };
  await check();
  let last: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(check);
  }, POLL_INTERVAL_MS);
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const targets = replicas.filter((url) => ready.has(url));
    turn += 1;
    const target = targets[turn % targets.length];
    if (target === undefined) outgoing.writeHead(503).end();
    else forward(incoming, outgoing, target, agent);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    isReady: (url) => ready.has(url),
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await last;
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Closes the connection of the client if the replica does not respond completely. */
function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: string,
  agent: Agent,
): void {
  const { method, headers, url = '/' } = incoming;
  const sent = request(`${target}${url}`, { method, headers, agent }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    pipeline(response, outgoing, () => {});
  });
  pipeline(incoming, sent, () => {});
  sent.on('error', () => outgoing.destroy());
}
