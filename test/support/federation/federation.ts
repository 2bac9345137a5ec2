import { parse } from 'graphql';
import { send } from '../clients/graphql.ts';
import { requireText } from '../values/json-property.ts';
import type { Subgraph } from './compose.ts';
import { type RosterSubgraph, startRosterSubgraph } from './roster-subgraph.ts';
import { startTickets } from './tickets-subgraph.ts';

/** Roster and a help desk: two subgraphs for a router. */
export interface Federation extends AsyncDisposable {
  readonly roster: RosterSubgraph;
  readonly subgraphs: readonly [roster: Subgraph, tickets: Subgraph];
}

/** @param server settings of Roster's `server` that the router needs. */
export async function startFederation(
  server: Readonly<Record<string, unknown>> = {},
): Promise<Federation> {
  await using started = new AsyncDisposableStack();
  const roster = started.use(
    await startRosterSubgraph({
      server: { port: 0, federation: true, ...server },
      // The tests exceed it with five users.
      limits: { upstreamCalls: 4 },
    }),
  );
  const tickets = started.use(await startTickets());
  const subgraphs = [
    await subgraphAt('roster', roster.url),
    await subgraphAt('tickets', tickets.url),
  ] as const;
  const running = started.move();
  return { roster, subgraphs, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Requests the schema of a subgraph, as composition does. */
async function subgraphAt(name: string, url: string): Promise<Subgraph> {
  const { data } = await send(url, '{ _service { sdl } }');
  return { name, url: `${url}/graphql`, typeDefs: parse(requireText(data, '_service.sdl')) };
}
