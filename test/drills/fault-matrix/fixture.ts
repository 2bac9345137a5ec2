import type { Gateway } from '../../../src/app/process.ts';
import type { Log } from '../../../src/observability/log/log.ts';
import type { Address, Fault } from '../../support/faults/fault.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { DEADLINE_MS } from './case.ts';
import { type Seats, startSeats } from './targets.ts';

/** A gateway over all the seats, and a healthy provider. */
export interface Bench extends Omit<Seats, 'providers'> {
  readonly url: string;
  /** The lines that the gateway logged. */
  readonly log: string[];
}

/** @param fault a fault of the address; if absent, the upstreams have the right address and respond. */
export async function startBench(
  fault?: Fault & { listen: () => Promise<Address> },
): Promise<Bench> {
  await using stack = new AsyncDisposableStack();
  const { installation, stranger, providers, seatOf } = stack.use(await startSeats(fault));
  const well = installation.installationOf('activeplatform').configuration.settings;
  const log: string[] = [];
  const gateway: Gateway = stack.use(
    await startGatewayOver(
      { well, ...providers },
      { server: { port: 0, graphiql: false }, limits: { deadlineMs: DEADLINE_MS } },
      keepingIn(log),
    ),
  );
  const running = stack.move();
  return {
    url: gateway.url,
    installation,
    stranger,
    log,
    seatOf,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function keepingIn(lines: string[]): Log {
  const keep = (fields: object, message: string) =>
    lines.push(JSON.stringify({ ...fields, message }));
  return { info: keep, warn: keep, error: keep };
}
