import { randomUUID } from 'node:crypto';
import { parse } from 'node:path';
import type { FormattedExecutionResult, GraphQLField, GraphQLSchema } from 'graphql';
import { type Principal, toCallerId } from '../access/principal.ts';
import { needsIdempotencyKey } from '../config/access-settings.ts';
import { getInstanceName } from '../config/instance-name.ts';
import type { Settings } from '../config/settings.ts';
import { mayRead } from '../graphql/authorization/requirements.ts';
import type { ClientRequest } from '../graphql/context.ts';
import { createClientRequest } from '../graphql/create-client-request.ts';
import { getSchema } from '../graphql/schema.ts';
import { OperationCounter } from '../http/hooks/operation-limiter.ts';
import type { Log } from '../observability/log/log.ts';
import { createMetrics } from '../observability/metrics/metrics.ts';
import { Deadline } from '../request/deadline.ts';
import { startTrace } from '../request/trace-context.ts';
import type { Providers } from '../use-cases/providers.ts';
import { createApp, type LocalOperation } from './app.ts';
import { createSharedResources } from './shared-resources.ts';

/** What a command does with the gateway: `read` and `dryRun` change nothing and record nothing. */
export type LocalPurpose = 'read' | 'dryRun' | 'update';

/** A gateway without a listener, for a command that runs on its machine. */
export interface LocalGateway extends AsyncDisposable {
  readonly providers: Providers;
  readonly schema: GraphQLSchema;
  /** Returns whether operations may select a field. */
  readonly mayRead: (field: GraphQLField<unknown, never>) => boolean;
  /** Whether the configuration requires an idempotency key for each update. */
  readonly isKeyRequired: boolean;
  /** Whether idempotency keys are known to later commands, for which they need a store. */
  readonly keepsKeys: boolean;
  /**
   * Executes an operation.
   *
   * @param explain `plan`: returns the upstream calls that it would make, and makes none.
   */
  readonly execute: (
    operation: LocalOperation,
    explain?: ClientRequest['explain'],
  ) => Promise<FormattedExecutionResult>;
}

/** The operations of commands are our own, and name fields of every kind of user: limits for documents of clients do not apply. */
const NO_DOCUMENT_LIMITS = {
  ...{ characters: 0, lines: 0, tokens: 0, depth: 0, aliases: 0, rootFields: 0, directives: 0 },
  ...{ repeatedFields: 0, nodes: 0, responseFields: 0, responseBytes: 0, upstreamCalls: 0 },
} satisfies Partial<Settings['limits']>;

/**
 * Opens a gateway over the providers of a configuration. An update has a trail of its own, as one file has one writer: `audit-cli.jsonl`
 * beside `audit.jsonl`.
 *
 * @throws {TrailError} if the audit trail cannot be used.
 */
export async function openLocalGateway(
  settings: Settings,
  { log, caller, purpose }: { log: Log; caller: Principal; purpose: LocalPurpose },
): Promise<LocalGateway> {
  const { audit, ...others } = settings;
  const isRecorded = audit !== undefined && purpose === 'update';
  const local = {
    ...others,
    ...(isRecorded && { audit: toLocalTrail(audit) }),
    limits: { ...settings.limits, ...NO_DOCUMENT_LIMITS },
  };
  const app = await createApp(local, createResources(local, log, purpose === 'dryRun'));
  return {
    providers: app.providers,
    schema: getSchema(),
    mayRead: (field) => mayRead(field, caller),
    keepsKeys: settings.store !== undefined,
    isKeyRequired: needsIdempotencyKey(settings.access, toCallerId(caller)),
    execute: async (operation, explain = null) => {
      const { deadlineMs, listDeadlineMs } = settings.limits;
      const deadline = new Deadline(deadlineMs);
      const client = createClientRequest({
        requestId: randomUUID(),
        trace: startTrace(false),
        deadline,
        listDeadlineMs,
        clientDisconnected: new AbortController().signal,
        caller,
        explain,
      });
      try {
        return await app.execute(operation, client);
      } finally {
        deadline.cancel();
        client.request.documents.release();
      }
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

const toLocalTrail = (audit: NonNullable<Settings['audit']>) => {
  const { dir, name, ext } = parse(audit.file);
  return { ...audit, file: `${dir.replace(/\/$/, '')}/${name}-cli${ext}` };
};

/** Creates what a gateway shares between its configurations, of which this one has only one. */
function createResources(settings: Settings, log: Log, isDryRun: boolean) {
  const instance = getInstanceName(settings.server.instance);
  const load = new OperationCounter();
  const metrics = createMetrics({ load, upstreams: () => [], trail: () => undefined });
  return createSharedResources({ instance, log, load, metrics, isDryRun });
}
