// Generated from packages/client/operations/ by `npm run codegen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** An additional field that an administrator has defined. */
export type AdditionalFieldInput = {
  /** The name that the administrator gave the field. */
  name: string;
  /** The value as a string; the panel checks it against the type of the field. */
  value: string;
};

/** The status of a customer's contract or account, in words common to all providers. Values may be added. */
export type BillingStatus =
  /** Services are provided. */
  | 'ACTIVE'
  /** The operator stopped the services. */
  | 'ADMINISTRATIVE_HOLD'
  /** Access is denied. */
  | 'BLOCKED'
  /** Services are stopped because money is owed. */
  | 'CREDIT_HOLD'
  /** The account is deleted, and can still be read. */
  | 'DELETED'
  /** The provider sends a status that the gateway does not know, or none. */
  | 'UNKNOWN';

/** The status of a camera. Values may be added. */
export type CameraStatus =
  /** All its streams work. */
  | 'ACTIVE'
  /** No device is assigned to it. */
  | 'EMPTY'
  /** None of its streams works. */
  | 'INACTIVE'
  /** Some of its streams work. */
  | 'PARTIAL'
  /** The provider sends a word that the gateway does not know, or none. */
  | 'UNKNOWN';

/** A custom attribute that the operator has defined. */
export type CustomAttributeInput = {
  /** The key for the API (`age`), not the display name (`Age`). */
  key: string;
  /** The value, always as a string. */
  value: string;
};

/** The status of an intercom. Values may be added. */
export type IntercomStatus =
  /** No device is installed. */
  | 'EMPTY'
  /** The device is being set up. */
  | 'INITIALIZING'
  /** The device is installed. */
  | 'INSTALLED'
  /** The provider sends a word that the gateway does not know, or none. */
  | 'UNKNOWN';

/** The kind of a violated rule, as far as the provider's message shows it. Values may be added. */
export type IssueRule =
  /** The value has the wrong form. */
  | 'FORMAT'
  /** The value is not allowed for this caller, for this user or together with another value. */
  | 'NOT_ALLOWED'
  /** The value names an object that does not exist. */
  | 'NOT_FOUND'
  /** The provider's message does not show the rule. */
  | 'OTHER'
  /** The value is missing or empty. */
  | 'REQUIRED'
  /** Another user has the value. */
  | 'TAKEN'
  /** The value, or the list, is longer than the provider allows. */
  | 'TOO_LONG'
  /** The value is shorter than the provider allows. */
  | 'TOO_SHORT';

