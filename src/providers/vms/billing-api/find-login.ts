import type { UpdateVmsBillingUserInput } from '../../../generated/schema-types.ts';
import type { RequestContext } from '../../../request/request-context.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { UpdateOutcome } from '../../contract/provider.ts';
import { parseGlobalId } from '../../kit/ids/global-id.ts';
import { gatewayIssue } from '../../kit/update/issues.ts';
import type { VmsContext } from '../context.ts';

/** The user of an update: the login, and the native id if the input names it. */
interface NamedUser {
  readonly kind: 'named';
  readonly login: string;
  readonly id: string | null;
}

/**
 * Returns the login of the user that an input names, as the Billing API knows users only by their logins. A user that is named by
 * an id is read with the Admin API; without that API, and for an unknown id, the outcome of the update is returned.
 *
 * @throws {UpstreamError} `UPSTREAM_CONTRACT` also if the document has no login.
 */
export async function findLogin(
  { user }: UpdateVmsBillingUserInput,
  { provider, reads: { installation } }: VmsContext,
  request: RequestContext,
): Promise<NamedUser | UpdateOutcome> {
  if (user.id == null) return { kind: 'named', login: user.login?.login ?? '', id: null };
  const { admin } = installation;
  if (admin === undefined) return { kind: 'refused', issues: [NEEDS_ADMIN], httpStatus: null };
  const { nativeId } = parseGlobalId(user.id);
  const found = await admin.getUser(nativeId, request);
  if (found === null) return { kind: 'notFound', httpStatus: 404 };
  const { login } = found;
  if (login !== null) return { kind: 'named', login, id: nativeId };
  throw new UpstreamError({
    provider: provider.id,
    code: 'UPSTREAM_CONTRACT',
    write: 'NOT_APPLIED',
    httpStatus: null,
    detail: 'its Admin API has no login for this user',
  });
}

const NEEDS_ADMIN = gatewayIssue(
  ['input', 'vmsBilling', 'user', 'id'],
  'NOT_ALLOWED',
  'needs the Admin API, which is not configured: name the user by the login',
);
