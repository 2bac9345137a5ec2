import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { Router } from '../../graphql/federation/router-suite.ts';
import { quietly, SILENT } from '../gateway/quiet-apollo.ts';
import { askedHosts } from '../upstreams/connected-hosts.ts';

/** Starts Apollo Gateway in this process, on a free loopback port. */
export async function startApolloRouter(supergraph: string): Promise<Router> {
  // Otherwise it sends telemetry to its vendor and queries cloud metadata services.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const gateway = new ApolloGateway({ supergraphSdl: supergraph, logger: SILENT });
  const server = new ApolloServer({ ...quietly(), gateway });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return {
    url: url.replace(/\/$/, ''),
    supergraph,
    askedHosts: () => [...askedHosts],
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
