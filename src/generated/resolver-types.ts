// Generated from schema/ by `npm run codegen`. Do not edit.
import type * as Types from './schema-types.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ProviderNode, Lazy } from '../providers/contract/lazy.ts';
import type { Context } from '../graphql/context.ts';
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };


export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Types.Maybe<TTypes> | Promise<Types.Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  UpdateUserResult:
    | ( Lazy<Omit<Types.AccessProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ConflictProblem, 'current' | 'origin'> & { current?: Types.Maybe<_RefType['User']>, origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.IdempotencyProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.NotFoundProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ProviderProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ThrottledProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.UserUpdated, 'origin' | 'user' | 'userProblem'> & { origin: _RefType['ProblemOrigin'], user?: Types.Maybe<_RefType['User']>, userProblem?: Types.Maybe<_RefType['Problem']> }> )
    | ( Lazy<Omit<Types.ValidationProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  BillingInfo:
    | ( Lazy<Types.ActivePlatformBillingInfo> )
    | ( Lazy<Types.OnAppBillingInfo> )
    | ( Lazy<Types.VmsBillingInfo> )
  ;
  Node:
    | ( Lazy<Types.ActivePlatformBillingInfo> )
    | ( Lazy<Omit<Types.ActivePlatformUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( Lazy<Types.Camera> )
    | ( Lazy<Omit<Types.Intercom, 'flats' | 'keys'> & { flats?: Types.Maybe<_RefType['IntercomFlatConnection']>, keys?: Types.Maybe<_RefType['IntercomKeyConnection']> }> )
    | ( Lazy<Omit<Types.OnAppUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( ProviderNode )
    | ( Lazy<Omit<Types.VmsUser, 'cameras' | 'intercomFlats' | 'intercomKeys' | 'intercoms' | 'provider'> & { cameras?: Types.Maybe<_RefType['VmsUserCameraConnection']>, intercomFlats?: Types.Maybe<_RefType['IntercomFlatConnection']>, intercomKeys?: Types.Maybe<_RefType['VmsUserIntercomKeyConnection']>, intercoms?: Types.Maybe<_RefType['VmsUserIntercomConnection']>, provider: _RefType['Provider'] }> )
  ;
  Problem:
    | ( Lazy<Omit<Types.AccessProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ConflictProblem, 'current' | 'origin'> & { current?: Types.Maybe<_RefType['User']>, origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.IdempotencyProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.NotFoundProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ProviderProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ThrottledProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<Types.ValidationProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
  ;
  User:
    | ( Lazy<Omit<Types.ActivePlatformUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( Lazy<Omit<Types.OnAppUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( Lazy<Omit<Types.VmsUser, 'cameras' | 'intercomFlats' | 'intercomKeys' | 'intercoms' | 'provider'> & { cameras?: Types.Maybe<_RefType['VmsUserCameraConnection']>, intercomFlats?: Types.Maybe<_RefType['IntercomFlatConnection']>, intercomKeys?: Types.Maybe<_RefType['VmsUserIntercomKeyConnection']>, intercoms?: Types.Maybe<_RefType['VmsUserIntercomConnection']>, provider: _RefType['Provider'] }> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessProblem: ResolverTypeWrapper<Lazy<Omit<Types.AccessProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  ActivePlatformAccountType: ResolverTypeWrapper<Lazy<Types.ActivePlatformAccountType>>;
  ActivePlatformAddress: ResolverTypeWrapper<Lazy<Types.ActivePlatformAddress>>;
  ActivePlatformBillingInfo: ResolverTypeWrapper<Lazy<Types.ActivePlatformBillingInfo>>;
  ActivePlatformContact: ResolverTypeWrapper<Lazy<Types.ActivePlatformContact>>;
  ActivePlatformCustomAttribute: ResolverTypeWrapper<Lazy<Types.ActivePlatformCustomAttribute>>;
  ActivePlatformSubscription: ResolverTypeWrapper<Lazy<Types.ActivePlatformSubscription>>;
  ActivePlatformSubscriptionConnection: ResolverTypeWrapper<Lazy<Types.ActivePlatformSubscriptionConnection>>;
  ActivePlatformSubscriptionEdge: ResolverTypeWrapper<Lazy<Types.ActivePlatformSubscriptionEdge>>;
  ActivePlatformSubscriptionStatus: ResolverTypeWrapper<Lazy<Types.ActivePlatformSubscriptionStatus>>;
  ActivePlatformUser: ResolverTypeWrapper<Lazy<Omit<Types.ActivePlatformUser, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  AdditionalFieldInput: ResolverTypeWrapper<Lazy<Types.AdditionalFieldInput>>;
  BillingInfo: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['BillingInfo']>;
  BillingStatus: ResolverTypeWrapper<Lazy<Types.BillingStatus>>;
  Boolean: ResolverTypeWrapper<Lazy<Types.Scalars['Boolean']['output']>>;
  Camera: ResolverTypeWrapper<Lazy<Types.Camera>>;
  CameraCapabilities: ResolverTypeWrapper<Lazy<Types.CameraCapabilities>>;
  CameraGroup: ResolverTypeWrapper<Lazy<Omit<Types.CameraGroup, 'user'> & { user?: Types.Maybe<ResolversTypes['VmsUser']> }>>;
  CameraGroupType: ResolverTypeWrapper<Lazy<Types.CameraGroupType>>;
  CameraStatus: ResolverTypeWrapper<Lazy<Types.CameraStatus>>;
  CameraStream: ResolverTypeWrapper<Lazy<Types.CameraStream>>;
  CameraStreamStatus: ResolverTypeWrapper<Lazy<Types.CameraStreamStatus>>;
  CameraStreamType: ResolverTypeWrapper<Lazy<Types.CameraStreamType>>;
  ConflictProblem: ResolverTypeWrapper<Lazy<Omit<Types.ConflictProblem, 'current' | 'origin'> & { current?: Types.Maybe<ResolversTypes['User']>, origin: ResolversTypes['ProblemOrigin'] }>>;
  CustomAttributeInput: ResolverTypeWrapper<Lazy<Types.CustomAttributeInput>>;
  Date: ResolverTypeWrapper<Lazy<Types.Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Lazy<Types.Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Lazy<Types.Scalars['Decimal']['output']>>;
  Float: ResolverTypeWrapper<Lazy<Types.Scalars['Float']['output']>>;
  ID: ResolverTypeWrapper<Lazy<Types.Scalars['ID']['output']>>;
  IdempotencyProblem: ResolverTypeWrapper<Lazy<Omit<Types.IdempotencyProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  InputIssue: ResolverTypeWrapper<Lazy<Types.InputIssue>>;
  Int: ResolverTypeWrapper<Lazy<Types.Scalars['Int']['output']>>;
  Intercom: ResolverTypeWrapper<Lazy<Omit<Types.Intercom, 'flats' | 'keys'> & { flats?: Types.Maybe<ResolversTypes['IntercomFlatConnection']>, keys?: Types.Maybe<ResolversTypes['IntercomKeyConnection']> }>>;
  IntercomCredentials: ResolverTypeWrapper<Lazy<Types.IntercomCredentials>>;
  IntercomFlat: ResolverTypeWrapper<Lazy<Omit<Types.IntercomFlat, 'intercom'> & { intercom?: Types.Maybe<ResolversTypes['Intercom']> }>>;
  IntercomFlatConnection: ResolverTypeWrapper<Lazy<Omit<Types.IntercomFlatConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IntercomFlatEdge']>, nodes: ReadonlyArray<ResolversTypes['IntercomFlat']> }>>;
  IntercomFlatEdge: ResolverTypeWrapper<Lazy<Omit<Types.IntercomFlatEdge, 'node'> & { node: ResolversTypes['IntercomFlat'] }>>;
  IntercomGroup: ResolverTypeWrapper<Lazy<Types.IntercomGroup>>;
  IntercomKey: ResolverTypeWrapper<Lazy<Omit<Types.IntercomKey, 'intercom'> & { intercom?: Types.Maybe<ResolversTypes['Intercom']> }>>;
  IntercomKeyConnection: ResolverTypeWrapper<Lazy<Omit<Types.IntercomKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IntercomKeyEdge']>, nodes: ReadonlyArray<ResolversTypes['IntercomKey']> }>>;
  IntercomKeyEdge: ResolverTypeWrapper<Lazy<Omit<Types.IntercomKeyEdge, 'node' | 'user'> & { node: ResolversTypes['IntercomKey'], user?: Types.Maybe<ResolversTypes['VmsUser']> }>>;
  IntercomStatus: ResolverTypeWrapper<Lazy<Types.IntercomStatus>>;
  IssueRule: ResolverTypeWrapper<Lazy<Types.IssueRule>>;
  JSON: ResolverTypeWrapper<Lazy<Types.Scalars['JSON']['output']>>;
  Money: ResolverTypeWrapper<Lazy<Types.Money>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundProblem: ResolverTypeWrapper<Lazy<Omit<Types.NotFoundProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  OnAppAdditionalField: ResolverTypeWrapper<Lazy<Types.OnAppAdditionalField>>;
  OnAppBillingInfo: ResolverTypeWrapper<Lazy<Types.OnAppBillingInfo>>;
  OnAppBillingPlan: ResolverTypeWrapper<Lazy<Types.OnAppBillingPlan>>;
  OnAppBucket: ResolverTypeWrapper<Lazy<Types.OnAppBucket>>;
  OnAppCdnStatus: ResolverTypeWrapper<Lazy<Types.OnAppCdnStatus>>;
  OnAppInfoboxes: ResolverTypeWrapper<Lazy<Types.OnAppInfoboxes>>;
  OnAppIpAddress: ResolverTypeWrapper<Lazy<Types.OnAppIpAddress>>;
  OnAppMonthlyBill: ResolverTypeWrapper<Lazy<Types.OnAppMonthlyBill>>;
  OnAppPanel: ResolverTypeWrapper<Lazy<Types.OnAppPanel>>;
  OnAppPayment: ResolverTypeWrapper<Lazy<Types.OnAppPayment>>;
  OnAppPaymentConnection: ResolverTypeWrapper<Lazy<Types.OnAppPaymentConnection>>;
  OnAppPaymentEdge: ResolverTypeWrapper<Lazy<Types.OnAppPaymentEdge>>;
  OnAppRole: ResolverTypeWrapper<Lazy<Types.OnAppRole>>;
  OnAppRoleTemplate: ResolverTypeWrapper<Lazy<Types.OnAppRoleTemplate>>;
  OnAppUser: ResolverTypeWrapper<Lazy<Omit<Types.OnAppUser, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  OnAppUserGroup: ResolverTypeWrapper<Lazy<Types.OnAppUserGroup>>;
  PageInfo: ResolverTypeWrapper<Lazy<Types.PageInfo>>;
  PaymentModel: ResolverTypeWrapper<Lazy<Types.PaymentModel>>;
  Permission: ResolverTypeWrapper<Lazy<Types.Permission>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  ProblemCode: ResolverTypeWrapper<Lazy<Types.ProblemCode>>;
  ProblemOrigin: ResolverTypeWrapper<Lazy<Omit<Types.ProblemOrigin, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  Provider: ResolverTypeWrapper<ProviderNode>;
  ProviderCapability: ResolverTypeWrapper<Lazy<Types.ProviderCapability>>;
  ProviderKind: ResolverTypeWrapper<Lazy<Types.ProviderKind>>;
  ProviderProblem: ResolverTypeWrapper<Lazy<Omit<Types.ProviderProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  ProviderUsers: ResolverTypeWrapper<Lazy<Omit<Types.ProviderUsers, 'problem' | 'provider' | 'users'> & { problem?: Types.Maybe<ResolversTypes['Problem']>, provider: ResolversTypes['Provider'], users?: Types.Maybe<ReadonlyArray<ResolversTypes['User']>> }>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RetryAction: ResolverTypeWrapper<Lazy<Types.RetryAction>>;
  RetryAdvice: ResolverTypeWrapper<Lazy<Types.RetryAdvice>>;
  Secret: ResolverTypeWrapper<Lazy<Types.Scalars['Secret']['output']>>;
  String: ResolverTypeWrapper<Lazy<Types.Scalars['String']['output']>>;
  ThrottledProblem: ResolverTypeWrapper<Lazy<Omit<Types.ThrottledProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  UpdateActivePlatformUserInput: ResolverTypeWrapper<Lazy<Types.UpdateActivePlatformUserInput>>;
  UpdateOnAppUserInput: ResolverTypeWrapper<Lazy<Types.UpdateOnAppUserInput>>;
  UpdateUserInput: ResolverTypeWrapper<Lazy<Types.UpdateUserInput>>;
  UpdateUserResult: Lazy<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateUserResult']>>;
  UpdateVmsAdminUserInput: ResolverTypeWrapper<Lazy<Types.UpdateVmsAdminUserInput>>;
  UpdateVmsBillingUserInput: ResolverTypeWrapper<Lazy<Types.UpdateVmsBillingUserInput>>;
  User: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['User']>;
  UserConnection: ResolverTypeWrapper<Lazy<Omit<Types.UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  UserEdge: ResolverTypeWrapper<Lazy<Omit<Types.UserEdge, 'node'> & { node: ResolversTypes['User'] }>>;
  UserMatch: ResolverTypeWrapper<Lazy<Types.UserMatch>>;
  UserStatus: ResolverTypeWrapper<Lazy<Types.UserStatus>>;
  UserUpdated: ResolverTypeWrapper<Lazy<Omit<Types.UserUpdated, 'origin' | 'user' | 'userProblem'> & { origin: ResolversTypes['ProblemOrigin'], user?: Types.Maybe<ResolversTypes['User']>, userProblem?: Types.Maybe<ResolversTypes['Problem']> }>>;
  ValidationProblem: ResolverTypeWrapper<Lazy<Omit<Types.ValidationProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  Viewer: ResolverTypeWrapper<Lazy<Omit<Types.Viewer, 'providers'> & { providers: ReadonlyArray<ResolversTypes['Provider']> }>>;
  VmsAnalyticLevel: ResolverTypeWrapper<Lazy<Types.VmsAnalyticLevel>>;
  VmsAnalyticLicense: ResolverTypeWrapper<Lazy<Types.VmsAnalyticLicense>>;
  VmsBillingAccount: ResolverTypeWrapper<Lazy<Types.VmsBillingAccount>>;
  VmsBillingInfo: ResolverTypeWrapper<Lazy<Types.VmsBillingInfo>>;
  VmsBillingInfoInput: ResolverTypeWrapper<Lazy<Types.VmsBillingInfoInput>>;
  VmsBillingProperty: ResolverTypeWrapper<Lazy<Types.VmsBillingProperty>>;
  VmsBillingPropertyInput: ResolverTypeWrapper<Lazy<Types.VmsBillingPropertyInput>>;
  VmsCameraAccess: ResolverTypeWrapper<Lazy<Types.VmsCameraAccess>>;
  VmsCameraDetails: ResolverTypeWrapper<Lazy<Omit<Types.VmsCameraDetails, 'group'> & { group?: Types.Maybe<ResolversTypes['CameraGroup']> }>>;
  VmsIntercomDetails: ResolverTypeWrapper<Lazy<Types.VmsIntercomDetails>>;
  VmsLoginRef: ResolverTypeWrapper<Lazy<Types.VmsLoginRef>>;
  VmsPermissionList: ResolverTypeWrapper<Lazy<Types.VmsPermissionList>>;
  VmsSubUser: ResolverTypeWrapper<Lazy<Types.VmsSubUser>>;
  VmsSubUserConnection: ResolverTypeWrapper<Lazy<Types.VmsSubUserConnection>>;
  VmsSubUserEdge: ResolverTypeWrapper<Lazy<Types.VmsSubUserEdge>>;
  VmsUser: ResolverTypeWrapper<Lazy<Omit<Types.VmsUser, 'cameras' | 'intercomFlats' | 'intercomKeys' | 'intercoms' | 'provider'> & { cameras?: Types.Maybe<ResolversTypes['VmsUserCameraConnection']>, intercomFlats?: Types.Maybe<ResolversTypes['IntercomFlatConnection']>, intercomKeys?: Types.Maybe<ResolversTypes['VmsUserIntercomKeyConnection']>, intercoms?: Types.Maybe<ResolversTypes['VmsUserIntercomConnection']>, provider: ResolversTypes['Provider'] }>>;
  VmsUserCameraConnection: ResolverTypeWrapper<Lazy<Omit<Types.VmsUserCameraConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['VmsUserCameraEdge']> }>>;
  VmsUserCameraEdge: ResolverTypeWrapper<Lazy<Omit<Types.VmsUserCameraEdge, 'details'> & { details?: Types.Maybe<ResolversTypes['VmsCameraDetails']> }>>;
  VmsUserIntercomConnection: ResolverTypeWrapper<Lazy<Omit<Types.VmsUserIntercomConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VmsUserIntercomEdge']>, nodes: ReadonlyArray<ResolversTypes['Intercom']> }>>;
  VmsUserIntercomEdge: ResolverTypeWrapper<Lazy<Omit<Types.VmsUserIntercomEdge, 'node'> & { node: ResolversTypes['Intercom'] }>>;
  VmsUserIntercomKeyConnection: ResolverTypeWrapper<Lazy<Omit<Types.VmsUserIntercomKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VmsUserIntercomKeyEdge']>, nodes: ReadonlyArray<ResolversTypes['IntercomKey']> }>>;
  VmsUserIntercomKeyEdge: ResolverTypeWrapper<Lazy<Omit<Types.VmsUserIntercomKeyEdge, 'node'> & { node: ResolversTypes['IntercomKey'] }>>;
  VmsUserRef: ResolverTypeWrapper<Lazy<Types.VmsUserRef>>;
  VmsUserStatus: ResolverTypeWrapper<Lazy<Types.VmsUserStatus>>;
  VmsUserStatusInput: ResolverTypeWrapper<Lazy<Types.VmsUserStatusInput>>;
  WriteState: ResolverTypeWrapper<Lazy<Types.WriteState>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessProblem: Lazy<Omit<Types.AccessProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  ActivePlatformAddress: Lazy<Types.ActivePlatformAddress>;
  ActivePlatformBillingInfo: Lazy<Types.ActivePlatformBillingInfo>;
  ActivePlatformContact: Lazy<Types.ActivePlatformContact>;
  ActivePlatformCustomAttribute: Lazy<Types.ActivePlatformCustomAttribute>;
  ActivePlatformSubscription: Lazy<Types.ActivePlatformSubscription>;
  ActivePlatformSubscriptionConnection: Lazy<Types.ActivePlatformSubscriptionConnection>;
  ActivePlatformSubscriptionEdge: Lazy<Types.ActivePlatformSubscriptionEdge>;
  ActivePlatformUser: Lazy<Omit<Types.ActivePlatformUser, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
  AdditionalFieldInput: Lazy<Types.AdditionalFieldInput>;
  BillingInfo: ResolversInterfaceTypes<ResolversParentTypes>['BillingInfo'];
  Boolean: Lazy<Types.Scalars['Boolean']['output']>;
  Camera: Lazy<Types.Camera>;
  CameraCapabilities: Lazy<Types.CameraCapabilities>;
  CameraGroup: Lazy<Omit<Types.CameraGroup, 'user'> & { user?: Types.Maybe<ResolversParentTypes['VmsUser']> }>;
  CameraStream: Lazy<Types.CameraStream>;
  ConflictProblem: Lazy<Omit<Types.ConflictProblem, 'current' | 'origin'> & { current?: Types.Maybe<ResolversParentTypes['User']>, origin: ResolversParentTypes['ProblemOrigin'] }>;
  CustomAttributeInput: Lazy<Types.CustomAttributeInput>;
  Date: Lazy<Types.Scalars['Date']['output']>;
  DateTime: Lazy<Types.Scalars['DateTime']['output']>;
  Decimal: Lazy<Types.Scalars['Decimal']['output']>;
  Float: Lazy<Types.Scalars['Float']['output']>;
  ID: Lazy<Types.Scalars['ID']['output']>;
  IdempotencyProblem: Lazy<Omit<Types.IdempotencyProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  InputIssue: Lazy<Types.InputIssue>;
  Int: Lazy<Types.Scalars['Int']['output']>;
  Intercom: Lazy<Omit<Types.Intercom, 'flats' | 'keys'> & { flats?: Types.Maybe<ResolversParentTypes['IntercomFlatConnection']>, keys?: Types.Maybe<ResolversParentTypes['IntercomKeyConnection']> }>;
  IntercomCredentials: Lazy<Types.IntercomCredentials>;
  IntercomFlat: Lazy<Omit<Types.IntercomFlat, 'intercom'> & { intercom?: Types.Maybe<ResolversParentTypes['Intercom']> }>;
  IntercomFlatConnection: Lazy<Omit<Types.IntercomFlatConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IntercomFlatEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IntercomFlat']> }>;
  IntercomFlatEdge: Lazy<Omit<Types.IntercomFlatEdge, 'node'> & { node: ResolversParentTypes['IntercomFlat'] }>;
  IntercomGroup: Lazy<Types.IntercomGroup>;
  IntercomKey: Lazy<Omit<Types.IntercomKey, 'intercom'> & { intercom?: Types.Maybe<ResolversParentTypes['Intercom']> }>;
  IntercomKeyConnection: Lazy<Omit<Types.IntercomKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IntercomKeyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IntercomKey']> }>;
  IntercomKeyEdge: Lazy<Omit<Types.IntercomKeyEdge, 'node' | 'user'> & { node: ResolversParentTypes['IntercomKey'], user?: Types.Maybe<ResolversParentTypes['VmsUser']> }>;
  JSON: Lazy<Types.Scalars['JSON']['output']>;
  Money: Lazy<Types.Money>;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundProblem: Lazy<Omit<Types.NotFoundProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  OnAppAdditionalField: Lazy<Types.OnAppAdditionalField>;
  OnAppBillingInfo: Lazy<Types.OnAppBillingInfo>;
  OnAppBillingPlan: Lazy<Types.OnAppBillingPlan>;
  OnAppBucket: Lazy<Types.OnAppBucket>;
  OnAppInfoboxes: Lazy<Types.OnAppInfoboxes>;
  OnAppIpAddress: Lazy<Types.OnAppIpAddress>;
  OnAppMonthlyBill: Lazy<Types.OnAppMonthlyBill>;
  OnAppPanel: Lazy<Types.OnAppPanel>;
  OnAppPayment: Lazy<Types.OnAppPayment>;
  OnAppPaymentConnection: Lazy<Types.OnAppPaymentConnection>;
  OnAppPaymentEdge: Lazy<Types.OnAppPaymentEdge>;
  OnAppRole: Lazy<Types.OnAppRole>;
  OnAppUser: Lazy<Omit<Types.OnAppUser, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
  OnAppUserGroup: Lazy<Types.OnAppUserGroup>;
  PageInfo: Lazy<Types.PageInfo>;
  Permission: Lazy<Types.Permission>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  ProblemOrigin: Lazy<Omit<Types.ProblemOrigin, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
  Provider: ProviderNode;
  ProviderProblem: Lazy<Omit<Types.ProviderProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  ProviderUsers: Lazy<Omit<Types.ProviderUsers, 'problem' | 'provider' | 'users'> & { problem?: Types.Maybe<ResolversParentTypes['Problem']>, provider: ResolversParentTypes['Provider'], users?: Types.Maybe<ReadonlyArray<ResolversParentTypes['User']>> }>;
  Query: Record<PropertyKey, never>;
  RetryAdvice: Lazy<Types.RetryAdvice>;
  Secret: Lazy<Types.Scalars['Secret']['output']>;
  String: Lazy<Types.Scalars['String']['output']>;
  ThrottledProblem: Lazy<Omit<Types.ThrottledProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  UpdateActivePlatformUserInput: Lazy<Types.UpdateActivePlatformUserInput>;
  UpdateOnAppUserInput: Lazy<Types.UpdateOnAppUserInput>;
  UpdateUserInput: Lazy<Types.UpdateUserInput>;
  UpdateUserResult: Lazy<ResolversUnionTypes<ResolversParentTypes>['UpdateUserResult']>;
  UpdateVmsAdminUserInput: Lazy<Types.UpdateVmsAdminUserInput>;
  UpdateVmsBillingUserInput: Lazy<Types.UpdateVmsBillingUserInput>;
  User: ResolversInterfaceTypes<ResolversParentTypes>['User'];
  UserConnection: Lazy<Omit<Types.UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  UserEdge: Lazy<Omit<Types.UserEdge, 'node'> & { node: ResolversParentTypes['User'] }>;
  UserMatch: Lazy<Types.UserMatch>;
  UserUpdated: Lazy<Omit<Types.UserUpdated, 'origin' | 'user' | 'userProblem'> & { origin: ResolversParentTypes['ProblemOrigin'], user?: Types.Maybe<ResolversParentTypes['User']>, userProblem?: Types.Maybe<ResolversParentTypes['Problem']> }>;
  ValidationProblem: Lazy<Omit<Types.ValidationProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  Viewer: Lazy<Omit<Types.Viewer, 'providers'> & { providers: ReadonlyArray<ResolversParentTypes['Provider']> }>;
  VmsAnalyticLicense: Lazy<Types.VmsAnalyticLicense>;
  VmsBillingAccount: Lazy<Types.VmsBillingAccount>;
  VmsBillingInfo: Lazy<Types.VmsBillingInfo>;
  VmsBillingInfoInput: Lazy<Types.VmsBillingInfoInput>;
  VmsBillingProperty: Lazy<Types.VmsBillingProperty>;
  VmsBillingPropertyInput: Lazy<Types.VmsBillingPropertyInput>;
  VmsCameraAccess: Lazy<Types.VmsCameraAccess>;
  VmsCameraDetails: Lazy<Omit<Types.VmsCameraDetails, 'group'> & { group?: Types.Maybe<ResolversParentTypes['CameraGroup']> }>;
  VmsIntercomDetails: Lazy<Types.VmsIntercomDetails>;
  VmsLoginRef: Lazy<Types.VmsLoginRef>;
  VmsPermissionList: Lazy<Types.VmsPermissionList>;
  VmsSubUser: Lazy<Types.VmsSubUser>;
  VmsSubUserConnection: Lazy<Types.VmsSubUserConnection>;
  VmsSubUserEdge: Lazy<Types.VmsSubUserEdge>;
  VmsUser: Lazy<Omit<Types.VmsUser, 'cameras' | 'intercomFlats' | 'intercomKeys' | 'intercoms' | 'provider'> & { cameras?: Types.Maybe<ResolversParentTypes['VmsUserCameraConnection']>, intercomFlats?: Types.Maybe<ResolversParentTypes['IntercomFlatConnection']>, intercomKeys?: Types.Maybe<ResolversParentTypes['VmsUserIntercomKeyConnection']>, intercoms?: Types.Maybe<ResolversParentTypes['VmsUserIntercomConnection']>, provider: ResolversParentTypes['Provider'] }>;
  VmsUserCameraConnection: Lazy<Omit<Types.VmsUserCameraConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['VmsUserCameraEdge']> }>;
  VmsUserCameraEdge: Lazy<Omit<Types.VmsUserCameraEdge, 'details'> & { details?: Types.Maybe<ResolversParentTypes['VmsCameraDetails']> }>;
  VmsUserIntercomConnection: Lazy<Omit<Types.VmsUserIntercomConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VmsUserIntercomEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Intercom']> }>;
  VmsUserIntercomEdge: Lazy<Omit<Types.VmsUserIntercomEdge, 'node'> & { node: ResolversParentTypes['Intercom'] }>;
  VmsUserIntercomKeyConnection: Lazy<Omit<Types.VmsUserIntercomKeyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VmsUserIntercomKeyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IntercomKey']> }>;
  VmsUserIntercomKeyEdge: Lazy<Omit<Types.VmsUserIntercomKeyEdge, 'node'> & { node: ResolversParentTypes['IntercomKey'] }>;
  VmsUserRef: Lazy<Types.VmsUserRef>;
};

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Types.Scalars['String']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SecretDirectiveArgs = { };

export type SecretDirectiveResolver<Result, Parent, ContextType = Context, Args = SecretDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessProblem'] = ResolversParentTypes['AccessProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivePlatformAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformAddress'] = ResolversParentTypes['ActivePlatformAddress']> = {
  building?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  office?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActivePlatformBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformBillingInfo'] = ResolversParentTypes['ActivePlatformBillingInfo']> = {
  accountClass?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accountType?: Resolver<Types.Maybe<ResolversTypes['ActivePlatformAccountType']>, ParentType, ContextType>;
  accountTypeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<ResolversTypes['ActivePlatformAddress'], ParentType, ContextType>;
  balance?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  billingId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<ResolversTypes['ActivePlatformContact'], ParentType, ContextType>;
  creditLimit?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  currentDebt?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  defaultPaymentModel?: Resolver<Types.Maybe<ResolversTypes['PaymentModel']>, ParentType, ContextType>;
  defaultPaymentModelText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owed?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  primaryName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['BillingStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subscriptions?: Resolver<Types.Maybe<ResolversTypes['ActivePlatformSubscriptionConnection']>, ParentType, ContextType, RequireFields<Types.ActivePlatformBillingInfoSubscriptionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivePlatformContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformContact'] = ResolversParentTypes['ActivePlatformContact']> = {
  email?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActivePlatformCustomAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformCustomAttribute'] = ResolversParentTypes['ActivePlatformCustomAttribute']> = {
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActivePlatformSubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformSubscription'] = ResolversParentTypes['ActivePlatformSubscription']> = {
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  creditLimit?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  currentDebt?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  expiresOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  holdEndsOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isTrial?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentModel?: Resolver<Types.Maybe<ResolversTypes['PaymentModel']>, ParentType, ContextType>;
  paymentModelText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  planId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  planPeriodId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  promoCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<Types.Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['ActivePlatformSubscriptionStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ActivePlatformSubscriptionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformSubscriptionConnection'] = ResolversParentTypes['ActivePlatformSubscriptionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActivePlatformSubscriptionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ActivePlatformSubscription']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ActivePlatformSubscriptionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformSubscriptionEdge'] = ResolversParentTypes['ActivePlatformSubscriptionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ActivePlatformSubscription'], ParentType, ContextType>;
};

export type ActivePlatformUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformUser'] = ResolversParentTypes['ActivePlatformUser']> = {
  billingInfo?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['ActivePlatformBillingInfo']>>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customAttributes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['ActivePlatformCustomAttribute']>>, ParentType, ContextType>;
  email?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillingInfo'] = ResolversParentTypes['BillingInfo']> = {
  __resolveType: TypeResolveFn<'ActivePlatformBillingInfo' | 'OnAppBillingInfo' | 'VmsBillingInfo', ParentType, ContextType>;
};

export type CameraResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Camera'] = ResolversParentTypes['Camera']> = {
  externalId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groupType?: Resolver<Types.Maybe<ResolversTypes['CameraGroupType']>, ParentType, ContextType>;
  groupTypeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previewUrl?: Resolver<Types.Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  startAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['CameraStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streams?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['CameraStream']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CameraCapabilitiesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CameraCapabilities'] = ResolversParentTypes['CameraCapabilities']> = {
  hasMotionDetection?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasPtz?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type CameraGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CameraGroup'] = ResolversParentTypes['CameraGroup']> = {
  cameraCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  depth?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fullName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isHouse?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isLegal?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parentId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  pathIndex?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shortName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topGroupId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['VmsUser']>, ParentType, ContextType>;
  uuid?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CameraStreamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CameraStream'] = ResolversParentTypes['CameraStream']> = {
  status?: Resolver<Types.Maybe<ResolversTypes['CameraStreamStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Types.Maybe<ResolversTypes['CameraStreamType']>, ParentType, ContextType>;
  typeText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConflictProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictProblem'] = ResolversParentTypes['ConflictProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  current?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type IdempotencyProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdempotencyProblem'] = ResolversParentTypes['IdempotencyProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  isInProgress?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InputIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputIssue'] = ResolversParentTypes['InputIssue']> = {
  field?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  limit?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['IssueRule'], ParentType, ContextType>;
  upstreamField?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IntercomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Intercom'] = ResolversParentTypes['Intercom']> = {
  camera?: Resolver<Types.Maybe<ResolversTypes['Camera']>, ParentType, ContextType>;
  department?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flatFrom?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flatTo?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flats?: Resolver<Types.Maybe<ResolversTypes['IntercomFlatConnection']>, ParentType, ContextType, RequireFields<Types.IntercomFlatsArgs, 'first'>>;
  group?: Resolver<Types.Maybe<ResolversTypes['IntercomGroup']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keys?: Resolver<Types.Maybe<ResolversTypes['IntercomKeyConnection']>, ParentType, ContextType, RequireFields<Types.IntercomKeysArgs, 'first'>>;
  mac?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serialNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['IntercomStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IntercomCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomCredentials'] = ResolversParentTypes['IntercomCredentials']> = {
  login?: Resolver<Types.Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  password?: Resolver<Types.Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
};

export type IntercomFlatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomFlat'] = ResolversParentTypes['IntercomFlat']> = {
  flat?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercom?: Resolver<Types.Maybe<ResolversTypes['Intercom']>, ParentType, ContextType>;
  isAnalogLineEnabled?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isLandlineSipLineAvailable?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSipLineEnabled?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSmartphoneSipLineAvailable?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  landlineNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sipNumber?: Resolver<Types.Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
};

export type IntercomFlatConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomFlatConnection'] = ResolversParentTypes['IntercomFlatConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IntercomFlatEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IntercomFlat']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntercomFlatEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomFlatEdge'] = ResolversParentTypes['IntercomFlatEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keyCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IntercomFlat'], ParentType, ContextType>;
  userCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntercomGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomGroup'] = ResolversParentTypes['IntercomGroup']> = {
  externalId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasItems?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IntercomKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomKey'] = ResolversParentTypes['IntercomKey']> = {
  code?: Resolver<Types.Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercom?: Resolver<Types.Maybe<ResolversTypes['Intercom']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type IntercomKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomKeyConnection'] = ResolversParentTypes['IntercomKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IntercomKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IntercomKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntercomKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomKeyEdge'] = ResolversParentTypes['IntercomKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deletedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  flatId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IntercomKey'], ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['VmsUser']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updateUser?: Resolver<Types.Maybe<ResolversTypes['UpdateUserResult']>, ParentType, ContextType, RequireFields<Types.MutationUpdateUserArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ActivePlatformBillingInfo' | 'ActivePlatformUser' | 'Camera' | 'Intercom' | 'OnAppUser' | 'Provider' | 'VmsUser', ParentType, ContextType>;
};

export type NotFoundProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundProblem'] = ResolversParentTypes['NotFoundProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppAdditionalFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppAdditionalField'] = ResolversParentTypes['OnAppAdditionalField']> = {
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OnAppBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppBillingInfo'] = ResolversParentTypes['OnAppBillingInfo']> = {
  billingId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountDueToFree?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  owed?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paymentAmount?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['BillingStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totalAmount?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  totalAmountWithDiscount?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppBillingPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppBillingPlan'] = ResolversParentTypes['OnAppBillingPlan']> = {
  currencyCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monthlyPrice?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  showsPrices?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type OnAppBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppBucket'] = ResolversParentTypes['OnAppBucket']> = {
  allowsKms?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  allowsMak?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  allowsOwn?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currencyCode?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isUsedByUsers?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  showsPrices?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  typeName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OnAppInfoboxesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppInfoboxes'] = ResolversParentTypes['OnAppInfoboxes']> = {
  hiddenInfoboxes?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  showsInfoboxes?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type OnAppIpAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppIpAddress'] = ResolversParentTypes['OnAppIpAddress']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type OnAppMonthlyBillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppMonthlyBill'] = ResolversParentTypes['OnAppMonthlyBill']> = {
  cost?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OnAppPanelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppPanel'] = ResolversParentTypes['OnAppPanel']> = {
  billingPlans?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppBillingPlan']>>, ParentType, ContextType>;
  buckets?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppBucket']>>, ParentType, ContextType>;
  roles?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppRole']>>, ParentType, ContextType>;
  userGroups?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppUserGroup']>>, ParentType, ContextType>;
};

export type OnAppPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppPayment'] = ResolversParentTypes['OnAppPayment']> = {
  amount?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceNumber?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OnAppPaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppPaymentConnection'] = ResolversParentTypes['OnAppPaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OnAppPaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OnAppPayment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OnAppPaymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppPaymentEdge'] = ResolversParentTypes['OnAppPaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OnAppPayment'], ParentType, ContextType>;
};

export type OnAppRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppRole'] = ResolversParentTypes['OnAppRole']> = {
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isBuiltIn?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  template?: Resolver<Types.Maybe<ResolversTypes['OnAppRoleTemplate']>, ParentType, ContextType>;
  templateText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OnAppUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppUser'] = ResolversParentTypes['OnAppUser']> = {
  activatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  additionalFields?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppAdditionalField']>>, ParentType, ContextType>;
  availableDiskGigabytes?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  availableMemoryMegabytes?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  avatar?: Resolver<Types.Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  billingInfo?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppBillingInfo']>>, ParentType, ContextType>;
  billingPlan?: Resolver<Types.Maybe<ResolversTypes['OnAppBillingPlan']>, ParentType, ContextType>;
  bucket?: Resolver<Types.Maybe<ResolversTypes['OnAppBucket']>, ParentType, ContextType>;
  cdnAccountStatus?: Resolver<Types.Maybe<ResolversTypes['OnAppCdnStatus']>, ParentType, ContextType>;
  cdnAccountStatusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cdnReference?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cdnStatus?: Resolver<Types.Maybe<ResolversTypes['OnAppCdnStatus']>, ParentType, ContextType>;
  cdnStatusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  email?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firewallId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  firstName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groupId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  hasCdnBandwidthLimit?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasYubikey?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageTemplateGroupId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  infoboxes?: Resolver<Types.Maybe<ResolversTypes['OnAppInfoboxes']>, ParentType, ContextType>;
  isSupplied?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isUsageBilled?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  monthlyBills?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppMonthlyBill']>>, ParentType, ContextType, RequireFields<Types.OnAppUserMonthlyBillsArgs, 'year'>>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  passwordChangedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  payments?: Resolver<Types.Maybe<ResolversTypes['OnAppPaymentConnection']>, ParentType, ContextType, RequireFields<Types.OnAppUserPaymentsArgs, 'first'>>;
  permissions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  roles?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppRole']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  suspendAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  systemTheme?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  usedCpuCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedCpuShares?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedDiskGigabytes?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  usedIpAddresses?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppIpAddress']>>, ParentType, ContextType>;
  usedMemoryMegabytes?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  userGroup?: Resolver<Types.Maybe<ResolversTypes['OnAppUserGroup']>, ParentType, ContextType>;
  usesGravatar?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usesTotp?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppUserGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppUserGroup'] = ResolversParentTypes['OnAppUserGroup']> = {
  bucket?: Resolver<Types.Maybe<ResolversTypes['OnAppBucket']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['OnAppRole']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  displayName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'AccessProblem' | 'ConflictProblem' | 'IdempotencyProblem' | 'NotFoundProblem' | 'ProviderProblem' | 'ThrottledProblem' | 'ValidationProblem', ParentType, ContextType>;
};

export type ProblemOriginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProblemOrigin'] = ResolversParentTypes['ProblemOrigin']> = {
  httpStatus?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  capabilities?: Resolver<ReadonlyArray<ResolversTypes['ProviderCapability']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProviderKind'], ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onApp?: Resolver<Types.Maybe<ResolversTypes['OnAppPanel']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProviderProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderProblem'] = ResolversParentTypes['ProviderProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProviderUsersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderUsers'] = ResolversParentTypes['ProviderUsers']> = {
  problem?: Resolver<Types.Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  users?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  camera?: Resolver<Types.Maybe<ResolversTypes['Camera']>, ParentType, ContextType, RequireFields<Types.QueryCameraArgs, 'id'>>;
  findUsers?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['ProviderUsers']>>, ParentType, ContextType, RequireFields<Types.QueryFindUsersArgs, 'match'>>;
  intercom?: Resolver<Types.Maybe<ResolversTypes['Intercom']>, ParentType, ContextType, RequireFields<Types.QueryIntercomArgs, 'id'>>;
  node?: Resolver<Types.Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<Types.QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Types.Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<Types.QueryNodesArgs, 'ids'>>;
  permissions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType, RequireFields<Types.QueryPermissionsArgs, 'provider'>>;
  providers?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<Types.QueryUserArgs, 'id'>>;
  users?: Resolver<Types.Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<Types.QueryUsersArgs, 'first' | 'provider'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type RetryAdviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAdvice'] = ResolversParentTypes['RetryAdvice']> = {
  advice?: Resolver<ResolversTypes['RetryAction'], ParentType, ContextType>;
  afterSeconds?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface SecretScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Secret'], any> {
  name: 'Secret';
}

