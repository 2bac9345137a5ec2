import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import type { Address, Fault } from '../../support/faults/fault.ts';
import { type FaultProxy, startFaultProxy } from '../../support/faults/fault-proxy.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startHttpServer, type TestServer } from '../../support/upstreams/http-server.ts';
import { NO_PAUSES } from '../../support/upstreams/no-pauses.ts';
import { type Cell, DEADLINE_MS } from './case.ts';
import { type Installation, startInstallation } from './installation.ts';
import { UPSTREAM_APIS, type UpstreamApi } from './upstream-apis.ts';

type Effect = Cell['effect'];

/** Two providers for each API: one whose reads meet a fault, and one whose writes do. */
export interface Seats extends AsyncDisposable {
  readonly installation: Installation;
  /** A server that must never get a request. */
  readonly stranger: TestServer;
  /** The value of `providers` in the configuration of the gateway. */
  readonly providers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly seatOf: (api: UpstreamApi, effect: Effect) => Seat;
}

/** One provider, with the proxy between the gateway and its simulator. */
export interface Seat {
  /** The key of the provider. */
  readonly provider: string;
  readonly simulator: RunningSimulator;
  /** Undefined if no server can respond. */
  readonly proxy: FaultProxy | undefined;
  readonly bytesRead: () => number;
}

/** The most bytes of a body: few, so that a larger body is soon too large. */
const MAX_BYTES = 1024 * 1024;

/** A write times out early enough for the next write of the same operation. */
const ATTEMPT_MS = { read: 10 * DEADLINE_MS, write: 800 } as const;

/** @param fault a fault of the address; if absent, the upstreams have the right address and respond. */
export async function startSeats(
  fault?: Fault & { listen: () => Promise<Address> },
): Promise<Seats> {
  await using stack = new AsyncDisposableStack();
  const installation = stack.use(await startInstallation());
  const stranger = stack.use(await startHttpServer((response) => response.end('{}')));
  const folder = stack.use(createTemporaryFolder());
  const seats = new Map<string, Seat>();
  const providers: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const api of UPSTREAM_APIS) {
    for (const effect of ['read', 'write'] as const) {
      const provider = `${api.key}-${effect}`;
      const simulator = api.simulator(installation);
      const address = stack.use(await (fault?.listen() ?? answering(simulator, effect)));
      const caFile =
        'ca' in address && address.ca ? folder.write(`${provider}.pem`, address.ca) : undefined;
      providers[provider] = api.settingsAt({
        url: address.url,
        attemptMs: ATTEMPT_MS[effect],
        connectMs: 200,
        maxBytes: MAX_BYTES,
        breaker: false,
        budget: NO_PAUSES,
        ...(caFile !== undefined && { caFile }),
      });
      seats.set(provider, {
        provider,
        simulator,
        proxy: 'meetWith' in address ? address : undefined,
        bytesRead: 'bytesRead' in address ? address.bytesRead : () => 0,
      });
    }
  }
  const standing = stack.move();
  return {
    installation,
    stranger,
    providers,
    seatOf: (api, effect) => {
      const seat = seats.get(`${api.key}-${effect}`);
      if (seat === undefined) throw new Error('No seat for this API and effect.');
      return seat;
    },
    [Symbol.asyncDispose]: () => standing.disposeAsync(),
  };

  function answering(simulator: RunningSimulator, effect: Effect): Promise<FaultProxy> {
    return startFaultProxy({
      concerns: ({ method }) =>
        effect === 'read' ? method === 'GET' : /^(PUT|PATCH)$/.test(method),
      forward: installation.forwardTo(simulator),
      strangerUrl: stranger.url,
    });
  }
}
