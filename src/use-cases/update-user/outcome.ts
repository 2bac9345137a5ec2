import { AccessError } from '../../access/access-error.ts';
import type { AuditOutcome } from '../../audit/trail-line.ts';
import type { WriteState } from '../../generated/schema-types.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import type { AppliedUpdate } from './applied-update.ts';
import type { Problem } from './problem.ts';
import { toProblemType } from './problem-type.ts';

/** Returns the outcome of a result for the audit trail and the log, by the name that it has in GraphQL. */
export function toOutcome(result: AppliedUpdate | Problem): AuditOutcome {
  const { httpStatus } = result;
  if (result.kind === 'updated')
    return { result: 'UserUpdated', code: null, write: 'APPLIED', httpStatus };
  const { code, write } = result;
  return { result: toProblemType(result), code, write, httpStatus };
}

/** Returns the outcome of an error for the audit trail and the log. Its code is null if it is a bug. */
export function toErrorOutcome(error: unknown, write: WriteState): AuditOutcome {
  const isClients = error instanceof ClientError || error instanceof AccessError;
  const code = isClients ? error.code : null;
  return { result: 'Error', code, write, httpStatus: null };
}
