import type { RequestContext } from '../../../request/request-context.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { UpdateBranch } from '../../contract/provider.ts';
import { once } from '../../kit/per-request.ts';
import type { VmsAdminDataSource } from '../admin-api/data-source.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { toVmsUserAfterBilling } from '../users/mapper.ts';
import type { VmsBillingDataSource } from './data-source.ts';
import { isUnknownLogin, toBillingIssues } from './rejection.ts';
import { type PropertiesField, toUpdateUserRequest } from './update-request.ts';
import { validateInput } from './validate-input.ts';
import type { WireBillingUser } from './wire.ts';

interface Parts {
  readonly billing: VmsBillingDataSource;
  /** If undefined, the fields that only the Admin API has fail with `UNSUPPORTED_BY_PROVIDER`. */
  readonly admin: VmsAdminDataSource | undefined;
  readonly context: VmsContext;
  readonly propertiesField: PropertiesField;
  readonly loginRefusal: 'notFound' | 'validation';
  readonly toIntercomLists: (request: RequestContext) => IntercomLists;
}

/** Creates the update through the Billing API. It documents no read of a user, so an unclear success stays unclear. */
export function createBillingUpdate(parts: Parts): UpdateBranch<'vmsBilling'> {
  const { billing, context, propertiesField, loginRefusal } = parts;
  const run: UpdateBranch<'vmsBilling'>['run'] = async (input, request) => {
    const issues = validateInput(input);
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };

    const changes = toUpdateUserRequest(input, propertiesField);
    const response = await billing.manageUser(changes, request);
    if (response.kind === 'updated') {
      const readUser = once(() => readSameUser(response.user, parts, request));
      const source = { readUser, lists: parts.toIntercomLists(request) };
      const user = toVmsUserAfterBilling(response.user, context, source);
      return { ...response, user };
    }
    if (response.kind === 'notFound') return response;
    if (loginRefusal === 'notFound' && isUnknownLogin(response)) {
      return { kind: 'notFound', httpStatus: response.httpStatus };
    }
    return { ...response, issues: toBillingIssues(response, input) };
  };
  return {
    identifiers: ['provider', 'login'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: ['permissionsToAttach', 'permissionsToDetach'],
    jsonFields: ['billingExtra'],
    run,
  };
}

/** Reads the user of a Billing response by its id, and checks that both APIs return the same login. */
async function readSameUser(
  billed: WireBillingUser,
  { admin, context }: Parts,
  request: RequestContext,
): Promise<WireAdminUser> {
  const { id } = context.provider;
  if (admin === undefined) throw unsupported(id, 'read of this field without the Admin API');
  const user = await admin.getUser(billed.id, request);
  if (user?.login === billed.login) return user;
  throw new UpstreamError({
    provider: id,
    code: 'UPSTREAM_CONTRACT',
    write: 'NOT_APPLIED',
    httpStatus: null,
    detail:
      user === null
        ? 'its Admin API has no user with this id'
        : 'its two APIs return different users for one id',
  });
}