/** The code of a problem. Values may be added. */
export type ProblemCode =
  /** The audit trail cannot be written, so nothing was sent. */
  | 'AUDIT_UNAVAILABLE'
  /** The gateway sends nothing to this provider for some seconds, because too many calls failed. */
  | 'CIRCUIT_OPEN'
  /** The client disconnected, so nothing more was sent. */
  | 'CLIENT_CLOSED_REQUEST'
  /** An update with this idempotency key is still in progress. */
  | 'IDEMPOTENCY_IN_PROGRESS'
  /** The operator demands an idempotency key, and none was sent. */
  | 'IDEMPOTENCY_KEY_REQUIRED'
  /** The idempotency key was used with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The provider's licence is used up. */
  | 'LICENSE_LIMIT'
  /** The gateway makes too many calls at the same time, so this one was not sent. */
  | 'OVERLOADED'
  /** The caller has reached its limit of changes in a minute. */
  | 'RATE_LIMITED'
  /** The operator has disabled updates. */
  | 'READ_ONLY'
  /** The idempotency store is not available, so nothing was sent. */
  | 'STORE_UNAVAILABLE'
  /** The provider does not offer this, or its API is not configured. */
  | 'UNSUPPORTED_BY_PROVIDER'
  /** The provider confirmed the change, but the user has other values than those that were sent. */
  | 'UPDATE_NOT_SHOWN'
  /** The connection to the provider broke before the response was complete. */
  | 'UPSTREAM_BROKEN'
  /** The provider is overloaded or under maintenance. It may have started the write. */
  | 'UPSTREAM_BUSY'
  /** The provider says that the user has changed in the meantime. */
  | 'UPSTREAM_CONFLICT'
  /** The provider reported success with a response that is not as documented. */
  | 'UPSTREAM_CONTRACT'
  /** The provider, or a proxy before it, reported a failure. */
  | 'UPSTREAM_FAILED'
  /** The provider denied access to the gateway. */
  | 'UPSTREAM_FORBIDDEN'
  /** The provider limits the rate of requests, or the gateway waits in order not to exceed that limit. */
  | 'UPSTREAM_RATE_LIMITED'
  /** The provider rejected the request as such. */
  | 'UPSTREAM_REJECTED'
  /** The provider did not respond in time. */
  | 'UPSTREAM_TIMEOUT'
  /** The provider rejected the credential of the gateway. */
  | 'UPSTREAM_UNAUTHENTICATED'
  /** There was no connection to the provider, so nothing was sent. */
  | 'UPSTREAM_UNREACHABLE'
  /** The user has changed since the caller read it, so nothing was written. */
  | 'USER_CHANGED'
  /** The provider has no such user. */
  | 'USER_NOT_FOUND'
  /** The provider rejected the values, or the gateway did before it sent anything. */
  | 'VALIDATION_FAILED';

/** The kind of a provider: the product that runs there. Values may be added. */
export type ProviderKind =
  /** ActivePlatform: cloud billing. */
  | 'ACTIVE_PLATFORM'
  /** OnApp: cloud. */
  | 'ON_APP'
  /** Aipix VMS: video surveillance and intercoms. */
  | 'VMS';

/** What to do after a problem. */
export type RetryAction =
  /** Ask the operator of the gateway: neither waiting nor another input helps. */
  | 'ASK_OPERATOR'
  /** Send something else: the same request fails again. The type of the problem says what to change. */
  | 'CHANGE_INPUT'
  /** Read the user, and decide then: it may show the change already, or another change. */
  | 'READ_FIRST'
  /**
   * Send the same input again, with the same idempotency key if there was one, after `afterSeconds` or, if that is null, after a
   * moment. The change is not made twice: nothing was written, or the key prevents it.
   */
  | 'SEND_AGAIN';

/** `PUT /api/vendor/v1/users/{id}.json`. Absent fields stay unchanged. This API cannot change e-mail and status. */
export type UpdateActivePlatformUserInput = {
  /** Attributes by key. The provider decides what happens to the attributes that are not in the list. */
  customAttributes?: Array<CustomAttributeInput> | null | undefined;
  /** The person's first name. */
  firstName?: string | null | undefined;
  /** The global id, `<provider>/user/<native id>`, as in `activeplatform/user/2002986`. */
  id: string;
  /**
   * The `updatedAt` that the caller read. If the user has a different value by now, nothing is written and the result is a
   * `ConflictProblem`. It needs one more call to the provider. Null has the same meaning as absent.
   */
  ifUpdatedAt?: string | null | undefined;
  /** The person's last name. */
  lastName?: string | null | undefined;
  /** The person's middle name; an empty string removes it. */
  middleName?: string | null | undefined;
  /** The new password. The rules for it are settings of the installation. */
  password?: string | null | undefined;
};

