// Generated from schema/ by `npm run codegen`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from '../graphql/context.ts';
import type { Lazy } from '../providers/lazy.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** RFC 3339. Out: always UTC with milliseconds, `2016-10-03T07:06:38.740Z`. In: any offset. */
  DateTime: { input: Date; output: Date; }
  /** Money as a decimal string, `-12.50`; never a float. */
  Decimal: { input: string; output: string; }
  /** An opaque document of the provider, passed through as it is. Never a stand-in for a type that is known. */
  JSON: { input: unknown; output: unknown; }
};

/** The gateway's credential may not do this: ask for rights, or mend the credential. */
export type AccessProblem = Problem & {
  readonly __typename: 'AccessProblem';
  /** `UPSTREAM_UNAUTHENTICATED`, `UPSTREAM_FORBIDDEN` or `LICENSE_LIMIT`. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** A customer account: who owns orders, subscriptions and money. */
export type ActivePlatformBillingInfo = BillingInfo & {
  readonly __typename: 'ActivePlatformBillingInfo';
  /** What it is, as in `Legal entity`. */
  readonly accountType: Maybe<Scalars['String']['output']>;
  /** Current balance; negative where money is owed. */
  readonly balance: Maybe<Scalars['Decimal']['output']>;
  /** The account's id at the provider. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** Only older installations tell. */
  readonly creditLimit: Maybe<Scalars['Decimal']['output']>;
  /** From the gateway's configuration, as the provider names none; null where it is not configured. */
  readonly currency: Maybe<Scalars['String']['output']>;
  /** Over postpaid subscriptions. */
  readonly currentDebt: Maybe<Scalars['Decimal']['output']>;
  /** `prepay` or `postpay`. */
  readonly defaultPaymentModel: Maybe<Scalars['String']['output']>;
  /** What the account is called. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** In the provider's words, lower case with underscores: `active`, `credit_hold`, … */
  readonly status: Maybe<Scalars['String']['output']>;
};

/** A further attribute of a person. */
export type ActivePlatformCustomAttribute = {
  readonly __typename: 'ActivePlatformCustomAttribute';
  /** The name that is shown (`Age`); the provider does not tell the key (`age`). */
  readonly name: Scalars['String']['output'];
  /** A string, whatever it means. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** One person in ActivePlatform; the same over all the accounts that the person belongs to. */
export type ActivePlatformUser = Node & User & {
  readonly __typename: 'ActivePlatformUser';
  /** The accounts that the person belongs to; one more call to the provider. */
  readonly billingInfo: Maybe<ReadonlyArray<ActivePlatformBillingInfo>>;
  /** When the person was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Further attributes; empty where there are none. */
  readonly customAttributes: Maybe<ReadonlyArray<ActivePlatformCustomAttribute>>;
  /** First, middle and last name. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Also the login. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The person's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** `<provider>/user/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The person's last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** The e-mail. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** Null where there is none. */
  readonly middleName: Maybe<Scalars['String']['output']>;
  /** Always null: the provider lists no rights of a user. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that holds the account. */
  readonly provider: Provider;
  /** Over all accounts: an active person may still be inactive in one of them. */
  readonly status: UserStatus;
  /** When the person was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A further field, as an administrator defined it. */
export type AdditionalFieldInput = {
  /** The name that the administrator gave the field. */
  readonly name: Scalars['String']['input'];
  /** A string; the panel checks it against the type of the field. */
  readonly value: Scalars['String']['input'];
};

/** What a provider knows of the money or the contract behind an account. */
export type BillingInfo = {
  /** The provider's own reference, not a global id; null where there is none. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** In the provider's words; null where it does not tell. */
  readonly status: Maybe<Scalars['String']['output']>;
};

/** A camera. What only the document of a user tells is null where the camera was reached in another way. */
export type Camera = Node & {
  readonly __typename: 'Camera';
  /** As in `fulltime`. */
  readonly archiveRecordingType: Maybe<Scalars['String']['output']>;
  /** Days; null where the archive is not limited. */
  readonly archiveStorageDays: Maybe<Scalars['Int']['output']>;
  /** Degrees; null where none is set. */
  readonly azimuth: Maybe<Scalars['Float']['output']>;
  /** The bridge that it is reached through; null where there is none. */
  readonly bridgeId: Maybe<Scalars['ID']['output']>;
  /** Open issues that the provider counts for it. */
  readonly countIssues: Maybe<Scalars['Int']['output']>;
  /** When it was added to the VMS. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Null while the camera exists. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The private folder that it stands in; null where it stands in none. */
  readonly folderId: Maybe<Scalars['ID']['output']>;
  /** The tree element in full; null where the provider does not send it along. */
  readonly group: Maybe<VmsCameraGroup>;
  /** The tree element that it stands in. */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** `public` or `private`. */
  readonly groupType: Maybe<Scalars['String']['output']>;
  /** The host that serves it; null where none is fixed. */
  readonly hostId: Maybe<Scalars['ID']['output']>;
  /** `<provider>/camera/<native id>`, as in `vms/camera/1`. */
  readonly id: Scalars['ID']['output'];
  /** Its address in the network of the installation. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** Whether its archive is being recorded now. */
  readonly isArchiveRecording: Maybe<Scalars['Boolean']['output']>;
  /** Whether its streams are set up by the VMS itself. */
  readonly isAutoCreateStreams: Maybe<Scalars['Boolean']['output']>;
  /** Whether its stream is buffered. */
  readonly isBufferEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether the gateway's administrator may edit it. */
  readonly isEditable: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is switched on in the VMS. */
  readonly isEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is reconnected to more often than usual. */
  readonly isIncreasedReconnect: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is the camera of an intercom. */
  readonly isIntercom: Maybe<Scalars['Boolean']['output']>;
  /** Whether the device is to be replaced. */
  readonly isNeedReplace: Maybe<Scalars['Boolean']['output']>;
  /** Whether anybody may watch it. */
  readonly isPublic: Maybe<Scalars['Boolean']['output']>;
  /** Whether the operator marked it as sensitive. */
  readonly isSensitive: Maybe<Scalars['Boolean']['output']>;
  /** Whether its sound is served. */
  readonly isSoundEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether the device belongs to the user. */
  readonly isUserOwner: Maybe<Scalars['Boolean']['output']>;
  /** No page shows a value, so its form is the provider's. */
  readonly location: Maybe<Scalars['JSON']['output']>;
  /** The model of the device; null where the VMS does not know it. */
  readonly modelId: Maybe<Scalars['ID']['output']>;
  /** The name that the operator gave it. */
  readonly name: Scalars['String']['output'];
  /** Place within its group, from 0. */
  readonly order: Maybe<Scalars['Int']['output']>;
  /** Where the camera came from; no page shows a value. */
  readonly origin: Maybe<Scalars['String']['output']>;
  /** The group of media servers that serves it. */
  readonly packId: Maybe<Scalars['ID']['output']>;
  /** Services booked for it, each as the provider describes it; no page shows one. */
  readonly services: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
  /** What the device can do. */
  readonly servicesList: Maybe<VmsCameraServices>;
  /** How it was added, as in `manual`. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** When the recording starts; null where none is set. */
  readonly startAt: Maybe<Scalars['DateTime']['output']>;
  /** In the provider's words: `active`, `inactive`, `partial`, `empty`. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** The root of that tree. */
  readonly topGroupId: Maybe<Scalars['ID']['output']>;
  /** How it is served, as in `media_server_v2`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** When its settings were last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The identity of the device, as its maker gave it; null where there is none. */
  readonly uuid: Maybe<Scalars['String']['output']>;
};

/** The user is not as the caller thinks: reload and compare. */
export type ConflictProblem = Problem & {
  readonly __typename: 'ConflictProblem';
  /** `UPSTREAM_CONFLICT`. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** A further attribute, as the operator defined it. */
export type CustomAttributeInput = {
  /** The key for the API (`age`), not the name that is shown (`Age`). */
  readonly key: Scalars['String']['input'];
  /** A string, whatever it means. */
  readonly value: Scalars['String']['input'];
};

/** One reason for a refusal, beside the member of the input that it is about. */
export type InputIssue = {
  readonly __typename: 'InputIssue';
  /** The provider's words, at most 200 characters; secrets that were sent are replaced. */
  readonly message: Scalars['String']['output'];
  /**
   * From `input` down, in our names: `["input", "vmsBilling", "billingProperties", "0", "value"]`. It follows the input type,
   * also for a member that was not sent, and stops at a member that is JSON. Null where our input has no such member.
   */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What kind of rule was broken. */
  readonly rule: IssueRule;
  /** The provider's own key, dots and all; null where it names none. */
  readonly upstreamField: Maybe<Scalars['String']['output']>;
};

/** An intercom at a door. The login and the password of the device are in no field. */
export type Intercom = Node & {
  readonly __typename: 'Intercom';
  /** Where the door is, for people. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The camera behind it. */
  readonly cameraId: Maybe<Scalars['ID']['output']>;
  /** Commutators behind it. */
  readonly commutatorsCount: Maybe<Scalars['Int']['output']>;
  /** When it was added to the VMS. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Number or name of the entrance: a string, as providers send both. */
  readonly department: Maybe<Scalars['String']['output']>;
  /** The name of the entrance, for people. */
  readonly departmentName: Maybe<Scalars['String']['output']>;
  /** As in `main`. */
  readonly departmentType: Maybe<Scalars['String']['output']>;
  /** `departmentType` for people. */
  readonly departmentTypeLabel: Maybe<Scalars['String']['output']>;
  /** First flat that it serves. */
  readonly flatFrom: Maybe<Scalars['Int']['output']>;
  /** Added to the number that is dialled; null where none is set. */
  readonly flatOffset: Maybe<Scalars['String']['output']>;
  /** Last flat that it serves. */
  readonly flatTo: Maybe<Scalars['Int']['output']>;
  /** The tree element that it stands in. */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** `<provider>/intercom/<native id>`, as in `vms/intercom/1`. */
  readonly id: Scalars['ID']['output'];
  /** Its address in the network of the installation. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** May be ten minutes old at the source. */
  readonly isOnline: Maybe<Scalars['Boolean']['output']>;
  /** The hardware address of the device. */
  readonly mac: Maybe<Scalars['String']['output']>;
  /** The port at that address. */
  readonly port: Maybe<Scalars['Int']['output']>;
  /** How the provider reaches it, as in `http`. */
  readonly schema: Maybe<Scalars['String']['output']>;
  /** In the provider's words, as in `installed`. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** `status` for people. */
  readonly statusLabel: Maybe<Scalars['String']['output']>;
  /** The commutator behind it, as in `metakom`. */
  readonly switch: Maybe<Scalars['String']['output']>;
  /** `switch` for people. */
  readonly switchLabel: Maybe<Scalars['String']['output']>;
  /** The name that the operator gave it; null where there is none. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** When its settings were last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The identity of the device; null where there is none. */
  readonly uuid: Maybe<Scalars['String']['output']>;
  /** As in `interconnection`. */
  readonly vendor: Maybe<Scalars['String']['output']>;
  /** `vendor` for people. */
  readonly vendorLabel: Maybe<Scalars['String']['output']>;
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

/** Writes. They run one after the other, each sent once. */
export type Mutation = {
  readonly __typename: 'Mutation';
  /**
   * Changes one account at one provider. What the provider refuses is a result, not an error. The write is sent once and
   * never repeated; `write` in every problem says whether it may have happened. Nullable, so that one mutation that fails
   * cannot wipe the results of those before it in the same operation.
   */
  readonly updateUser: Maybe<UpdateUserResult>;
};


/** Writes. They run one after the other, each sent once. */
export type MutationUpdateUserArgs = {
  input: UpdateUserInput;
};

/** An object with an id that is unique over all providers and types, and that `node` finds where its provider can read it. */
export type Node = {
  /** `<provider>/<type>/<native id>`, as in `vms/camera/1`. */
  readonly id: Scalars['ID']['output'];
};

/** The provider has no such user: go back. */
export type NotFoundProblem = Problem & {
  readonly __typename: 'NotFoundProblem';
  /** `USER_NOT_FOUND`. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** A further field of an account. */
export type OnAppAdditionalField = {
  readonly __typename: 'OnAppAdditionalField';
  /** The name that the administrator gave it. */
  readonly name: Scalars['String']['output'];
  /** A string, whatever its type. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** What the account owes and has paid. */
export type OnAppBillingInfo = BillingInfo & {
  readonly __typename: 'OnAppBillingInfo';
  /** The provider's id of the bucket, or of the billing plan before 6.0. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** What is free of charge; panels since 6.0. */
  readonly discountDueToFree: Maybe<Scalars['Decimal']['output']>;
  /** The price of a month; panels since 6.0. */
  readonly monthlyPrice: Maybe<Scalars['Decimal']['output']>;
  /** Money owed; negative where too much was paid. */
  readonly outstandingAmount: Maybe<Scalars['Decimal']['output']>;
  /** Sum of the payments. */
  readonly paymentAmount: Maybe<Scalars['Decimal']['output']>;
  /** Always null: the panel knows none. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** What was used so far. */
  readonly totalAmount: Maybe<Scalars['Decimal']['output']>;
  /** What was used, less what is free; panels since 6.0. */
  readonly totalAmountWithDiscount: Maybe<Scalars['Decimal']['output']>;
};

/** Which hints the panel shows the person. */
export type OnAppInfoboxes = {
  readonly __typename: 'OnAppInfoboxes';
  /** Whether any are shown. */
  readonly displayInfoboxes: Maybe<Scalars['Boolean']['output']>;
  /** Those that the person has closed. */
  readonly hiddenInfoboxes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/** An address that the account's machines use. */
export type OnAppIpAddress = {
  readonly __typename: 'OnAppIpAddress';
  /** The address itself. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** `<provider>/ip-address/<native id>`. */
  readonly id: Maybe<Scalars['ID']['output']>;
};

/** A named set of permissions. */
export type OnAppRole = {
  readonly __typename: 'OnAppRole';
  /** When the role was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** `<provider>/role/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** `admin` and `user` for the built-in ones, random for others. */
  readonly identifier: Maybe<Scalars['String']['output']>;
  /** The name that people see. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** Null where the panel left them out. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** Built in; panels since 5.4. */
  readonly system: Maybe<Scalars['Boolean']['output']>;
  /** As in `user_template`; panels since 6.4. */
  readonly template: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Accounts that hold it; panels since 3.0. */
  readonly usersCount: Maybe<Scalars['Int']['output']>;
};

/** One account in an OnApp panel. */
export type OnAppUser = Node & User & {
  readonly __typename: 'OnAppUser';
  /** When it was last activated; null where it never was. */
  readonly activatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Further fields; null where the panel knows none. */
  readonly additionalFields: Maybe<ReadonlyArray<OnAppAdditionalField>>;
  /** As the provider sends it: a string on some panels, an object on others. */
  readonly avatar: Maybe<Scalars['JSON']['output']>;
  /** One entry. Its amounts are null where the gateway's account may not read prices. */
  readonly billingInfo: Maybe<ReadonlyArray<OnAppBillingInfo>>;
  /** Panels before 6.0. */
  readonly billingPlanId: Maybe<Scalars['ID']['output']>;
  /** Panels since 6.0. */
  readonly bucketId: Maybe<Scalars['ID']['output']>;
  /** The panel says `ACTIVE` of all. */
  readonly cdnAccountStatus: Maybe<Scalars['String']['output']>;
  /** Whether its CDN traffic is limited; panels since 6.6. */
  readonly cdnBandwidthLimitSet: Maybe<Scalars['Boolean']['output']>;
  /** The account in the CDN; null where there is none. */
  readonly cdnReference: Maybe<Scalars['String']['output']>;
  /** `ACTIVE` or `INACTIVE`. */
  readonly cdnStatus: Maybe<Scalars['String']['output']>;
  /** When the account was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Null while it is not marked as deleted. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** GB. */
  readonly diskSpaceAvailable: Maybe<Scalars['Float']['output']>;
  /** First and last name; null where there is neither. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** Unique in the panel. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The firewall that guards its machines. */
  readonly firewallId: Maybe<Scalars['ID']['output']>;
  /** The person's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** Deprecated by the provider in favour of the user group. */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** `<provider>/user/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The provider's random name of the account. */
  readonly identifier: Maybe<Scalars['String']['output']>;
  /** The group of templates that it may use. */
  readonly imageTemplateGroupId: Maybe<Scalars['ID']['output']>;
  /** Hints of the panel; null on panels before 3.0. */
  readonly infoboxes: Maybe<OnAppInfoboxes>;
  /** The person's last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** As in `en`. */
  readonly locale: Maybe<Scalars['String']['output']>;
  /** Null where the gateway signs in with an API key: OnApp hides logins then. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** MB. */
  readonly memoryAvailable: Maybe<Scalars['Float']['output']>;
  /** When the password was last changed; null where the panel does not tell. */
  readonly passwordChangedAt: Maybe<Scalars['DateTime']['output']>;
  /** What all roles give together. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that holds the account. */
  readonly provider: Provider;
  /** Whether it may sign in with a YubiKey; panels since 4.2. */
  readonly registeredYubikey: Maybe<Scalars['Boolean']['output']>;
  /** Its roles with their permissions; null where the panel left them out. */
  readonly roles: Maybe<ReadonlyArray<OnAppRole>>;
  /** Deleted accounts stay readable until they are deleted once more. */
  readonly status: UserStatus;
  /** Made for a supplier in a federation. */
  readonly supplied: Maybe<Scalars['Boolean']['output']>;
  /** When the account is to be suspended; null where that is off, also after a suspension by hand. */
  readonly suspendAt: Maybe<Scalars['DateTime']['output']>;
  /** As in `dark`; null where none is chosen. */
  readonly systemTheme: Maybe<Scalars['String']['output']>;
  /** A Rails name (`Kyiv`), not an IANA one. */
  readonly timeZone: Maybe<Scalars['String']['output']>;
  /** Whether it signs in with a one-time password; panels since 6.4. */
  readonly totpEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether its use is counted for bills. */
  readonly updateBillingStat: Maybe<Scalars['Boolean']['output']>;
  /** Moves even when an update was refused: no proof of a change. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether its picture comes from Gravatar. */
  readonly useGravatar: Maybe<Scalars['Boolean']['output']>;
  /** Shares of processor time that its machines use. */
  readonly usedCpuShares: Maybe<Scalars['Int']['output']>;
  /** Processor cores that its machines use. */
  readonly usedCpus: Maybe<Scalars['Int']['output']>;
  /** GB. */
  readonly usedDiskSize: Maybe<Scalars['Float']['output']>;
  /** Addresses that its machines use. */
  readonly usedIpAddresses: Maybe<ReadonlyArray<OnAppIpAddress>>;
  /** MB. */
  readonly usedMemory: Maybe<Scalars['Float']['output']>;
  /** The group that the account belongs to. */
  readonly userGroupId: Maybe<Scalars['ID']['output']>;
};

/** One right that a provider can give. Names are stable, ids differ between installations. */
export type Permission = {
  readonly __typename: 'Permission';
  /** For people, in the language of the gateway's account; null where the provider has none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** The provider's grouping, for people; null where it has none. */
  readonly group: Maybe<Scalars['String']['output']>;
  /** `<provider>/permission/<native id>`, as in `vms/permission/9`. */
  readonly id: Scalars['ID']['output'];
  /** The provider's stable name: `layouts-store` (VMS), `users.read.own` (OnApp). */
  readonly name: Scalars['String']['output'];
};

/** Why an update was not made, or may not have been. */
export type Problem = {
  /** Stable and upper case; for code. The list stands in `docs/errors.md`. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** Whether the provider may have changed the user all the same; `NOT_APPLIED` on reads. */
  readonly write: WriteState;
};

/** Enough for support. Never a URL, a header or a body. */
export type ProblemOrigin = {
  readonly __typename: 'ProblemOrigin';
  /** What the provider answered; null where nothing was sent or nothing came back. */
  readonly httpStatus: Maybe<Scalars['Int']['output']>;
  /** The installation that was asked, or would have been. */
  readonly provider: Provider;
  /** Finds the request in the gateway's log. */
  readonly requestId: Scalars['ID']['output'];
};

/** One configured installation. A gateway may hold several of one kind. */
export type Provider = Node & {
  readonly __typename: 'Provider';
  /** The key under `providers` in the configuration: `vms`, `onapp-eu`, … */
  readonly id: Scalars['ID']['output'];
  /** The product that runs there. */
  readonly kind: ProviderKind;
};

/** What a provider is. Each file of `schema/providers/` adds one. */
export type ProviderKind =
  /** ActivePlatform: cloud billing. */
  | 'ACTIVE_PLATFORM'
  /** OnApp: cloud. */
  | 'ON_APP'
  /** Aipix VMS: video surveillance and intercoms. */
  | 'VMS';

/** The provider failed or could not be understood: tell the person; maybe again later. Look at `write` first. */
export type ProviderProblem = Problem & {
  readonly __typename: 'ProviderProblem';
  /** Why it came to nothing: see `docs/errors.md`. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** Whether the provider may have changed the user all the same. */
  readonly write: WriteState;
};

/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type Query = {
  readonly __typename: 'Query';
  /** Any object by its global id; null when there is none. A provider is found by its bare key, a user as by `user`. */
  readonly node: Maybe<Node>;
  /** As `node` for each of at most 100 ids, in their order. One that fails is null with an error and leaves the others alone. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * The permissions that the provider is known to have. May be incomplete: no provider but OnApp lists them all. Null with
   * an error `UNSUPPORTED_BY_PROVIDER` where the provider has no catalogue.
   */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The providers that this gateway is configured with. */
  readonly providers: ReadonlyArray<Provider>;
  /**
   * One account at one provider; null when the provider says that it does not exist. An error `BAD_USER_INPUT` where the id
   * is none, `UNSUPPORTED_BY_PROVIDER` where the configured API of that provider documents no read.
   */
  readonly user: Maybe<User>;
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryPermissionsArgs = {
  provider: Scalars['ID']['input'];
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};

/** Whether and when the same input may be sent again. */
export type RetryAdvice = {
  readonly __typename: 'RetryAdvice';
  /** What the provider asked for; null where it asked for nothing. */
  readonly afterSeconds: Maybe<Scalars['Int']['output']>;
  /** Repeating the same input, now or after `afterSeconds`, can do no harm. */
  readonly safe: Scalars['Boolean']['output'];
};

/** The provider asks for patience: wait. */
export type ThrottledProblem = Problem & {
  readonly __typename: 'ThrottledProblem';
  /** `THROTTLED`, or `UPSTREAM_BUSY` where the provider may have begun. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** `UNKNOWN` with `UPSTREAM_BUSY`, else `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** `PUT /api/vendor/v1/users/{id}.json`. Absent members stay as they are. E-mail and status cannot be changed there. */
export type UpdateActivePlatformUserInput = {
  /** By key; attributes that are not named are left to the provider. */
  readonly customAttributes?: InputMaybe<ReadonlyArray<CustomAttributeInput>>;
  /** The person's first name. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** `<provider>/user/<native id>`, as in `activeplatform/user/2002986`. */
  readonly id: Scalars['ID']['input'];
  /** The person's last name. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** An empty string removes it. */
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  /** Its rules are set at the installation. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
};

/** `PUT /users/:id`. Absent members stay as they are; `suspendAt: null` switches auto-suspension off. */
export type UpdateOnAppUserInput = {
  /** By name, as an administrator defined them. */
  readonly additionalFields?: InputMaybe<ReadonlyArray<AdditionalFieldInput>>;
  /** Panels before 6.0, with `billingField: billing_plan_id`; refused on others. */
  readonly billingPlanId?: InputMaybe<Scalars['ID']['input']>;
  /** Panels since 6.0, with `billingField: bucket_id`; refused on others. */
  readonly bucketId?: InputMaybe<Scalars['ID']['input']>;
  /** Has to be unique in the panel. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The person's first name. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** `<provider>/user/<native id>`, as in `onapp/user/12`. */
  readonly id: Scalars['ID']['input'];
  /** The person's last name. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** At least 6 characters. Not with an API key as the gateway's credential. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** Whether the person may sign in with a YubiKey. */
  readonly registeredYubikey?: InputMaybe<Scalars['Boolean']['input']>;
  /** Replaces the user's roles. */
  readonly roleIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** When the account is to be suspended; null switches that off. */
  readonly suspendAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** `onapp/user-group/36` or `36`; so for the other ids below. */
  readonly userGroupId?: InputMaybe<Scalars['ID']['input']>;
};

/** Exactly one member: the provider API that is asked. Each file of `schema/providers/` adds its own. */
export type UpdateUserInput =
  /** The ActivePlatform vendor API. */
  { readonly activePlatform: UpdateActivePlatformUserInput; readonly onApp?: never; readonly vmsAdmin?: never; readonly vmsBilling?: never; }
  |  /** The OnApp Control Panel API. */
  { readonly activePlatform?: never; readonly onApp: UpdateOnAppUserInput; readonly vmsAdmin?: never; readonly vmsBilling?: never; }
  |  /** The VMS Admin API. */
  { readonly activePlatform?: never; readonly onApp?: never; readonly vmsAdmin: UpdateVmsAdminUserInput; readonly vmsBilling?: never; }
  |  /** The VMS Billing API. */
  { readonly activePlatform?: never; readonly onApp?: never; readonly vmsAdmin?: never; readonly vmsBilling: UpdateVmsBillingUserInput; };

/** One member for each thing that a client can do next. All but the first implement `Problem`. */
export type UpdateUserResult = AccessProblem | ConflictProblem | NotFoundProblem | ProviderProblem | ThrottledProblem | UserUpdated | ValidationProblem;

/** `PUT /api/admin/v1/users/{user}`. The list replaces the user's permissions. */
export type UpdateVmsAdminUserInput = {
  /** `<provider>/user/<native id>`, as in `vms/user/5`. */
  readonly id: Scalars['ID']['input'];
  /** All that the user shall have afterwards; an empty list removes every one. */
  readonly permissions: VmsPermissionList;
};

/** `PATCH /api/v1/billing/user/manage`. Absent members stay as they are. */
export type UpdateVmsBillingUserInput = {
  /** What the billing system keeps with the user. */
  readonly billingInfo?: InputMaybe<VmsBillingInfoInput>;
  /** Replaces the stored list; at most 10. */
  readonly billingProperties?: InputMaybe<ReadonlyArray<VmsBillingPropertyInput>>;
  /** Whether the person may change the password; VMS 24.12. */
  readonly canUpdatePassword?: InputMaybe<Scalars['Boolean']['input']>;
  /** Names the user; cannot be changed. */
  readonly login: Scalars['String']['input'];
  /** At most 100 characters. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** Names of permissions, as in `archives-show`. A name may not stand in both lists. */
  readonly permissionsToAttach?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names of permissions, as in `archives-preview-download`. */
  readonly permissionsToDetach?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Needed only where several VMS installations are configured; null is the same as absent. */
  readonly provider?: InputMaybe<Scalars['ID']['input']>;
  /** Whether access is allowed. */
  readonly status?: InputMaybe<VmsUserStatus>;
};

/** One account of one person at one provider. */
export type User = {
  /** Null where the provider does not tell. */
  readonly billingInfo: Maybe<ReadonlyArray<BillingInfo>>;
  /** Null where the provider does not tell. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The person's name as the provider holds it; null where it has none. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** `<provider>/user/<native id>`, as in `vms/user/5`. */
  readonly id: Scalars['ID']['output'];
  /** What the person signs in with; null where the provider hides it from the gateway's credential. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** Null where the provider does not tell. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that holds the account. */
  readonly provider: Provider;
  /** `UNKNOWN` where the provider does not tell, or uses a word that is not known here. */
  readonly status: UserStatus;
  /** Null where the provider does not tell. At OnApp it also moves when an update was refused. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
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

/** The change was made: show the user. */
export type UserUpdated = {
  readonly __typename: 'UserUpdated';
  /** As the provider holds it after the change. */
  readonly user: User;
};

/** Values were refused, by the provider (422) or by the gateway before anything was sent: mark the fields of the form. */
export type ValidationProblem = Problem & {
  readonly __typename: 'ValidationProblem';
  /** `REFUSED`. */
  readonly code: Scalars['String']['output'];
  /** One for each message; empty where the provider did not say what it refuses. */
  readonly issues: ReadonlyArray<InputIssue>;
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** How many cases of one level of analytics the user may run. */
export type VmsAnalyticLicense = {
  readonly __typename: 'VmsAnalyticLicense';
  /** Cases that were bought. */
  readonly all: Maybe<Scalars['Int']['output']>;
  /** Cases that are left. */
  readonly free: Maybe<Scalars['Int']['output']>;
  /** `analytic_l1`, `analytic_l2`, `analytic_l3`. */
  readonly type: Scalars['String']['output'];
  /** For people. */
  readonly typeLabel: Maybe<Scalars['String']['output']>;
  /** Cases that run. */
  readonly used: Maybe<Scalars['Int']['output']>;
};

/** The user as the Billing API shows it after an update. */
export type VmsBillingAccount = {
  readonly __typename: 'VmsBillingAccount';
  /** Properties from billing; empty where there are none. */
  readonly billingProperties: ReadonlyArray<VmsBillingProperty>;
  /** Whether the person may change the password. */
  readonly canUpdatePassword: Maybe<Scalars['Boolean']['output']>;
  /** When the account was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Null while the account exists. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** Null where the provider uses another word than `active` and `blocked`. */
  readonly status: Maybe<VmsUserStatus>;
  /** As the installation names its types. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One record of the customer's billing system, as kept in the VMS. */
export type VmsBillingInfo = BillingInfo & {
  readonly __typename: 'VmsBillingInfo';
  /** A free technical document; an empty one is `{}`. */
  readonly billingExtra: Maybe<Scalars['JSON']['output']>;
  /** The reference of the billing system. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** The login in the billing system. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** `active` or `blocked`; may be another word. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** As the billing system names it. */
  readonly userType: Maybe<Scalars['String']['output']>;
};

/** What the billing system keeps with the user. */
export type VmsBillingInfoInput = {
  /** A free technical document; `[]` and `{}` are both taken for empty. */
  readonly billingExtra?: InputMaybe<Scalars['JSON']['input']>;
  /** The reference of the billing system. */
  readonly billingId?: InputMaybe<Scalars['String']['input']>;
};

/** One property from billing. */
export type VmsBillingProperty = {
  readonly __typename: 'VmsBillingProperty';
  /** As in `phone`. */
  readonly type: Scalars['String']['output'];
  /** As in `+80283289362`. */
  readonly value: Scalars['String']['output'];
};

/** One property from billing. */
export type VmsBillingPropertyInput = {
  /** As in `phone`. */
  readonly type: Scalars['String']['input'];
  /** As in `+80283289362`. */
  readonly value: Scalars['String']['input'];
};

/** What one user may do with one camera. */
export type VmsCameraAccess = {
  readonly __typename: 'VmsCameraAccess';
  /** The camera that this is about. */
  readonly camera: Camera;
  /** Whether the user marked it. */
  readonly isFavorite: Maybe<Scalars['Boolean']['output']>;
  /** The provider does not say what it names. */
  readonly loginId: Maybe<Scalars['ID']['output']>;
  /** The name that the user gave it. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Place in the user's own list, from 0. */
  readonly order: Maybe<Scalars['Int']['output']>;
  /** `active` or `blocked`, for this user alone. */
  readonly status: Maybe<Scalars['String']['output']>;
};

/** An element of the tree in which cameras stand: a town, an estate, a house. */
export type VmsCameraGroup = {
  readonly __typename: 'VmsCameraGroup';
  /** Cameras that the VMS counts in it; may be 0 although some stand there. */
  readonly camerasCount: Maybe<Scalars['Int']['output']>;
  /** When it was added to the tree. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** 0 at a root. */
  readonly depth: Maybe<Scalars['Int']['output']>;
  /** For people, with all the parents' names. */
  readonly fullLabel: Maybe<Scalars['String']['output']>;
  /** `<provider>/camera-group/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Intercoms that the VMS counts in it. */
  readonly intercomsCount: Maybe<Scalars['Int']['output']>;
  /** Whether it stands for a house. */
  readonly isHouse: Maybe<Scalars['Boolean']['output']>;
  /** Whether it belongs to a company. */
  readonly isLegal: Maybe<Scalars['Boolean']['output']>;
  /** Its own name, without its parents. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Null at a root. */
  readonly parentId: Maybe<Scalars['ID']['output']>;
  /** Place among its siblings, from 0. */
  readonly pathIndex: Maybe<Scalars['Int']['output']>;
  /** For people, with the parents' names. */
  readonly shortLabel: Maybe<Scalars['String']['output']>;
  /** The root of its tree. */
  readonly topGroupId: Maybe<Scalars['ID']['output']>;
  /** What it holds, as in `cameras`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The user that it belongs to; null for a public one. */
  readonly userId: Maybe<Scalars['ID']['output']>;
  /** Its identity in another system; null where there is none. */
  readonly uuid: Maybe<Scalars['String']['output']>;
};

/** What a camera can do. */
export type VmsCameraServices = {
  readonly __typename: 'VmsCameraServices';
  /** Detection of motion. */
  readonly motionDetect: Maybe<Scalars['Boolean']['output']>;
  /** Pan, tilt, zoom. */
  readonly ptz: Maybe<Scalars['Boolean']['output']>;
};

/** One flat behind an intercom. Its SIP number is in no field. */
export type VmsIntercomFlat = {
  readonly __typename: 'VmsIntercomFlat';
  /** The number on the door. */
  readonly flat: Maybe<Scalars['Int']['output']>;
  /** `<provider>/flat/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The intercom at its door. */
  readonly intercomId: Maybe<Scalars['ID']['output']>;
  /** Whether the analogue handset is switched on. */
  readonly isAnalogLineEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether calls reach the landline. */
  readonly isLandlineSipLineAvailable: Maybe<Scalars['Boolean']['output']>;
  /** Whether the SIP line is switched on. */
  readonly isSipLineEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether calls reach the app. */
  readonly isSmartphoneSipLineAvailable: Maybe<Scalars['Boolean']['output']>;
  /** Null where the provider does not count. */
  readonly keyCount: Maybe<Scalars['Int']['output']>;
  /** The telephone that rings; null where there is none. */
  readonly landlineNumber: Maybe<Scalars['String']['output']>;
  /** Null where the provider does not count. */
  readonly usersCount: Maybe<Scalars['Int']['output']>;
};

/** One key to an intercom. Its code is in no field. */
export type VmsIntercomKey = {
  readonly __typename: 'VmsIntercomKey';
  /** When it was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** `<provider>/key/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The intercom that it opens. */
  readonly intercomId: Maybe<Scalars['ID']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** Permissions that belong to regular users, by id or by name. */
export type VmsPermissionList =
  /** Global ids (`vms/permission/9`) or the provider's own (`9`). */
  { readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly names?: never; }
  |  /** Turned into ids by what the provider lists; a name without a known id is refused and nothing is sent. */
  { readonly ids?: never; readonly names: ReadonlyArray<Scalars['String']['input']>; };

/** An account below another one. */
export type VmsSubUser = {
  readonly __typename: 'VmsSubUser';
  /** When the account was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Null where the VMS has no name. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** `<provider>/subuser/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Null where the provider sends an empty one. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** What this account may do. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
};

/**
 * One account in the VMS, seen through its Admin API and, after an update, its Billing API. What the Admin API alone knows is
 * null with an error `UNSUPPORTED_BY_PROVIDER` where that API is not configured.
 */
export type VmsUser = Node & User & {
  readonly __typename: 'VmsUser';
  /** Cases of video analytics, by level. */
  readonly analyticLicenses: Maybe<ReadonlyArray<VmsAnalyticLicense>>;
  /** What only the Billing API tells; null, without an error, where this answer did not pass through it. */
  readonly billingAccount: Maybe<VmsBillingAccount>;
  /** What billing systems keep with the user; the VMS allows several. */
  readonly billingInfo: Maybe<ReadonlyArray<VmsBillingInfo>>;
  /** What this user may do with each camera: name of their own, order, favourite, status. */
  readonly cameraAccess: Maybe<ReadonlyArray<VmsCameraAccess>>;
  /** May be a part of the user's cameras, by what the gateway's administrator may see. */
  readonly cameras: Maybe<ReadonlyArray<Camera>>;
  /** When the account was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Null where the VMS has no name. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** The billing event log; no page shows an entry, so each is as the provider sends it. */
  readonly events: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
  /** `<provider>/user/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Flats of the user behind those intercoms. */
  readonly intercomFlats: Maybe<ReadonlyArray<VmsIntercomFlat>>;
  /** Keys of the user to those intercoms. */
  readonly intercomKeys: Maybe<ReadonlyArray<VmsIntercomKey>>;
  /** Intercoms that the user may open. */
  readonly intercoms: Maybe<ReadonlyArray<Intercom>>;
  /** Any text that is unique in the VMS; not necessarily an e-mail. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** Those that the user holds, by id and by name. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that holds the account. */
  readonly provider: Provider;
  /** From the Billing API's answer, else from the first entry of `billingInfo`. */
  readonly status: UserStatus;
  /** Accounts that this person made for others. */
  readonly subUsers: Maybe<ReadonlyArray<VmsSubUser>>;
  /** Null where this answer did not pass through the Billing API. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** `user`, `special`, `subuser`, or what the installation adds. */
  readonly userType: Maybe<Scalars['String']['output']>;
};

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
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

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
    | ( Lazy<AccessProblem> )
    | ( Lazy<ConflictProblem> )
    | ( Lazy<NotFoundProblem> )
    | ( Lazy<ProviderProblem> )
    | ( Lazy<ThrottledProblem> )
    | ( Lazy<Omit<UserUpdated, 'user'> & { user: _RefType['User'] }> )
    | ( Lazy<ValidationProblem> )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  BillingInfo:
    | ( Lazy<ActivePlatformBillingInfo> )
    | ( Lazy<OnAppBillingInfo> )
    | ( Lazy<VmsBillingInfo> )
  ;
  Node:
    | ( Lazy<ActivePlatformUser> )
    | ( Lazy<Camera> )
    | ( Lazy<Intercom> )
    | ( Lazy<OnAppUser> )
    | ( Lazy<Provider> )
    | ( Lazy<VmsUser> )
  ;
  Problem:
    | ( Lazy<AccessProblem> )
    | ( Lazy<ConflictProblem> )
    | ( Lazy<NotFoundProblem> )
    | ( Lazy<ProviderProblem> )
    | ( Lazy<ThrottledProblem> )
    | ( Lazy<ValidationProblem> )
  ;
  User:
    | ( Lazy<ActivePlatformUser> )
    | ( Lazy<OnAppUser> )
    | ( Lazy<VmsUser> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessProblem: ResolverTypeWrapper<Lazy<AccessProblem>>;
  ActivePlatformBillingInfo: ResolverTypeWrapper<Lazy<ActivePlatformBillingInfo>>;
  ActivePlatformCustomAttribute: ResolverTypeWrapper<Lazy<ActivePlatformCustomAttribute>>;
  ActivePlatformUser: ResolverTypeWrapper<Lazy<ActivePlatformUser>>;
  AdditionalFieldInput: ResolverTypeWrapper<Lazy<AdditionalFieldInput>>;
  BillingInfo: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['BillingInfo']>;
  Boolean: ResolverTypeWrapper<Lazy<Scalars['Boolean']['output']>>;
  Camera: ResolverTypeWrapper<Lazy<Camera>>;
  ConflictProblem: ResolverTypeWrapper<Lazy<ConflictProblem>>;
  CustomAttributeInput: ResolverTypeWrapper<Lazy<CustomAttributeInput>>;
  DateTime: ResolverTypeWrapper<Lazy<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Lazy<Scalars['Decimal']['output']>>;
  Float: ResolverTypeWrapper<Lazy<Scalars['Float']['output']>>;
  ID: ResolverTypeWrapper<Lazy<Scalars['ID']['output']>>;
  InputIssue: ResolverTypeWrapper<Lazy<InputIssue>>;
  Int: ResolverTypeWrapper<Lazy<Scalars['Int']['output']>>;
  Intercom: ResolverTypeWrapper<Lazy<Intercom>>;
  IssueRule: ResolverTypeWrapper<Lazy<IssueRule>>;
  JSON: ResolverTypeWrapper<Lazy<Scalars['JSON']['output']>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundProblem: ResolverTypeWrapper<Lazy<NotFoundProblem>>;
  OnAppAdditionalField: ResolverTypeWrapper<Lazy<OnAppAdditionalField>>;
  OnAppBillingInfo: ResolverTypeWrapper<Lazy<OnAppBillingInfo>>;
  OnAppInfoboxes: ResolverTypeWrapper<Lazy<OnAppInfoboxes>>;
  OnAppIpAddress: ResolverTypeWrapper<Lazy<OnAppIpAddress>>;
  OnAppRole: ResolverTypeWrapper<Lazy<OnAppRole>>;
  OnAppUser: ResolverTypeWrapper<Lazy<OnAppUser>>;
  Permission: ResolverTypeWrapper<Lazy<Permission>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  ProblemOrigin: ResolverTypeWrapper<Lazy<ProblemOrigin>>;
  Provider: ResolverTypeWrapper<Lazy<Provider>>;
  ProviderKind: ResolverTypeWrapper<Lazy<ProviderKind>>;
  ProviderProblem: ResolverTypeWrapper<Lazy<ProviderProblem>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RetryAdvice: ResolverTypeWrapper<Lazy<RetryAdvice>>;
  String: ResolverTypeWrapper<Lazy<Scalars['String']['output']>>;
  ThrottledProblem: ResolverTypeWrapper<Lazy<ThrottledProblem>>;
  UpdateActivePlatformUserInput: ResolverTypeWrapper<Lazy<UpdateActivePlatformUserInput>>;
  UpdateOnAppUserInput: ResolverTypeWrapper<Lazy<UpdateOnAppUserInput>>;
  UpdateUserInput: ResolverTypeWrapper<Lazy<UpdateUserInput>>;
  UpdateUserResult: Lazy<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateUserResult']>>;
  UpdateVmsAdminUserInput: ResolverTypeWrapper<Lazy<UpdateVmsAdminUserInput>>;
  UpdateVmsBillingUserInput: ResolverTypeWrapper<Lazy<UpdateVmsBillingUserInput>>;
  User: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['User']>;
  UserStatus: ResolverTypeWrapper<Lazy<UserStatus>>;
  UserUpdated: ResolverTypeWrapper<Lazy<Omit<UserUpdated, 'user'> & { user: ResolversTypes['User'] }>>;
  ValidationProblem: ResolverTypeWrapper<Lazy<ValidationProblem>>;
  VmsAnalyticLicense: ResolverTypeWrapper<Lazy<VmsAnalyticLicense>>;
  VmsBillingAccount: ResolverTypeWrapper<Lazy<VmsBillingAccount>>;
  VmsBillingInfo: ResolverTypeWrapper<Lazy<VmsBillingInfo>>;
  VmsBillingInfoInput: ResolverTypeWrapper<Lazy<VmsBillingInfoInput>>;
  VmsBillingProperty: ResolverTypeWrapper<Lazy<VmsBillingProperty>>;
  VmsBillingPropertyInput: ResolverTypeWrapper<Lazy<VmsBillingPropertyInput>>;
  VmsCameraAccess: ResolverTypeWrapper<Lazy<VmsCameraAccess>>;
  VmsCameraGroup: ResolverTypeWrapper<Lazy<VmsCameraGroup>>;
  VmsCameraServices: ResolverTypeWrapper<Lazy<VmsCameraServices>>;
  VmsIntercomFlat: ResolverTypeWrapper<Lazy<VmsIntercomFlat>>;
  VmsIntercomKey: ResolverTypeWrapper<Lazy<VmsIntercomKey>>;
  VmsPermissionList: ResolverTypeWrapper<Lazy<VmsPermissionList>>;
  VmsSubUser: ResolverTypeWrapper<Lazy<VmsSubUser>>;
  VmsUser: ResolverTypeWrapper<Lazy<VmsUser>>;
  VmsUserStatus: ResolverTypeWrapper<Lazy<VmsUserStatus>>;
  WriteState: ResolverTypeWrapper<Lazy<WriteState>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessProblem: Lazy<AccessProblem>;
  ActivePlatformBillingInfo: Lazy<ActivePlatformBillingInfo>;
  ActivePlatformCustomAttribute: Lazy<ActivePlatformCustomAttribute>;
  ActivePlatformUser: Lazy<ActivePlatformUser>;
  AdditionalFieldInput: Lazy<AdditionalFieldInput>;
  BillingInfo: ResolversInterfaceTypes<ResolversParentTypes>['BillingInfo'];
  Boolean: Lazy<Scalars['Boolean']['output']>;
  Camera: Lazy<Camera>;
  ConflictProblem: Lazy<ConflictProblem>;
  CustomAttributeInput: Lazy<CustomAttributeInput>;
  DateTime: Lazy<Scalars['DateTime']['output']>;
  Decimal: Lazy<Scalars['Decimal']['output']>;
  Float: Lazy<Scalars['Float']['output']>;
  ID: Lazy<Scalars['ID']['output']>;
  InputIssue: Lazy<InputIssue>;
  Int: Lazy<Scalars['Int']['output']>;
  Intercom: Lazy<Intercom>;
  JSON: Lazy<Scalars['JSON']['output']>;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundProblem: Lazy<NotFoundProblem>;
  OnAppAdditionalField: Lazy<OnAppAdditionalField>;
  OnAppBillingInfo: Lazy<OnAppBillingInfo>;
  OnAppInfoboxes: Lazy<OnAppInfoboxes>;
  OnAppIpAddress: Lazy<OnAppIpAddress>;
  OnAppRole: Lazy<OnAppRole>;
  OnAppUser: Lazy<OnAppUser>;
  Permission: Lazy<Permission>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  ProblemOrigin: Lazy<ProblemOrigin>;
  Provider: Lazy<Provider>;
  ProviderProblem: Lazy<ProviderProblem>;
  Query: Record<PropertyKey, never>;
  RetryAdvice: Lazy<RetryAdvice>;
  String: Lazy<Scalars['String']['output']>;
  ThrottledProblem: Lazy<ThrottledProblem>;
  UpdateActivePlatformUserInput: Lazy<UpdateActivePlatformUserInput>;
  UpdateOnAppUserInput: Lazy<UpdateOnAppUserInput>;
  UpdateUserInput: Lazy<UpdateUserInput>;
  UpdateUserResult: Lazy<ResolversUnionTypes<ResolversParentTypes>['UpdateUserResult']>;
  UpdateVmsAdminUserInput: Lazy<UpdateVmsAdminUserInput>;
  UpdateVmsBillingUserInput: Lazy<UpdateVmsBillingUserInput>;
  User: ResolversInterfaceTypes<ResolversParentTypes>['User'];
  UserUpdated: Lazy<Omit<UserUpdated, 'user'> & { user: ResolversParentTypes['User'] }>;
  ValidationProblem: Lazy<ValidationProblem>;
  VmsAnalyticLicense: Lazy<VmsAnalyticLicense>;
  VmsBillingAccount: Lazy<VmsBillingAccount>;
  VmsBillingInfo: Lazy<VmsBillingInfo>;
  VmsBillingInfoInput: Lazy<VmsBillingInfoInput>;
  VmsBillingProperty: Lazy<VmsBillingProperty>;
  VmsBillingPropertyInput: Lazy<VmsBillingPropertyInput>;
  VmsCameraAccess: Lazy<VmsCameraAccess>;
  VmsCameraGroup: Lazy<VmsCameraGroup>;
  VmsCameraServices: Lazy<VmsCameraServices>;
  VmsIntercomFlat: Lazy<VmsIntercomFlat>;
  VmsIntercomKey: Lazy<VmsIntercomKey>;
  VmsPermissionList: Lazy<VmsPermissionList>;
  VmsSubUser: Lazy<VmsSubUser>;
  VmsUser: Lazy<VmsUser>;
};

export type AccessProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessProblem'] = ResolversParentTypes['AccessProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivePlatformBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformBillingInfo'] = ResolversParentTypes['ActivePlatformBillingInfo']> = {
  accountType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  billingId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentDebt?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  defaultPaymentModel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivePlatformCustomAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformCustomAttribute'] = ResolversParentTypes['ActivePlatformCustomAttribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActivePlatformUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformUser'] = ResolversParentTypes['ActivePlatformUser']> = {
  billingInfo?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ActivePlatformBillingInfo']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customAttributes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ActivePlatformCustomAttribute']>>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillingInfo'] = ResolversParentTypes['BillingInfo']> = {
  __resolveType: TypeResolveFn<'ActivePlatformBillingInfo' | 'OnAppBillingInfo' | 'VmsBillingInfo', ParentType, ContextType>;
};

export type CameraResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Camera'] = ResolversParentTypes['Camera']> = {
  archiveRecordingType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  archiveStorageDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  azimuth?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  bridgeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  countIssues?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  folderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['VmsCameraGroup']>, ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  groupType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hostId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isArchiveRecording?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isAutoCreateStreams?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isBufferEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isEditable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isIncreasedReconnect?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isIntercom?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isNeedReplace?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPublic?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSensitive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSoundEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isUserOwner?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  modelId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  origin?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  packId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  services?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
  servicesList?: Resolver<Maybe<ResolversTypes['VmsCameraServices']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topGroupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  uuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictProblem'] = ResolversParentTypes['ConflictProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type InputIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputIssue'] = ResolversParentTypes['InputIssue']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['IssueRule'], ParentType, ContextType>;
  upstreamField?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IntercomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Intercom'] = ResolversParentTypes['Intercom']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cameraId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  commutatorsCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentTypeLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flatFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flatOffset?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flatTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isOnline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mac?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  schema?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  switch?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  switchLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  uuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updateUser?: Resolver<Maybe<ResolversTypes['UpdateUserResult']>, ParentType, ContextType, RequireFields<MutationUpdateUserArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ActivePlatformUser' | 'Camera' | 'Intercom' | 'OnAppUser' | 'Provider' | 'VmsUser', ParentType, ContextType>;
};

export type NotFoundProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundProblem'] = ResolversParentTypes['NotFoundProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppAdditionalFieldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppAdditionalField'] = ResolversParentTypes['OnAppAdditionalField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OnAppBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppBillingInfo'] = ResolversParentTypes['OnAppBillingInfo']> = {
  billingId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountDueToFree?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  outstandingAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  paymentAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totalAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  totalAmountWithDiscount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppInfoboxesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppInfoboxes'] = ResolversParentTypes['OnAppInfoboxes']> = {
  displayInfoboxes?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hiddenInfoboxes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type OnAppIpAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppIpAddress'] = ResolversParentTypes['OnAppIpAddress']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type OnAppRoleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppRole'] = ResolversParentTypes['OnAppRole']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  usersCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OnAppUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppUser'] = ResolversParentTypes['OnAppUser']> = {
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  additionalFields?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppAdditionalField']>>, ParentType, ContextType>;
  avatar?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  billingInfo?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppBillingInfo']>>, ParentType, ContextType>;
  billingPlanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  bucketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  cdnAccountStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cdnBandwidthLimitSet?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  cdnReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cdnStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  diskSpaceAvailable?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firewallId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageTemplateGroupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  infoboxes?: Resolver<Maybe<ResolversTypes['OnAppInfoboxes']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  memoryAvailable?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  passwordChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  registeredYubikey?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppRole']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  supplied?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  suspendAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  systemTheme?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totpEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  updateBillingStat?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  useGravatar?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  usedCpuShares?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedCpus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedDiskSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  usedIpAddresses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppIpAddress']>>, ParentType, ContextType>;
  usedMemory?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  userGroupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  __resolveType: TypeResolveFn<'AccessProblem' | 'ConflictProblem' | 'NotFoundProblem' | 'ProviderProblem' | 'ThrottledProblem' | 'ValidationProblem', ParentType, ContextType>;
};

export type ProblemOriginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProblemOrigin'] = ResolversParentTypes['ProblemOrigin']> = {
  httpStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProviderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provider'] = ResolversParentTypes['Provider']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ProviderKind'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProviderProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderProblem'] = ResolversParentTypes['ProviderProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType, RequireFields<QueryPermissionsArgs, 'provider'>>;
  providers?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
};

export type RetryAdviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAdvice'] = ResolversParentTypes['RetryAdvice']> = {
  afterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  safe?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ThrottledProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ThrottledProblem'] = ResolversParentTypes['ThrottledProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateUserResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateUserResult'] = ResolversParentTypes['UpdateUserResult']> = {
  __resolveType: TypeResolveFn<'AccessProblem' | 'ConflictProblem' | 'NotFoundProblem' | 'ProviderProblem' | 'ThrottledProblem' | 'UserUpdated' | 'ValidationProblem', ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  __resolveType: TypeResolveFn<'ActivePlatformUser' | 'OnAppUser' | 'VmsUser', ParentType, ContextType>;
};

export type UserUpdatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserUpdated'] = ResolversParentTypes['UserUpdated']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ValidationProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationProblem'] = ResolversParentTypes['ValidationProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issues?: Resolver<ReadonlyArray<ResolversTypes['InputIssue']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VmsAnalyticLicenseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsAnalyticLicense'] = ResolversParentTypes['VmsAnalyticLicense']> = {
  all?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  free?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  typeLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  used?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsBillingAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsBillingAccount'] = ResolversParentTypes['VmsBillingAccount']> = {
  billingProperties?: Resolver<ReadonlyArray<ResolversTypes['VmsBillingProperty']>, ParentType, ContextType>;
  canUpdatePassword?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['VmsUserStatus']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type VmsBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsBillingInfo'] = ResolversParentTypes['VmsBillingInfo']> = {
  billingExtra?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  billingId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  login?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VmsBillingPropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsBillingProperty'] = ResolversParentTypes['VmsBillingProperty']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VmsCameraAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsCameraAccess'] = ResolversParentTypes['VmsCameraAccess']> = {
  camera?: Resolver<ResolversTypes['Camera'], ParentType, ContextType>;
  isFavorite?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  loginId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsCameraGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsCameraGroup'] = ResolversParentTypes['VmsCameraGroup']> = {
  camerasCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  depth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  fullLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomsCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isHouse?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isLegal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  pathIndex?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shortLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topGroupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  uuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VmsCameraServicesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsCameraServices'] = ResolversParentTypes['VmsCameraServices']> = {
  motionDetect?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  ptz?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type VmsIntercomFlatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsIntercomFlat'] = ResolversParentTypes['VmsIntercomFlat']> = {
  flat?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isAnalogLineEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isLandlineSipLineAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSipLineEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSmartphoneSipLineAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  keyCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  landlineNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  usersCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type VmsIntercomKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsIntercomKey'] = ResolversParentTypes['VmsIntercomKey']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type VmsSubUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsSubUser'] = ResolversParentTypes['VmsSubUser']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  login?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
};

export type VmsUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VmsUser'] = ResolversParentTypes['VmsUser']> = {
  analyticLicenses?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VmsAnalyticLicense']>>, ParentType, ContextType>;
  billingAccount?: Resolver<Maybe<ResolversTypes['VmsBillingAccount']>, ParentType, ContextType>;
  billingInfo?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VmsBillingInfo']>>, ParentType, ContextType>;
  cameraAccess?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VmsCameraAccess']>>, ParentType, ContextType>;
  cameras?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Camera']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomFlats?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VmsIntercomFlat']>>, ParentType, ContextType>;
  intercomKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VmsIntercomKey']>>, ParentType, ContextType>;
  intercoms?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Intercom']>>, ParentType, ContextType>;
  login?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UserStatus'], ParentType, ContextType>;
  subUsers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['VmsSubUser']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessProblem?: AccessProblemResolvers<ContextType>;
  ActivePlatformBillingInfo?: ActivePlatformBillingInfoResolvers<ContextType>;
  ActivePlatformCustomAttribute?: ActivePlatformCustomAttributeResolvers<ContextType>;
  ActivePlatformUser?: ActivePlatformUserResolvers<ContextType>;
  BillingInfo?: BillingInfoResolvers<ContextType>;
  Camera?: CameraResolvers<ContextType>;
  ConflictProblem?: ConflictProblemResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  InputIssue?: InputIssueResolvers<ContextType>;
  Intercom?: IntercomResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotFoundProblem?: NotFoundProblemResolvers<ContextType>;
  OnAppAdditionalField?: OnAppAdditionalFieldResolvers<ContextType>;
  OnAppBillingInfo?: OnAppBillingInfoResolvers<ContextType>;
  OnAppInfoboxes?: OnAppInfoboxesResolvers<ContextType>;
  OnAppIpAddress?: OnAppIpAddressResolvers<ContextType>;
  OnAppRole?: OnAppRoleResolvers<ContextType>;
  OnAppUser?: OnAppUserResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  ProblemOrigin?: ProblemOriginResolvers<ContextType>;
  Provider?: ProviderResolvers<ContextType>;
  ProviderProblem?: ProviderProblemResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RetryAdvice?: RetryAdviceResolvers<ContextType>;
  ThrottledProblem?: ThrottledProblemResolvers<ContextType>;
  UpdateUserResult?: UpdateUserResultResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserUpdated?: UserUpdatedResolvers<ContextType>;
  ValidationProblem?: ValidationProblemResolvers<ContextType>;
  VmsAnalyticLicense?: VmsAnalyticLicenseResolvers<ContextType>;
  VmsBillingAccount?: VmsBillingAccountResolvers<ContextType>;
  VmsBillingInfo?: VmsBillingInfoResolvers<ContextType>;
  VmsBillingProperty?: VmsBillingPropertyResolvers<ContextType>;
  VmsCameraAccess?: VmsCameraAccessResolvers<ContextType>;
  VmsCameraGroup?: VmsCameraGroupResolvers<ContextType>;
  VmsCameraServices?: VmsCameraServicesResolvers<ContextType>;
  VmsIntercomFlat?: VmsIntercomFlatResolvers<ContextType>;
  VmsIntercomKey?: VmsIntercomKeyResolvers<ContextType>;
  VmsSubUser?: VmsSubUserResolvers<ContextType>;
  VmsUser?: VmsUserResolvers<ContextType>;
};

