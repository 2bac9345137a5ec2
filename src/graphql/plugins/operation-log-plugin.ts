import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { AccessError } from '../../access/access-error.ts';
import type { ProviderCalls } from '../../request/call-totals.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import type { Context } from '../context.ts';

/** Maximum number of reasons, providers and updates in a record, each: a document may have hundreds of mutations. */
const MAX_ENTRIES = 20;

/** Maximum number of characters of a name that the client has chosen. */
const MAX_NAME_LENGTH = 100;

/** The outcome of one mutation field. */
type LoggedUpdate = ReturnType<typeof toLoggedUpdate>;

/**
 * The log record of one operation. It has neither its text nor its variables: they may contain a
 * password. `docs/log-messages.md` describes its properties.
 */
interface OperationRecord {
  readonly requestId: string;
  readonly traceId: string;
  readonly callerId: string;
  /** The name that the client gives it, cut at 100 characters; null if it has none. */
  readonly operation: string | null;
  /** `query` or `mutation`; null if the document is invalid. */
  readonly type: string | null;
  /** The duration in milliseconds. */
  readonly ms: number;
  /** Codes of the errors, each once. */
  readonly errors: readonly string[];
  /** Why fields have failed, each reason once; absent if the codes say it. */
  readonly reasons?: readonly string[];
  /** The number of calls to all providers. */
  readonly upstreamCalls: number;
  /** The calls by provider; absent if there were none. */
  readonly upstreams?: readonly ProviderCalls[];
  /** The outcomes of the mutation fields; absent if there are none. */
  readonly updates?: readonly LoggedUpdate[];
  /** The number of outcomes that are left out; absent if there are none. */
  readonly updatesOmitted?: number;
}

interface OperationLogOptions {
  /** @param isUncertain whether it is unknown if a write of the operation took effect. */
  readonly report: (record: OperationRecord, isUncertain: boolean) => void;
  /** Returns the digits that replace an idempotency key, which are those of the audit trail if there is one. */
  readonly hashKey: (idempotencyKey: string) => string;
}

/** Reports every operation when its response is ready. */
export function operationLogPlugin({
  report,
  hashKey,
}: OperationLogOptions): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operation, response: { body }, errors: thrown = [] }) => {
          const { request, callTotals, writes } = contextValue;
          const { updates } = writes;
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          const record = {
            requestId: contextValue.requestId,
            traceId: request.trace.traceId,
            callerId: request.callerId,
            operation: operation?.name?.value.slice(0, MAX_NAME_LENGTH) ?? null,
            type: operation?.operation ?? null,
            ms: Math.round(performance.now() - startedAt),
            errors: errors.length === 0 ? [] : [...new Set(errors.map(codeOf))],
            ...(thrown.length > 0 && toReasons(thrown)),
            upstreamCalls: callTotals.calls,
            ...(callTotals.calls > 0 && { upstreams: callTotals.providers.slice(0, MAX_ENTRIES) }),
            ...(updates.length > 0 && toLoggedUpdates(updates, hashKey)),
          };
          report(record, writes.at(undefined) === 'UNKNOWN');
        },
      };
    },
  };
}

const codeOf = ({ extensions }: GraphQLFormattedError) => String(extensions?.['code']);

/** Returns the reasons of errors that have one. No other message is logged: it may quote a value. */
function toReasons(errors: readonly GraphQLError[]): Pick<OperationRecord, 'reasons'> {
  const reasons = new Set<string>();
  for (const error of errors) {
    const thrown = unwrapResolverError(error);
    if (thrown instanceof AccessError) reasons.add(thrown.reason);
    if (thrown instanceof UpstreamError) reasons.add(thrown.message);
    if (reasons.size === MAX_ENTRIES) break;
  }
  return reasons.size === 0 ? {} : { reasons: [...reasons] };
}

type StartedUpdate = Context['writes']['updates'][number];
type HashKey = OperationLogOptions['hashKey'];

/** Returns the outcomes of the first updates. If there are more, those of unknown outcome are not left out. */
function toLoggedUpdates(
  updates: readonly StartedUpdate[],
  hashKey: HashKey,
): Pick<OperationRecord, 'updates' | 'updatesOmitted'> {
  const rank = ({ progress }: StartedUpdate) => (progress.write === 'UNKNOWN' ? 0 : 1);
  const logged =
    updates.length <= MAX_ENTRIES
      ? updates
      : updates.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_ENTRIES);
  const omitted = updates.length - logged.length;
  return {
    updates: logged.map((update) => toLoggedUpdate(update, hashKey)),
    ...(omitted > 0 && { updatesOmitted: omitted }),
  };
}

/** Returns the outcome of a mutation field; `field` is its name in the response, which the client chooses. */
const toLoggedUpdate = (
  { responseName, idempotencyKey, progress }: StartedUpdate,
  hashKey: HashKey,
) => ({
  field: responseName.slice(0, MAX_NAME_LENGTH),
  ...progress.outcome,
  idempotencyKey: idempotencyKey === null ? null : hashKey(idempotencyKey),
});