/** `PUT /users/:id`. Absent fields stay unchanged; `suspendAt: null` disables auto-suspension. */
export type UpdateOnAppUserInput = {
  /** Additional fields by name, as an administrator has defined them. */
  additionalFields?: Array<AdditionalFieldInput> | null | undefined;
  /** The id of the billing plan. Only for panels before 6.0, with `billingField: billing_plan_id`; rejected on other panels. */
  billingPlanId?: string | null | undefined;
  /** The id of the bucket. Only for panels since 6.0, with `billingField: bucket_id`; rejected on other panels. */
  bucketId?: string | null | undefined;
  /** The e-mail address, which must be unique in the panel. */
  email?: string | null | undefined;
  /** The person's first name. */
  firstName?: string | null | undefined;
  /** Whether the person may sign in with a YubiKey. */
  hasYubikey?: boolean | null | undefined;
  /** The global id, `<provider>/user/<native id>`, as in `onapp/user/12`. */
  id: string;
  /**
   * The `updatedAt` that the caller read. If the user has a different value by now, nothing is written and the result is a
   * `ConflictProblem`. This is a false alarm if the panel only rejected an update meanwhile, because that changes the value
   * too. It needs one more call to the provider. Null has the same meaning as absent.
   */
  ifUpdatedAt?: string | null | undefined;
  /** The person's last name. */
  lastName?: string | null | undefined;
  /** The new password, at least 6 characters. It cannot be changed if the gateway's credential is an API key. */
  password?: string | null | undefined;
  /** The ids of the roles, which replace the user's roles. */
  roleIds?: Array<string> | null | undefined;
  /** The time when the account will be suspended; null cancels the suspension. */
  suspendAt?: string | null | undefined;
  /** The id of the user group: `onapp/user-group/36` or `36`. The ids below have the same two forms. */
  userGroupId?: string | null | undefined;
};

/** The update of one user. Exactly one field must be set: it selects the provider API. */
export type UpdateUserInput =
  {   /** The ActivePlatform vendor API. */
  activePlatform: UpdateActivePlatformUserInput; onApp?: never; vmsAdmin?: never; vmsBilling?: never; }
  |  { activePlatform?: never;   /** The OnApp Control Panel API. */
  onApp: UpdateOnAppUserInput; vmsAdmin?: never; vmsBilling?: never; }
  |  { activePlatform?: never; onApp?: never;   /** The VMS Admin API. */
  vmsAdmin: UpdateVmsAdminUserInput; vmsBilling?: never; }
  |  { activePlatform?: never; onApp?: never; vmsAdmin?: never;   /** The VMS Billing API. */
  vmsBilling: UpdateVmsBillingUserInput; };

/** `PUT /api/admin/v1/users/{user}`. The list replaces the user's permissions. */
export type UpdateVmsAdminUserInput = {
  /** The global id, `<provider>/user/<native id>`, as in `vms/user/5`. */
  id: string;
  /**
   * The ids of all `permissions` that the caller read, in any order: global ids (`vms/permission/9`) or the provider's own
   * (`9`). If the user has different permissions by now, nothing is written and the result is a `ConflictProblem`. It needs one
   * more call to the provider. Null has the same meaning as absent.
   */
  ifPermissionIds?: Array<string> | null | undefined;
  /** All permissions that the user has after the update; an empty list removes every permission. */
  permissions: VmsPermissionList;
};

/** `PATCH /api/v1/billing/user/manage`. Absent fields stay unchanged. */
export type UpdateVmsBillingUserInput = {
  /** The data that the billing system stores with the user. */
  billingInfo?: VmsBillingInfoInput | null | undefined;
  /** The properties, which replace the stored list; at most 10. */
  billingProperties?: Array<VmsBillingPropertyInput> | null | undefined;
  /** Whether the person may change the password; since VMS 24.12. */
  canUpdatePassword?: boolean | null | undefined;
  /** The new password, at most 100 characters. */
  password?: string | null | undefined;
  /** The names of permissions to add, as in `archives-show`. A name must not be in both lists. */
  permissionsToAttach?: Array<string> | null | undefined;
  /** The names of permissions to remove, as in `archives-preview-download`. */
  permissionsToDetach?: Array<string> | null | undefined;
  /** Whether access is allowed. */
  status?: VmsUserStatusInput | null | undefined;
  /** The user. */
  user: VmsUserRef;
};