export type ThrottledProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ThrottledProblem'] = ResolversParentTypes['ThrottledProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateUserResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateUserResult'] = ResolversParentTypes['UpdateUserResult']> = {
  __resolveType: TypeResolveFn<'AccessProblem' | 'ConflictProblem' | 'IdempotencyProblem' | 'NotFoundProblem' | 'ProviderProblem' | 'ThrottledProblem' | 'UserUpdated' | 'ValidationProblem', ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  __resolveType: TypeResolveFn<'ActivePlatformUser' | 'OnAppUser' | 'VmsUser', ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserUpdated'] = ResolversParentTypes['UserUpdated']> = {
  billingAccount?: Resolver<Types.Maybe<ResolversTypes['VmsBillingAccount']>, ParentType, ContextType>;
  isReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  user?: Resolver<Types.Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userProblem?: Resolver<Types.Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ValidationProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationProblem'] = ResolversParentTypes['ValidationProblem']> = {
  code?: Resolver<ResolversTypes['ProblemCode'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['InputIssue']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  providers?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsAnalyticLicenseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsAnalyticLicense'] = ResolversParentTypes['VmsAnalyticLicense']> = {
  boughtCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  displayName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  freeCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  level?: Resolver<Types.Maybe<ResolversTypes['VmsAnalyticLevel']>, ParentType, ContextType>;
  levelText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usedCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsBillingAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsBillingAccount'] = ResolversParentTypes['VmsBillingAccount']> = {
  billingProperties?: Resolver<ReadonlyArray<ResolversTypes['VmsBillingProperty']>, ParentType, ContextType>;
  canUpdatePassword?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['VmsUserStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type VmsBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsBillingInfo'] = ResolversParentTypes['VmsBillingInfo']> = {
  billingExtra?: Resolver<Types.Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  billingId?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owed?: Resolver<Types.Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['BillingStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userType?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VmsBillingPropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsBillingProperty'] = ResolversParentTypes['VmsBillingProperty']> = {
  type?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsCameraAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsCameraAccess'] = ResolversParentTypes['VmsCameraAccess']> = {
  isFavorite?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  loginId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Types.Maybe<ResolversTypes['VmsUserStatus']>, ParentType, ContextType>;
  statusText?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsCameraDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsCameraDetails'] = ResolversParentTypes['VmsCameraDetails']> = {
  archiveRecordingType?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  archiveStorageDays?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  azimuthDegrees?: Resolver<Types.Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  bridgeId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  capabilities?: Resolver<Types.Maybe<ResolversTypes['CameraCapabilities']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createsStreams?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deletedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  folderId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  group?: Resolver<Types.Maybe<ResolversTypes['CameraGroup']>, ParentType, ContextType>;
  hostId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ip?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isArchiveRecording?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isBuffered?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isEditable?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isEnabled?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isIntercom?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isOwnedByUser?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPublic?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSensitive?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSoundEnabled?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  location?: Resolver<Types.Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  modelId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  needsReplacement?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  openIssueCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  order?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  origin?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  packId?: Resolver<Types.Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reconnectsMoreOften?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  services?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
  source?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  uuid?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsIntercomDetailsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsIntercomDetails'] = ResolversParentTypes['VmsIntercomDetails']> = {
  address?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commutator?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  commutatorCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  commutatorDisplayName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  credentials?: Resolver<Types.Maybe<ResolversTypes['IntercomCredentials']>, ParentType, ContextType>;
  department?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentType?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentTypeDisplayName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flatOffset?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ip?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isOnline?: Resolver<Types.Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  port?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  protocol?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusDisplayName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  uuid?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendor?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorDisplayName?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsSubUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsSubUser'] = ResolversParentTypes['VmsSubUser']> = {
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
};

export type VmsSubUserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsSubUserConnection'] = ResolversParentTypes['VmsSubUserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VmsSubUserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VmsSubUser']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsSubUserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsSubUserEdge'] = ResolversParentTypes['VmsSubUserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VmsSubUser'], ParentType, ContextType>;
};

