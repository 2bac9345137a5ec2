// `node serve.mjs SUPERGRAPH PORT`: Apollo Gateway in a process of its own, so that its packages need not be those of Roster.
import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';

const [, , supergraph, port] = process.argv;
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl: readFileSync(supergraph, 'utf8'), logger }),
  logger,
  // The test asks with a plain GET whether it is ready.
  csrfPrevention: false,
  includeStacktraceInErrorResponses: false,
  plugins: [
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ],
});
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } });
