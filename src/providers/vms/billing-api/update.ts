import type { VmsUser } from '../../../generated/schema-types.ts';
import type { RequestContext } from '../../../request/request-context.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { UpdateBranch } from '../../contract/provider.ts';
import { once } from '../../kit/per-request.ts';
import type { VmsAdminDataSource } from '../admin-api/data-source.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { toBillingOnlyUser } from '../users/billing-only-mapper.ts';
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
  const { billing, propertiesField, loginRefusal } = parts;
  const run: UpdateBranch<'vmsBilling'>['run'] = async (input, request) => {
    const issues = validateInput(input);
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };

    const changes = toUpdateUserRequest(input, propertiesField);
    const response = await billing.manageUser(changes, request);
    if (response.kind === 'updated') {
      return { ...response, user: toUser(response.user, parts, request) };
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

/** Maps the updated user. Its other fields are read through the Admin API if it is configured. */
function toUser(billed: WireBillingUser, parts: Parts, request: RequestContext): Lazy<VmsUser> {
  const { billing, admin, context } = parts;
  if (admin === undefined) {
    const readCameras = once(() => billing.listUserCameras(billed.login, request));
    return toBillingOnlyUser(billed, context, readCameras);
  }
  const readUser = once(() => readSameUser(billed, admin, context, request));
  const lists = parts.toIntercomLists(request);
  return toVmsUserAfterBilling(billed, context, { readUser, lists });
}

/** Reads the user of a Billing response by its id, and checks that both APIs return the same login. */
async function readSameUser(
  billed: WireBillingUser,
  admin: VmsAdminDataSource,
  context: VmsContext,
  request: RequestContext,
): Promise<WireAdminUser> {
  const { id } = context.provider;
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
