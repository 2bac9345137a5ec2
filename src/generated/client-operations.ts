// Generated from src/client/operations/ by `npm run codegen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A further field, as an administrator defined it. */
export type AdditionalFieldInput = {
  /** The name that the administrator gave the field. */
  name: string;
  /** A string; the panel checks it against the type of the field. */
  value: string;
};

/** A further attribute, as the operator defined it. */
export type CustomAttributeInput = {
  /** The key for the API (`age`), not the name that is shown (`Age`). */
  key: string;
  /** A string, whatever it means. */
  value: string;
};

/** What kind of rule was broken, as far as the provider's words tell. */
export type IssueRule =
  /** The value has the wrong form. */
  | 'FORMAT'
  /** Not for this caller, this user or together with another value. */
  | 'NOT_ALLOWED'
  /** It names something that does not exist. */
  | 'NOT_FOUND'
  /** The provider's words do not tell. */
  | 'OTHER'
  /** The value is missing or empty. */
  | 'REQUIRED'
  /** Somebody else has it. */
  | 'TAKEN'
  /** The value, or the list, is longer than the provider allows. */
  | 'TOO_LONG'
  /** The value is shorter than the provider allows. */
  | 'TOO_SHORT';

/** What a provider is. Each file of `schema/providers/` adds one. */
export type ProviderKind =
  /** ActivePlatform: cloud billing. */
  | 'ACTIVE_PLATFORM'
  /** OnApp: cloud. */
  | 'ON_APP'
  /** Aipix VMS: video surveillance and intercoms. */
  | 'VMS';

/** `PUT /api/vendor/v1/users/{id}.json`. Absent members stay as they are. E-mail and status cannot be changed there. */
export type UpdateActivePlatformUserInput = {
  /** By key; attributes that are not named are left to the provider. */
  customAttributes?: Array<CustomAttributeInput> | null | undefined;
  /** The person's first name. */
  firstName?: string | null | undefined;
  /** `<provider>/user/<native id>`, as in `activeplatform/user/2002986`. */
  id: string;
  /**
   * The `updatedAt` that the caller saw. Where the user has another one by now nothing is written, and the answer is a
   * `ConflictProblem`. One more call to the provider; null is the same as absent.
   */
  ifUpdatedAt?: string | null | undefined;
  /** The person's last name. */
  lastName?: string | null | undefined;
  /** An empty string removes it. */
  middleName?: string | null | undefined;
  /** Its rules are set at the installation. */
  password?: string | null | undefined;
};

/** `PUT /users/:id`. Absent members stay as they are; `suspendAt: null` switches auto-suspension off. */
export type UpdateOnAppUserInput = {
  /** By name, as an administrator defined them. */
  additionalFields?: Array<AdditionalFieldInput> | null | undefined;
  /** Panels before 6.0, with `billingField: billing_plan_id`; refused on others. */
  billingPlanId?: string | null | undefined;
  /** Panels since 6.0, with `billingField: bucket_id`; refused on others. */
  bucketId?: string | null | undefined;
  /** Has to be unique in the panel. */
  email?: string | null | undefined;
  /** The person's first name. */
  firstName?: string | null | undefined;
  /** `<provider>/user/<native id>`, as in `onapp/user/12`. */
  id: string;
  /**
   * The `updatedAt` that the caller saw. Where the user has another one by now nothing is written, and the answer is a
   * `ConflictProblem`: a false alarm where the panel only refused an update meanwhile, as that moves it too. One more call
   * to the provider; null is the same as absent.
   */
  ifUpdatedAt?: string | null | undefined;
  /** The person's last name. */
  lastName?: string | null | undefined;
  /** At least 6 characters. Not with an API key as the gateway's credential. */
  password?: string | null | undefined;
  /** Whether the person may sign in with a YubiKey. */
  registeredYubikey?: boolean | null | undefined;
  /** Replaces the user's roles. */
  roleIds?: Array<string> | null | undefined;
  /** When the account is to be suspended; null switches that off. */
  suspendAt?: string | null | undefined;
  /** `onapp/user-group/36` or `36`; so for the other ids below. */
  userGroupId?: string | null | undefined;
};

/** Exactly one member: the provider API that is asked. Each file of `schema/providers/` adds its own. */
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
  /** `<provider>/user/<native id>`, as in `vms/user/5`. */
  id: string;
  /**
   * The ids of all `permissions` that the caller saw, in any order: global ids (`vms/permission/9`) or the provider's own
   * (`9`). Where the user has others by now nothing is written, and the answer is a `ConflictProblem`. One more call to the
   * provider; null is the same as absent.
   */
  ifPermissionIds?: Array<string> | null | undefined;
  /** All that the user shall have afterwards; an empty list removes every one. */
  permissions: VmsPermissionList;
};

/** `PATCH /api/v1/billing/user/manage`. Absent members stay as they are. */
export type UpdateVmsBillingUserInput = {
  /** What the billing system keeps with the user. */
  billingInfo?: VmsBillingInfoInput | null | undefined;
  /** Replaces the stored list; at most 10. */
  billingProperties?: Array<VmsBillingPropertyInput> | null | undefined;
  /** Whether the person may change the password; VMS 24.12. */
  canUpdatePassword?: boolean | null | undefined;
  /** Names the user; cannot be changed. */
  login: string;
  /** At most 100 characters. */
  password?: string | null | undefined;
  /** Names of permissions, as in `archives-show`. A name may not stand in both lists. */
  permissionsToAttach?: Array<string> | null | undefined;
  /** Names of permissions, as in `archives-preview-download`. */
  permissionsToDetach?: Array<string> | null | undefined;
  /** Needed only where several VMS installations are configured; null is the same as absent. */
  provider?: string | null | undefined;
  /** Whether access is allowed. */
  status?: VmsUserStatus | null | undefined;
};

