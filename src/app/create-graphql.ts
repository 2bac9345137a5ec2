import { toFingerprint } from '../audit/fingerprint.ts';
import type { Settings } from '../config/settings.ts';
import type { BugReporter } from '../graphql/errors/format-error.ts';
import { createGraphqlServer } from '../graphql/graphql-server.ts';
import { operationLogPlugin } from '../graphql/plugins/operation-log-plugin.ts';
import { planPlugin } from '../graphql/plugins/plan-plugin.ts';
import type { Handles } from './open-handles.ts';
import type { SharedResources } from './shared-resources.ts';

/** Creates the GraphQL server of one configuration, which logs, measures and traces its operations. */
export async function createGraphql(
  settings: Settings,
  { log, metrics }: SharedResources,
  { store, traces, onUnexpectedError }: Handles & { readonly onUnexpectedError: BugReporter },
) {
  const { introspection, federation, federationScopes, federationOneOf } = settings.server;
  return createGraphqlServer({
    introspection,
    federation,
    exposeScopes: federationScopes,
    composeOneOf: federationOneOf,
    limits: settings.limits,
    onUnexpectedError,
    plugins: [
      planPlugin(settings.limits),
      operationLogPlugin({
        report: (record, isUncertain) =>
          isUncertain
            ? log.warn({ ...record }, 'Operation completed')
            : log.info({ ...record }, 'Operation completed'),
        hashKey: createKeyHash(settings, store),
      }),
      metrics.operations.plugin,
      ...(traces === undefined ? [] : [traces.plugin]),
    ],
  });
}

/**
 * Returns a function that replaces an idempotency key by digits: those of the audit trail if there is one, and else those
 * that are equal as long as the store is.
 */
const createKeyHash = ({ audit }: Settings, { hashKey }: Handles['store']) => {
  const key = audit?.key.reveal() ?? hashKey;
  return (idempotencyKey: string) => toFingerprint(idempotencyKey, key);
};
