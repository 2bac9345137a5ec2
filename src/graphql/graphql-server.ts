import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Context } from './context.ts';
import { type BugReporter, createErrorFormatter } from './format-error.ts';
import { literalSecrets } from './literal-secrets.ts';
import { oneOfVariables } from './one-of-variables.ts';
import { requestIdPlugin } from './request-id-plugin.ts';
import { createSchema } from './schema.ts';
import { createSubgraphSchema } from './subgraph.ts';

interface GraphqlServerOptions {
  readonly introspection: boolean;
  /** Whether a router may ask for the schema and for entities. */
  readonly federation: boolean;
  /** Whether a router learns which scopes a field needs. */
  readonly tellsScopes: boolean;
  readonly reportBug: BugReporter;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

/** Apollo Server with every default set by hand that would hang on `NODE_ENV`, leak or reach other hosts. */
export function createGraphqlServer(options: GraphqlServerOptions): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: options.federation ? createSubgraphSchema(options) : createSchema(),
    introspection: options.introspection,
    validationRules: [literalSecrets, oneOfVariables],
    formatError: createErrorFormatter(options.reportBug),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    status400ForVariableCoercionErrors: true,
    // Its own messages may quote a request.
    logger: SILENT,
    plugins: [...SWITCHED_OFF, requestIdPlugin, ...options.plugins],
  });
}

/** What Apollo Server adds by itself, some of it on the word of an environment variable, and some per field. */
const SWITCHED_OFF: readonly ApolloServerPlugin<Context>[] = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}