/** Whether the person may sign in, in words common to all providers. */
export type UserStatus =
  /** May sign in. */
  | 'ACTIVE'
  /** Access denied. */
  | 'BLOCKED'
  /** Marked as deleted and still readable. */
  | 'DELETED'
  /** Switched off by the operator. */
  | 'INACTIVE'
  /** Switched off, by hand or by a date that was set before. */
  | 'SUSPENDED'
  /** The provider does not tell, or uses a word that is not known here. */
  | 'UNKNOWN';

/** What the billing system keeps with the user. */
export type VmsBillingInfoInput = {
  /** A free technical document; `[]` and `{}` are both taken for empty. */
  billingExtra?: unknown;
  /** The reference of the billing system. */
  billingId?: string | null | undefined;
};

/** One property from billing. */
export type VmsBillingPropertyInput = {
  /** As in `phone`. */
  type: string;
  /** As in `+80283289362`. */
  value: string;
};

/** Permissions that belong to regular users, by id or by name. */
export type VmsPermissionList =
  {   /** Global ids (`vms/permission/9`) or the provider's own (`9`). */
  ids: Array<string>; names?: never; }
  |  { ids?: never;   /** Turned into ids by what the provider lists; a name without a known id is refused and nothing is sent. */
  names: Array<string>; };

/** Whether access is allowed. */
export type VmsUserStatus =
  /** Access is allowed. */
  | 'ACTIVE'
  /** Access is denied. */
  | 'BLOCKED';

/** Whether a write took effect. */
export type WriteState =
  /** It did, for certain. */
  | 'APPLIED'
  /** It did not, for certain. */
  | 'NOT_APPLIED'
  /** It may have: read the user before sending it again. */
  | 'UNKNOWN';

export type ReadUserQueryVariables = Exact<{
  id: string;
}>;


export type ReadUserQuery = { user:
    | { __typename: 'ActivePlatformUser', email: string | null, id: string, login: string | null, displayName: string | null, status: UserStatus, createdAt: string | null, updatedAt: string | null, customAttributes: Array<{ name: string, value: string | null }> | null, provider: { id: string, kind: ProviderKind }, permissions: Array<{ id: string, name: string, displayName: string | null }> | null, billingInfo: Array<{ billingId: string | null, status: string | null }> | null }
    | { __typename: 'OnAppUser', email: string | null, suspendAt: string | null, id: string, login: string | null, displayName: string | null, status: UserStatus, createdAt: string | null, updatedAt: string | null, roles: Array<{ id: string, label: string | null }> | null, provider: { id: string, kind: ProviderKind }, permissions: Array<{ id: string, name: string, displayName: string | null }> | null, billingInfo: Array<{ billingId: string | null, status: string | null }> | null }
    | { __typename: 'VmsUser', id: string, login: string | null, displayName: string | null, status: UserStatus, createdAt: string | null, updatedAt: string | null, cameras: Array<{ id: string, name: string, status: string | null }> | null, intercoms: Array<{ id: string, address: string | null, status: string | null, isOnline: boolean | null }> | null, provider: { id: string, kind: ProviderKind }, permissions: Array<{ id: string, name: string, displayName: string | null }> | null, billingInfo: Array<{ billingId: string | null, status: string | null }> | null }
   | null };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { updateUser:
    | { __typename: 'AccessProblem', code: string, message: string, write: WriteState, retry: { safe: boolean, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } }
    | { __typename: 'ConflictProblem', code: string, message: string, write: WriteState, retry: { safe: boolean, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } }
    | { __typename: 'NotFoundProblem', code: string, message: string, write: WriteState, retry: { safe: boolean, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } }
    | { __typename: 'ProviderProblem', code: string, message: string, write: WriteState, retry: { safe: boolean, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } }
    | { __typename: 'ThrottledProblem', code: string, message: string, write: WriteState, retry: { safe: boolean, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } } }
    | { __typename: 'UserUpdated', user:
        | { id: string, login: string | null, displayName: string | null, status: UserStatus, updatedAt: string | null }
        | { id: string, login: string | null, displayName: string | null, status: UserStatus, updatedAt: string | null }
        | { id: string, login: string | null, displayName: string | null, status: UserStatus, updatedAt: string | null }
       }
    | { __typename: 'ValidationProblem', code: string, message: string, write: WriteState, retry: { safe: boolean, afterSeconds: number | null }, origin: { httpStatus: number | null, requestId: string, provider: { id: string, kind: ProviderKind } }, issues: Array<{ path: Array<string> | null, rule: IssueRule, message: string, upstreamField: string | null }> }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ReadUserDocument = new TypedDocumentString(`
    query ReadUser($id: ID!) {
  user(id: $id) {
    __typename
    id
    provider {
      id
      kind
    }
    login
    displayName
    status
    createdAt
    updatedAt
    permissions {
      id
      name
      displayName
    }
    billingInfo {
      billingId
      status
    }
    ... on VmsUser {
      cameras {
        id
        name
        status
      }
      intercoms {
        id
        address
        status
        isOnline
      }
    }
    ... on ActivePlatformUser {
      email
      customAttributes {
        name
        value
      }
    }
    ... on OnAppUser {
      email
      suspendAt
      roles {
        id
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadUserQuery, ReadUserQueryVariables>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on UserUpdated {
      user {
        id
        login
        displayName
        status
        updatedAt
      }
    }
    ... on Problem {
      code
      message
      write
      retry {
        safe
        afterSeconds
      }
      origin {
        provider {
          id
          kind
        }
        httpStatus
        requestId
      }
    }
    ... on ValidationProblem {
      issues {
        path
        rule
        message
        upstreamField
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;