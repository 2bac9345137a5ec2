import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { DocumentCache } from './documents/document-cache.ts';
import { type BugReporter, createErrorFormatter } from './errors/format-error.ts';
import { executeOperation } from './execution/execute-operation.ts';
import type { ResponseLimits } from './execution/response-size.ts';
import { type DocumentLimits, documentLimits } from './limits/document-limits.ts';
import { errorExtensionsPlugin } from './plugins/error-extensions-plugin.ts';
import { legacyStatusPlugin } from './plugins/legacy-status-plugin.ts';
import { PREFLIGHT_HEADERS } from './preflight-headers.ts';
import { knownOperationTypes } from './rules/known-operation-types.ts';
import { literalSecrets } from './rules/no-inline-secrets.ts';
import { oneOfVariables } from './rules/one-of-variables.ts';
import { getSchema } from './schema.ts';

interface GraphqlServerOptions {
  readonly introspection: boolean;
  /** Whether a router may request the schema and entities. */
  readonly federation: boolean;
  /** Whether a router learns which scopes a field needs. */
  readonly exposeScopes: boolean;
  /** Whether composition is told to keep `@oneOf`. */
  readonly composeOneOf: boolean;
  readonly limits: DocumentLimits &
    ResponseLimits & {
      /** Maximum tokens of a document; no more of it is parsed. 0 = no limit. */
      readonly tokens: number;
    };
  readonly onUnexpectedError: BugReporter;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

/**
 * Creates Apollo Server with every default set explicitly that would depend on `NODE_ENV`, leak or
 * reach other hosts.
 */
export async function createGraphqlServer(
  options: GraphqlServerOptions,
): Promise<ApolloServer<Context>> {
  const schema = options.federation
    ? (await import('./federation/subgraph.ts')).createSubgraphSchema(options)
    : getSchema();
  return new ApolloServer<Context>({
    gateway: createExecutorGateway(schema, options.limits),
    documentStore: new DocumentCache(),
    introspection: options.introspection,
    parseOptions: options.limits.tokens === 0 ? {} : { maxTokens: options.limits.tokens },
    validationRules: [
      documentLimits(options.limits),
      literalSecrets,
      knownOperationTypes,
      oneOfVariables,
    ],
    validationOptions: { maxErrors: MAX_ERRORS - 1 },
    formatError: createErrorFormatter(options.onUnexpectedError),
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: { requestHeaders: [...PREFLIGHT_HEADERS] },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    status400ForVariableCoercionErrors: true,
    // Its own messages may quote a request.
    logger: SILENT,
    plugins: [...DISABLED_PLUGINS, errorExtensionsPlugin, legacyStatusPlugin, ...options.plugins],
  });
}

/**
 * Connects our own executor to Apollo Server in the documented way: as a gateway whose schema is
 * available from the start.
 */
function createExecutorGateway(
  schema: GraphQLSchema,
  limits: ResponseLimits,
): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: ({ document, request, context }) =>
        executeOperation({
          schema,
          document,
          operationName: request.operationName ?? null,
          variables: request.variables ?? {},
          // Apollo Server types it as any record; it is the context that the route created.
          context: context as Context,
          limits,
        }),
    }),
    stop: async () => {},
  };
}

/**
 * Maximum number of errors about an invalid request: enough to fix it, and no more, because a short
 * request must not cause a long response. The last of them says that there are more.
 */
const MAX_ERRORS = 5;

/**
 * Plugins that Apollo Server adds by default, some if an environment variable is set, and some per
 * field.
 */
const DISABLED_PLUGINS: readonly ApolloServerPlugin<Context>[] = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}