/** A search for users. Exactly one field must be set. Case is ignored. */
export type UserMatch =
  {   /** The whole e-mail address. */
  email: string; login?: never; text?: never; }
  |  { email?: never;   /** The whole login. */
  login: string; text?: never; }
  |  { email?: never; login?: never;   /** A text, which each provider interprets. */
  text: string; };

/** Whether the person may sign in, in words common to all providers. Values may be added. */
export type UserStatus =
  /** The person may sign in. */
  | 'ACTIVE'
  /** Access is denied. */
  | 'BLOCKED'
  /** The account is marked as deleted, and can still be read. */
  | 'DELETED'
  /** The operator disabled the account. */
  | 'INACTIVE'
  /** The account is suspended, manually or on a planned date. */
  | 'SUSPENDED'
  /** The provider does not send a status, or sends a value that the gateway does not know. */
  | 'UNKNOWN';

/** The data that the billing system stores with the user. */
export type VmsBillingInfoInput = {
  /** A free technical document; `[]` and `{}` both mean that it is empty. */
  billingExtra?: unknown;
  /** The reference of the billing system. */
  billingId?: string | null | undefined;
};

/** One property of the billing system. */
export type VmsBillingPropertyInput = {
  /** The type of the property, as in `phone`. */
  type: string;
  /** The value, as in `+80283289362`. */
  value: string;
};

/** A user of a VMS by the login. */
export type VmsLoginRef = {
  /** The login of the user, which cannot be changed. */
  login: string;
  /** The key of the provider. Required only if several VMS installations are configured. Null has the same meaning as absent. */
  provider?: string | null | undefined;
};

/** Permissions of regular users, by id or by name. Exactly one field must be set. */
export type VmsPermissionList =
  {   /** Global ids (`vms/permission/9`) or the provider's own (`9`). */
  ids: Array<string>; names?: never; }
  |  { ids?: never;   /**
   * The names of permissions. The gateway converts them into the ids that the provider lists; if a name has no known id, the
   * update is rejected and nothing is sent.
   */
  names: Array<string>; };

/** One user of a VMS. Exactly one field must be set. */
export type VmsUserRef =
  {   /**
   * The global id, `<provider>/user/<native id>`, as in `vms/user/5`. The Billing API knows users by their logins, so the gateway
   * first reads the login with the Admin API, in one more call. If that API is not configured, the result is a
   * `ValidationProblem` and nothing is sent.
   */
  id: string; login?: never; }
  |  { id?: never;   /** The login. */
  login: VmsLoginRef; };

/** Whether access is allowed. Values may be added. */
export type VmsUserStatus =
  /** Access is allowed. */
  | 'ACTIVE'
  /** Access is denied. */
  | 'BLOCKED'
  /** The VMS sends another word, or none. */
  | 'UNKNOWN';

/** Whether access shall be allowed. */
export type VmsUserStatusInput =
  /** Access is allowed. */
  | 'ACTIVE'
  /** Access is denied. */
  | 'BLOCKED';

/** Whether a write took effect. */
export type WriteState =
  /** The write certainly took effect. */
  | 'APPLIED'
  /** The write certainly did not take effect. */
  | 'NOT_APPLIED'
  /** The write may have taken effect. */
  | 'UNKNOWN';

type EditedFields_ActivePlatformUser_Fragment = { firstName: string | null, middleName: string | null, lastName: string | null, id: string, customAttributes: Array<{ name: string | null, value: string | null }> | null };

type EditedFields_OnAppUser_Fragment = { firstName: string | null, lastName: string | null, suspendAt: string | null, hasYubikey: boolean | null, id: string, userGroup: { id: string } | null, bucket: { id: string } | null, billingPlan: { id: string } | null, roles: Array<{ id: string }> | null, additionalFields: Array<{ name: string | null, value: string | null }> | null };

type EditedFields_VmsUser_Fragment = { id: string, permissions: Array<{ id: string, name: string | null, displayName: string | null }> | null, billingInfo: Array<{ billingId: string | null, billingExtra: unknown }> | null };