export type VmsUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUser'] = ResolversParentTypes['VmsUser']> = {
  analyticLicenses?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['VmsAnalyticLicense']>>, ParentType, ContextType>;
  billingInfo?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['VmsBillingInfo']>>, ParentType, ContextType>;
  cameras?: Resolver<Types.Maybe<ResolversTypes['VmsUserCameraConnection']>, ParentType, ContextType, RequireFields<Types.VmsUserCamerasArgs, 'first'>>;
  createdAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  email?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomFlats?: Resolver<Types.Maybe<ResolversTypes['IntercomFlatConnection']>, ParentType, ContextType, RequireFields<Types.VmsUserIntercomFlatsArgs, 'first'>>;
  intercomKeys?: Resolver<Types.Maybe<ResolversTypes['VmsUserIntercomKeyConnection']>, ParentType, ContextType, RequireFields<Types.VmsUserIntercomKeysArgs, 'first'>>;
  intercoms?: Resolver<Types.Maybe<ResolversTypes['VmsUserIntercomConnection']>, ParentType, ContextType, RequireFields<Types.VmsUserIntercomsArgs, 'first'>>;
  login?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Types.Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  subUsers?: Resolver<Types.Maybe<ResolversTypes['VmsSubUserConnection']>, ParentType, ContextType, RequireFields<Types.VmsUserSubUsersArgs, 'first'>>;
  updatedAt?: Resolver<Types.Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userType?: Resolver<Types.Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VmsUserCameraConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUserCameraConnection'] = ResolversParentTypes['VmsUserCameraConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VmsUserCameraEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Camera']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsUserCameraEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUserCameraEdge'] = ResolversParentTypes['VmsUserCameraEdge']> = {
  access?: Resolver<Types.Maybe<ResolversTypes['VmsCameraAccess']>, ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  details?: Resolver<Types.Maybe<ResolversTypes['VmsCameraDetails']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Camera'], ParentType, ContextType>;
};

