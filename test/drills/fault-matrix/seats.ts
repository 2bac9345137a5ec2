import type { RunningSimulator } from '../../../src/simulators/kit/http-simulator.ts';
import type { Address, Fault } from '../../support/faults/fault.ts';
import { type FaultProxy, startFaultProxy } from '../../support/faults/fault-proxy.ts';
import { startHttpServer, type TestServer } from '../../support/http-server.ts';
import { createTemporaryFolder } from '../../support/temporary-folder.ts';
import { type Cell, DEADLINE_MS } from './cell.ts';
import { type Installation, startInstallation } from './installation.ts';
import { UPSTREAM_APIS, type UpstreamApi } from './upstream-apis.ts';

type Effect = Cell['effect'];

/** All the APIs, each of them twice: the reads of one provider meet a fault, the writes of the other. */
export interface Seats extends AsyncDisposable {
  readonly installation: Installation;
  /** Whom nobody should ever ask. */
  readonly stranger: TestServer;
  /** What stands below `providers` in the configuration of a gateway over them. */
  readonly providers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly seatOf: (api: UpstreamApi, effect: Effect) => Seat;
}

/** One provider, and what stands between the gateway and its simulator. */
export interface Seat {
  /** The provider's key. */
  readonly provider: string;
  readonly simulator: RunningSimulator;
  /** Absent where nothing listens that could answer. */
  readonly proxy: FaultProxy | undefined;
  readonly bytesRead: () => number;
}

/** Bytes of a body, so that what is over them is soon over. */
const MAX_BYTES = 1024 * 1024;

/** Writes are given up while there is time for the next one of the same operation. */
const ATTEMPT_MS = { read: 10 * DEADLINE_MS, write: 800 } as const;

/** @param fault of the address; absent: the upstreams are where they should be, and answer. */
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
      if (seat === undefined) throw new Error('There is no such seat.');
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