export type EditedFieldsFragment =
  | EditedFields_ActivePlatformUser_Fragment
  | EditedFields_OnAppUser_Fragment
  | EditedFields_VmsUser_Fragment
;

export type FindUsersQueryVariables = Exact<{
  match: UserMatch;
  providers?: Array<string> | string | null | undefined;
}>;


export type FindUsersQuery = { findUsers: Array<{ provider: { id: string, kind: ProviderKind }, users: Array<
      | UserFields_ActivePlatformUser_Fragment
      | UserFields_OnAppUser_Fragment
      | UserFields_VmsUser_Fragment
    > | null, problem:
      | ProblemFields_AccessProblem_Fragment
      | ProblemFields_ConflictProblem_Fragment
      | ProblemFields_IdempotencyProblem_Fragment
      | ProblemFields_NotFoundProblem_Fragment
      | ProblemFields_ProviderProblem_Fragment
      | ProblemFields_ThrottledProblem_Fragment
      | ProblemFields_ValidationProblem_Fragment
     | null }> | null };

export type ListUsersQueryVariables = Exact<{
  provider: string;
  first?: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ListUsersQuery = { users: { totalCount: number | null, nodes: Array<
      | UserFields_ActivePlatformUser_Fragment
      | UserFields_OnAppUser_Fragment
      | UserFields_VmsUser_Fragment
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

type ProblemFields_AccessProblem_Fragment = { __typename: 'AccessProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

type ProblemFields_ConflictProblem_Fragment = { __typename: 'ConflictProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

type ProblemFields_IdempotencyProblem_Fragment = { __typename: 'IdempotencyProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

type ProblemFields_NotFoundProblem_Fragment = { __typename: 'NotFoundProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

type ProblemFields_ProviderProblem_Fragment = { __typename: 'ProviderProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

type ProblemFields_ThrottledProblem_Fragment = { __typename: 'ThrottledProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

type ProblemFields_ValidationProblem_Fragment = { __typename: 'ValidationProblem', code: ProblemCode, message: string, write: WriteState, retry: { advice: RetryAction, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } };

export type ProblemFieldsFragment =
  | ProblemFields_AccessProblem_Fragment
  | ProblemFields_ConflictProblem_Fragment
  | ProblemFields_IdempotencyProblem_Fragment
  | ProblemFields_NotFoundProblem_Fragment
  | ProblemFields_ProviderProblem_Fragment
  | ProblemFields_ThrottledProblem_Fragment
  | ProblemFields_ValidationProblem_Fragment
;

export type ReadUserQueryVariables = Exact<{
  id: string;
}>;


export type ReadUserQuery = { user:
    | (
      { firstName: string | null, middleName: string | null, lastName: string | null, createdAt: string | null, customAttributes: Array<{ name: string | null, value: string | null }> | null, permissions: Array<{ id: string, name: string | null, displayName: string | null }> | null, billingInfo: Array<{ __typename: 'ActivePlatformBillingInfo', billingId: string | null, status: BillingStatus | null, statusText: string | null, owed: { amount: string, currencyCode: string | null } | null }> | null }
      & UserFields_ActivePlatformUser_Fragment
    )
    | (
      { firstName: string | null, lastName: string | null, suspendAt: string | null, createdAt: string | null, permissions: Array<{ id: string, name: string | null, displayName: string | null }> | null, billingInfo: Array<{ __typename: 'OnAppBillingInfo', billingId: string | null, status: BillingStatus | null, statusText: string | null, owed: { amount: string, currencyCode: string | null } | null }> | null }
      & UserFields_OnAppUser_Fragment
    )
    | (
      { createdAt: string | null, cameras: { totalCount: number | null, nodes: Array<{ id: string, name: string | null, status: CameraStatus | null, statusText: string | null }> } | null, intercoms: { totalCount: number | null, edges: Array<{ node: { id: string, name: string | null, status: IntercomStatus | null, statusText: string | null }, details: { address: string | null, isOnline: boolean | null } | null }> } | null, permissions: Array<{ id: string, name: string | null, displayName: string | null }> | null, billingInfo: Array<{ __typename: 'VmsBillingInfo', billingId: string | null, status: BillingStatus | null, statusText: string | null, owed: { amount: string, currencyCode: string | null } | null }> | null }
      & UserFields_VmsUser_Fragment
    )
   | null };

type UpdateResult_AccessProblem_Fragment = (
  { __typename: 'AccessProblem' }
  & ProblemFields_AccessProblem_Fragment
);

type UpdateResult_ConflictProblem_Fragment = (
  { __typename: 'ConflictProblem', current:
    | (
      UserFields_ActivePlatformUser_Fragment
      & EditedFields_ActivePlatformUser_Fragment
    )
    | (
      UserFields_OnAppUser_Fragment
      & EditedFields_OnAppUser_Fragment
    )
    | (
      UserFields_VmsUser_Fragment
      & EditedFields_VmsUser_Fragment
    )
   | null }
  & ProblemFields_ConflictProblem_Fragment
);

type UpdateResult_IdempotencyProblem_Fragment = (
  { __typename: 'IdempotencyProblem', isInProgress: boolean }
  & ProblemFields_IdempotencyProblem_Fragment
);

type UpdateResult_NotFoundProblem_Fragment = (
  { __typename: 'NotFoundProblem' }
  & ProblemFields_NotFoundProblem_Fragment
);

type UpdateResult_ProviderProblem_Fragment = (
  { __typename: 'ProviderProblem' }
  & ProblemFields_ProviderProblem_Fragment
);

type UpdateResult_ThrottledProblem_Fragment = (
  { __typename: 'ThrottledProblem' }
  & ProblemFields_ThrottledProblem_Fragment
);

type UpdateResult_UserUpdated_Fragment = { __typename: 'UserUpdated', isReplay: boolean, user:
    | (
      UserFields_ActivePlatformUser_Fragment
      & EditedFields_ActivePlatformUser_Fragment
    )
    | (
      UserFields_OnAppUser_Fragment
      & EditedFields_OnAppUser_Fragment
    )
    | (
      UserFields_VmsUser_Fragment
      & EditedFields_VmsUser_Fragment
    )
   | null, userProblem:
    | ProblemFields_AccessProblem_Fragment
    | ProblemFields_ConflictProblem_Fragment
    | ProblemFields_IdempotencyProblem_Fragment
    | ProblemFields_NotFoundProblem_Fragment
    | ProblemFields_ProviderProblem_Fragment
    | ProblemFields_ThrottledProblem_Fragment
    | ProblemFields_ValidationProblem_Fragment
   | null, billingAccount: { status: VmsUserStatus | null, statusText: string | null, canUpdatePassword: boolean | null, billingProperties: Array<{ type: string | null, value: string | null }> } | null };

type UpdateResult_ValidationProblem_Fragment = (
  { __typename: 'ValidationProblem', issues: Array<{ path: Array<string> | null, field: string | null, rule: IssueRule, limit: number | null, message: string, upstreamField: string | null }> }
  & ProblemFields_ValidationProblem_Fragment
);

export type UpdateResultFragment =
  | UpdateResult_AccessProblem_Fragment
  | UpdateResult_ConflictProblem_Fragment
  | UpdateResult_IdempotencyProblem_Fragment
  | UpdateResult_NotFoundProblem_Fragment
  | UpdateResult_ProviderProblem_Fragment
  | UpdateResult_ThrottledProblem_Fragment
  | UpdateResult_UserUpdated_Fragment
  | UpdateResult_ValidationProblem_Fragment
;

export type UpdateThroughActivePlatformMutationVariables = Exact<{
  input: UpdateActivePlatformUserInput;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateThroughActivePlatformMutation = { updateUser:
    | UpdateResult_AccessProblem_Fragment
    | UpdateResult_ConflictProblem_Fragment
    | UpdateResult_IdempotencyProblem_Fragment
    | UpdateResult_NotFoundProblem_Fragment
    | UpdateResult_ProviderProblem_Fragment
    | UpdateResult_ThrottledProblem_Fragment
    | UpdateResult_UserUpdated_Fragment
    | UpdateResult_ValidationProblem_Fragment
   | null };

export type UpdateThroughOnAppMutationVariables = Exact<{
  input: UpdateOnAppUserInput;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateThroughOnAppMutation = { updateUser:
    | UpdateResult_AccessProblem_Fragment
    | UpdateResult_ConflictProblem_Fragment
    | UpdateResult_IdempotencyProblem_Fragment
    | UpdateResult_NotFoundProblem_Fragment
    | UpdateResult_ProviderProblem_Fragment
    | UpdateResult_ThrottledProblem_Fragment
    | UpdateResult_UserUpdated_Fragment
    | UpdateResult_ValidationProblem_Fragment
   | null };

export type UpdateThroughVmsAdminMutationVariables = Exact<{
  input: UpdateVmsAdminUserInput;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateThroughVmsAdminMutation = { updateUser:
    | UpdateResult_AccessProblem_Fragment
    | UpdateResult_ConflictProblem_Fragment
    | UpdateResult_IdempotencyProblem_Fragment
    | UpdateResult_NotFoundProblem_Fragment
    | UpdateResult_ProviderProblem_Fragment
    | UpdateResult_ThrottledProblem_Fragment
    | UpdateResult_UserUpdated_Fragment
    | UpdateResult_ValidationProblem_Fragment
   | null };

export type UpdateThroughVmsBillingMutationVariables = Exact<{
  input: UpdateVmsBillingUserInput;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateThroughVmsBillingMutation = { updateUser:
    | UpdateResult_AccessProblem_Fragment
    | UpdateResult_ConflictProblem_Fragment
    | UpdateResult_IdempotencyProblem_Fragment
    | UpdateResult_NotFoundProblem_Fragment
    | UpdateResult_ProviderProblem_Fragment
    | UpdateResult_ThrottledProblem_Fragment
    | UpdateResult_UserUpdated_Fragment
    | UpdateResult_ValidationProblem_Fragment
   | null };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
  idempotencyKey?: string | null | undefined;
}>;


export type UpdateUserMutation = { updateUser:
    | UpdateResult_AccessProblem_Fragment
    | UpdateResult_ConflictProblem_Fragment
    | UpdateResult_IdempotencyProblem_Fragment
    | UpdateResult_NotFoundProblem_Fragment
    | UpdateResult_ProviderProblem_Fragment
    | UpdateResult_ThrottledProblem_Fragment
    | UpdateResult_UserUpdated_Fragment
    | UpdateResult_ValidationProblem_Fragment
   | null };

type UserFields_ActivePlatformUser_Fragment = { __typename: 'ActivePlatformUser', id: string, login: string | null, name: string | null, email: string | null, status: UserStatus, updatedAt: string | null, provider: { id: string, kind: ProviderKind } };

type UserFields_OnAppUser_Fragment = { __typename: 'OnAppUser', id: string, login: string | null, name: string | null, email: string | null, status: UserStatus, updatedAt: string | null, provider: { id: string, kind: ProviderKind } };

type UserFields_VmsUser_Fragment = { __typename: 'VmsUser', id: string, login: string | null, name: string | null, email: string | null, status: UserStatus, updatedAt: string | null, provider: { id: string, kind: ProviderKind } };

export type UserFieldsFragment =
  | UserFields_ActivePlatformUser_Fragment
  | UserFields_OnAppUser_Fragment
  | UserFields_VmsUser_Fragment
;
