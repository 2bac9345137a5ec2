import { type Demo, startDemo } from '../gateway/demo.ts';

/** Roster over its simulators, as a subgraph without a router. */
export interface RosterSubgraph extends Demo {
  /** The requests at the simulators, except sign-ins: `GET /api/admin/v1/users/1`. */
  readonly arrivals: () => readonly string[];
  /** Clears the arrivals. */
  readonly forgetArrivals: () => void;
}

/** @param settings sections of the configuration beside `providers`. */
export async function startRosterSubgraph(
  settings: Readonly<Record<string, unknown>> = {},
): Promise<RosterSubgraph> {
  const demo = await startDemo({
    settings: { server: { port: 0, federation: true }, ...settings },
  });
  const simulators = demo.simulated.flatMap((installation) => installation.simulators);
  return {
    ...demo,
    arrivals: () =>
      simulators
        .flatMap(({ journal }) => journal)
        .map(({ method, path }) => `${method} ${path}`)
        .filter((arrival) => !arrival.endsWith('/auth/token')),
    forgetArrivals: () => {
      for (const simulator of simulators) simulator.clearJournal();
    },
  };
}
