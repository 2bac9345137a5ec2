import type { RequestContext } from '../../../request/request-context.ts';
import type { UpdateBranch } from '../../contract/provider.ts';
import type { VmsContext } from '../context.ts';
import { createBilledUser, createBillingOnlyUser, toBillingAccount } from '../users/mapper.ts';
import type { VmsBillingDataSource } from './data-source.ts';
import { findLogin } from './find-login.ts';
import { isUnknownLogin, toBillingIssues } from './rejection.ts';
import { type PropertiesField, toUpdateUserRequest } from './update-request.ts';
import { validateInput } from './validate-input.ts';

interface Parts {
  readonly billing: VmsBillingDataSource;
  readonly toContext: (request: RequestContext) => VmsContext;
  readonly propertiesField: PropertiesField;
  readonly loginRefusal: 'notFound' | 'validation';
}

/** Creates the update through the Billing API. It documents no read of a user, so an unclear success stays unclear. */
export function createBillingUpdate({
  billing,
  toContext,
  propertiesField,
  loginRefusal,
}: Parts): UpdateBranch<'vmsBilling'> {
  const run: UpdateBranch<'vmsBilling'>['run'] = async (input, request) => {
    const issues = validateInput(input);
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };

    const context = toContext(request);
    const named = await findLogin(input, context, request);
    if (named.kind !== 'named') return named;
    const changes = toUpdateUserRequest(named.login, input, propertiesField);
    const response = await billing.manageUser(changes, request, named.id);
    if (response.kind === 'updated') {
      const hasAdmin = context.reads.installation.admin !== undefined;
      const toModel = hasAdmin ? createBilledUser : createBillingOnlyUser;
      const source = { user: response.user, context };
      return { ...response, user: toModel(source), billingAccount: toBillingAccount(source) };
    }
    if (response.kind === 'notFound') return response;
    if (loginRefusal === 'notFound' && isUnknownLogin(response)) {
      return { kind: 'notFound', httpStatus: response.httpStatus };
    }
    return { ...response, issues: toBillingIssues(response, input) };
  };
  return {
    identifiers: ['user'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: ['permissionsToAttach', 'permissionsToDetach'],
    jsonFields: ['billingExtra'],
    run,
  };
}