export type VmsUserIntercomConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUserIntercomConnection'] = ResolversParentTypes['VmsUserIntercomConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VmsUserIntercomEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Intercom']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsUserIntercomEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUserIntercomEdge'] = ResolversParentTypes['VmsUserIntercomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  details?: Resolver<Types.Maybe<ResolversTypes['VmsIntercomDetails']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Intercom'], ParentType, ContextType>;
};

export type VmsUserIntercomKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUserIntercomKeyConnection'] = ResolversParentTypes['VmsUserIntercomKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VmsUserIntercomKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IntercomKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Types.Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsUserIntercomKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUserIntercomKeyEdge'] = ResolversParentTypes['VmsUserIntercomKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IntercomKey'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessProblem?: AccessProblemResolvers<ContextType>;
  ActivePlatformAddress?: ActivePlatformAddressResolvers<ContextType>;
  ActivePlatformBillingInfo?: ActivePlatformBillingInfoResolvers<ContextType>;
  ActivePlatformContact?: ActivePlatformContactResolvers<ContextType>;
  ActivePlatformCustomAttribute?: ActivePlatformCustomAttributeResolvers<ContextType>;
  ActivePlatformSubscription?: ActivePlatformSubscriptionResolvers<ContextType>;
  ActivePlatformSubscriptionConnection?: ActivePlatformSubscriptionConnectionResolvers<ContextType>;
  ActivePlatformSubscriptionEdge?: ActivePlatformSubscriptionEdgeResolvers<ContextType>;
  ActivePlatformUser?: ActivePlatformUserResolvers<ContextType>;
  BillingInfo?: BillingInfoResolvers<ContextType>;
  Camera?: CameraResolvers<ContextType>;
  CameraCapabilities?: CameraCapabilitiesResolvers<ContextType>;
  CameraGroup?: CameraGroupResolvers<ContextType>;
  CameraStream?: CameraStreamResolvers<ContextType>;
  ConflictProblem?: ConflictProblemResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  IdempotencyProblem?: IdempotencyProblemResolvers<ContextType>;
  InputIssue?: InputIssueResolvers<ContextType>;
  Intercom?: IntercomResolvers<ContextType>;
  IntercomCredentials?: IntercomCredentialsResolvers<ContextType>;
  IntercomFlat?: IntercomFlatResolvers<ContextType>;
  IntercomFlatConnection?: IntercomFlatConnectionResolvers<ContextType>;
  IntercomFlatEdge?: IntercomFlatEdgeResolvers<ContextType>;
  IntercomGroup?: IntercomGroupResolvers<ContextType>;
  IntercomKey?: IntercomKeyResolvers<ContextType>;
  IntercomKeyConnection?: IntercomKeyConnectionResolvers<ContextType>;
  IntercomKeyEdge?: IntercomKeyEdgeResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundProblem?: NotFoundProblemResolvers<ContextType>;
  OnAppAdditionalField?: OnAppAdditionalFieldResolvers<ContextType>;
  OnAppBillingInfo?: OnAppBillingInfoResolvers<ContextType>;
  OnAppBillingPlan?: OnAppBillingPlanResolvers<ContextType>;
  OnAppBucket?: OnAppBucketResolvers<ContextType>;
  OnAppInfoboxes?: OnAppInfoboxesResolvers<ContextType>;
  OnAppIpAddress?: OnAppIpAddressResolvers<ContextType>;
  OnAppMonthlyBill?: OnAppMonthlyBillResolvers<ContextType>;
  OnAppPanel?: OnAppPanelResolvers<ContextType>;
  OnAppPayment?: OnAppPaymentResolvers<ContextType>;
  OnAppPaymentConnection?: OnAppPaymentConnectionResolvers<ContextType>;
  OnAppPaymentEdge?: OnAppPaymentEdgeResolvers<ContextType>;
  OnAppRole?: OnAppRoleResolvers<ContextType>;
  OnAppUser?: OnAppUserResolvers<ContextType>;
  OnAppUserGroup?: OnAppUserGroupResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  ProblemOrigin?: ProblemOriginResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  ProviderProblem?: ProviderProblemResolvers<ContextType>;
  ProviderUsers?: ProviderUsersResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RetryAdvice?: RetryAdviceResolvers<ContextType>;
  Secret?: GraphQLScalarType;
  ThrottledProblem?: ThrottledProblemResolvers<ContextType>;
  UpdateUserResult?: UpdateUserResultResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserUpdated?: UserUpdatedResolvers<ContextType>;
  ValidationProblem?: ValidationProblemResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  VmsAnalyticLicense?: VmsAnalyticLicenseResolvers<ContextType>;
  VmsBillingAccount?: VmsBillingAccountResolvers<ContextType>;
  VmsBillingInfo?: VmsBillingInfoResolvers<ContextType>;
  VmsBillingProperty?: VmsBillingPropertyResolvers<ContextType>;
  VmsCameraAccess?: VmsCameraAccessResolvers<ContextType>;
  VmsCameraDetails?: VmsCameraDetailsResolvers<ContextType>;
  VmsIntercomDetails?: VmsIntercomDetailsResolvers<ContextType>;
  VmsSubUser?: VmsSubUserResolvers<ContextType>;
  VmsSubUserConnection?: VmsSubUserConnectionResolvers<ContextType>;
  VmsSubUserEdge?: VmsSubUserEdgeResolvers<ContextType>;
  VmsUser?: VmsUserResolvers<ContextType>;
  VmsUserCameraConnection?: VmsUserCameraConnectionResolvers<ContextType>;
  VmsUserCameraEdge?: VmsUserCameraEdgeResolvers<ContextType>;
  VmsUserIntercomConnection?: VmsUserIntercomConnectionResolvers<ContextType>;
  VmsUserIntercomEdge?: VmsUserIntercomEdgeResolvers<ContextType>;
  VmsUserIntercomKeyConnection?: VmsUserIntercomKeyConnectionResolvers<ContextType>;
  VmsUserIntercomKeyEdge?: VmsUserIntercomKeyEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  secret?: SecretDirectiveResolver<any, any, ContextType>;
};
