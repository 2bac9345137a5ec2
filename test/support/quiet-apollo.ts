import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';

/** Writes nothing. */
export const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Options of a server of somebody else, which writes nothing and reports to nobody. */
export function quietly() {
  // A list of its own for each server: Apollo Server adds to it.
  const plugins: ApolloServerPlugin[] = [
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ];
  return { plugins, logger: SILENT, includeStacktraceInErrorResponses: false };
}
