// Generated from schema/ by `npm run codegen`. Do not edit.
import type { HeldSecret } from '../providers/held-secret.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ShownProvider, Lazy } from '../providers/lazy.ts';
import type { Context } from '../graphql/context.ts';
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
  /** A day without a time, RFC 3339: `2016-08-15`. */
  Date: { input: string; output: string; }
  /** RFC 3339. Out: always UTC with milliseconds, `2016-10-03T07:06:38.740Z`. In: any offset. */
  DateTime: { input: Date; output: Date; }
  /** Money as a decimal string, `-12.50`; never a float. */
  Decimal: { input: string; output: string; }
  /** An opaque document of the provider, passed through as it is. Never a stand-in for a type that is known. */
  JSON: { input: unknown; output: unknown; }
  /**
   * A text that opens something: a password, a code, an address with a token. Behind `secrets:read`. Where a trail is configured,
   * who was shown it is written there first, and where that cannot be written the field is null with an error
   * `AUDIT_UNAVAILABLE`.
   */
  Secret: { input: HeldSecret; output: HeldSecret; }
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
  /** `NOT_APPLIED`; `UNKNOWN` where an earlier attempt with the same idempotency key may have been made. */
  readonly write: WriteState;
};

/** A customer account: who owns orders, subscriptions and money. */
export type ActivePlatformBillingInfo = BillingInfo & Node & {
  readonly __typename: 'ActivePlatformBillingInfo';
  /** Its class, as the operator named it. */
  readonly accountClass: Maybe<Scalars['String']['output']>;
  /** What it is, as in `Legal entity`. */
  readonly accountType: Maybe<Scalars['String']['output']>;
  /** Current balance; negative where money is owed. */
  readonly balance: Maybe<Scalars['Decimal']['output']>;
  /** The account's id at the provider. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** Part of the postal address. */
  readonly building: Maybe<Scalars['String']['output']>;
  /** Part of the postal address. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  readonly country: Maybe<Scalars['String']['output']>;
  /** Only older installations tell. */
  readonly creditLimit: Maybe<Scalars['Decimal']['output']>;
  /** From the gateway's configuration, as the provider names none; null where it is not configured. */
  readonly currency: Maybe<Scalars['String']['output']>;
  /** Over postpaid subscriptions. */
  readonly currentDebt: Maybe<Scalars['Decimal']['output']>;
  /** `prepay` or `postpay`. */
  readonly defaultPaymentModel: Maybe<Scalars['String']['output']>;
  /** The contact's e-mail. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The contact's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** `<provider>/account/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The contact's last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** The contact's middle name; null where there is none. */
  readonly middleName: Maybe<Scalars['String']['output']>;
  /** What the account is called. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Part of the postal address. */
  readonly office: Maybe<Scalars['String']['output']>;
  /** The contact's telephone. */
  readonly phone: Maybe<Scalars['String']['output']>;
  /** The company, where the account is one. */
  readonly primaryName: Maybe<Scalars['String']['output']>;
  /** Part of the postal address. */
  readonly region: Maybe<Scalars['String']['output']>;
  /** In the provider's words, lower case with underscores: `active`, `credit_hold`, … */
  readonly status: Maybe<Scalars['String']['output']>;
  /** Part of the postal address. */
  readonly street: Maybe<Scalars['String']['output']>;
  /**
   * What the account pays for, one more call to the provider. Of the accounts of one user they are read for the first ten;
   * others fail with `FANOUT_LIMIT` and are read by their ids, through `node`.
   */
  readonly subscriptions: Maybe<ReadonlyArray<ActivePlatformSubscription>>;
  /** Part of the postal address. */
  readonly zip: Maybe<Scalars['String']['output']>;
};

/** A further attribute of a person. */
export type ActivePlatformCustomAttribute = {
  readonly __typename: 'ActivePlatformCustomAttribute';
  /** The name that is shown (`Age`); the provider does not tell the key (`age`). */
  readonly name: Scalars['String']['output'];
  /** A string, whatever it means. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** Something that an account pays for. */
export type ActivePlatformSubscription = {
  readonly __typename: 'ActivePlatformSubscription';
  /** When it was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Of a postpaid one. */
  readonly creditLimit: Maybe<Scalars['Decimal']['output']>;
  /** Of a postpaid one. */
  readonly currentDebt: Maybe<Scalars['Decimal']['output']>;
  /** Its last day. */
  readonly expirationDate: Maybe<Scalars['Date']['output']>;
  /** The day until which it is held; null where it is not, and on older installations. */
  readonly holdTo: Maybe<Scalars['Date']['output']>;
  /** `<provider>/subscription/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** What it is called. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** `prepay` or `postpay`; null on older installations. */
  readonly paymentModel: Maybe<Scalars['String']['output']>;
  /** The plan that it follows: `<provider>/plan/<native id>`, which no field reads. */
  readonly planId: Maybe<Scalars['ID']['output']>;
  /** The period of that plan that was chosen: `<provider>/plan-period/<native id>`, which no field reads. */
  readonly planPeriodId: Maybe<Scalars['ID']['output']>;
  /** Null where none was used. */
  readonly promoCode: Maybe<Scalars['String']['output']>;
  /** Its first day. */
  readonly startDate: Maybe<Scalars['Date']['output']>;
  /** In the provider's words, lower case with underscores: `active`, `stopping_failed`, … */
  readonly status: Maybe<Scalars['String']['output']>;
  /** Whether it is on trial. */
  readonly trial: Maybe<Scalars['Boolean']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
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
  /** Its identity in the system that added it; null where the camera was reached through a user. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** The private folder that it stands in; null where it stands in none. */
  readonly folderId: Maybe<Scalars['ID']['output']>;
  /** The tree element in full; null where the provider does not send it along. */
  readonly group: Maybe<CameraGroup>;
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
  /** The address of its preview, which holds a token; null where the camera was reached through a user. */
  readonly previewUrl: Maybe<Scalars['Secret']['output']>;
  /** Services booked for it, each as the provider describes it; no page shows one. */
  readonly services: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
  /** What the device can do. */
  readonly servicesList: Maybe<CameraServices>;
  /** How it was added, as in `manual`. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** When the recording starts; null where none is set. */
  readonly startAt: Maybe<Scalars['DateTime']['output']>;
  /** In the provider's words: `active`, `inactive`, `partial`, `empty`. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** Its streams; null where the camera was reached through a user. */
  readonly streams: Maybe<ReadonlyArray<CameraStream>>;
  /** The root of that tree. */
  readonly topGroupId: Maybe<Scalars['ID']['output']>;
  /** How it is served, as in `media_server_v2`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** When its settings were last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The identity of the device, as its maker gave it; null where there is none. */
  readonly uuid: Maybe<Scalars['String']['output']>;
};

/** An element of the tree in which cameras stand: a town, an estate, a house. */
export type CameraGroup = {
  readonly __typename: 'CameraGroup';
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
export type CameraServices = {
  readonly __typename: 'CameraServices';
  /** Detection of motion. */
  readonly motionDetect: Maybe<Scalars['Boolean']['output']>;
  /** Pan, tilt, zoom. */
  readonly ptz: Maybe<Scalars['Boolean']['output']>;
};

/** One stream of a camera. */
export type CameraStream = {
  readonly __typename: 'CameraStream';
  /** In the provider's words, as in `active`. */
  readonly status: Maybe<Scalars['String']['output']>;
  /** `high` or `low`. */
  readonly type: Maybe<Scalars['String']['output']>;
};

/** The user is not as the caller thinks: reload and compare. Or the idempotency key is not: take another, or wait. */
export type ConflictProblem = Problem & {
  readonly __typename: 'ConflictProblem';
  /** `USER_CHANGED`, `UPSTREAM_CONFLICT`, `IDEMPOTENCY_KEY_REUSED` or `IDEMPOTENCY_IN_PROGRESS`. */
  readonly code: Scalars['String']['output'];
  /** The user as it is now, with `USER_CHANGED`; null with every other code. */
  readonly current: Maybe<User>;
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`; `UNKNOWN` where an earlier attempt with the same idempotency key may have been made. */
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

/** An intercom at a door. What only the document of a user tells is null where the intercom was reached by its id. */
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
  /** What signs in to the device itself; null where the intercom was reached by its id. */
  readonly credentials: Maybe<IntercomCredentials>;
  /** Number or name of the entrance: a string, as providers send both. */
  readonly department: Maybe<Scalars['String']['output']>;
  /** The name of the entrance, for people. */
  readonly departmentName: Maybe<Scalars['String']['output']>;
  /** As in `main`. */
  readonly departmentType: Maybe<Scalars['String']['output']>;
  /** `departmentType` for people. */
  readonly departmentTypeLabel: Maybe<Scalars['String']['output']>;
  /** Its identity in the system that added it; null where there is none, or where the intercom was reached through a user. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** First flat that it serves. */
  readonly flatFrom: Maybe<Scalars['Int']['output']>;
  /** Added to the number that is dialled; null where none is set. */
  readonly flatOffset: Maybe<Scalars['String']['output']>;
  /** Last flat that it serves. */
  readonly flatTo: Maybe<Scalars['Int']['output']>;
  /**
   * The flats that it serves, one more call to the provider. An error `UNSUPPORTED_BY_PROVIDER` without the Admin API. Of the
   * intercoms of one user they are read for the first ten; others fail with `FANOUT_LIMIT` and are read by their ids.
   */
  readonly flats: Maybe<IntercomFlatConnection>;
  /** The tree element in full; null where the intercom was reached through a user. */
  readonly group: Maybe<IntercomGroup>;
  /** The tree element that it stands in. */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** `<provider>/intercom/<native id>`, as in `vms/intercom/1`. */
  readonly id: Scalars['ID']['output'];
  /** Its address in the network of the installation. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** May be ten minutes old at the source. */
  readonly isOnline: Maybe<Scalars['Boolean']['output']>;
  /**
   * The keys that open it, one more call to the provider. An error `UNSUPPORTED_BY_PROVIDER` without the Admin API. Of the
   * intercoms of one user they are read for the first ten; others fail with `FANOUT_LIMIT` and are read by their ids.
   */
  readonly keys: Maybe<IntercomKeyConnection>;
  /** The hardware address of the device. */
  readonly mac: Maybe<Scalars['String']['output']>;
  /** The model of the device; null where the intercom was reached through a user. */
  readonly model: Maybe<Scalars['String']['output']>;
  /** The port at that address. */
  readonly port: Maybe<Scalars['Int']['output']>;
  /** How the provider reaches it, as in `http`. */
  readonly schema: Maybe<Scalars['String']['output']>;
  /** The serial number of the device; null where the intercom was reached through a user. */
  readonly serialNumber: Maybe<Scalars['String']['output']>;
  /** How it was added, as in `auto`; null where the intercom was reached through a user. */
  readonly source: Maybe<Scalars['String']['output']>;
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


/** An intercom at a door. What only the document of a user tells is null where the intercom was reached by its id. */
export type IntercomFlatsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** An intercom at a door. What only the document of a user tells is null where the intercom was reached by its id. */
export type IntercomKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What signs in to an intercom, in the network of the installation. */
export type IntercomCredentials = {
  readonly __typename: 'IntercomCredentials';
  /** Null where the VMS has none. */
  readonly login: Maybe<Scalars['Secret']['output']>;
  /** Null where the VMS has none. */
  readonly password: Maybe<Scalars['Secret']['output']>;
};

/** One flat behind an intercom. */
export type IntercomFlat = {
  readonly __typename: 'IntercomFlat';
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
  /** The SIP address that rings in the flat; null where there is none. */
  readonly sipNumber: Maybe<Scalars['Secret']['output']>;
  /** Null where the provider does not count. */
  readonly usersCount: Maybe<Scalars['Int']['output']>;
};

/** One page of flats. */
export type IntercomFlatConnection = {
  readonly __typename: 'IntercomFlatConnection';
  /** The flats with their cursors. */
  readonly edges: ReadonlyArray<IntercomFlatEdge>;
  /** The flats alone. */
  readonly nodes: ReadonlyArray<IntercomFlat>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Of the whole list; null where the provider does not count. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A flat in a page. */
export type IntercomFlatEdge = {
  readonly __typename: 'IntercomFlatEdge';
  /** For `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The flat. */
  readonly node: IntercomFlat;
};

/** An element of the tree in which intercoms stand. */
export type IntercomGroup = {
  readonly __typename: 'IntercomGroup';
  /** Its identity in the system that added it; null where there is none. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** Whether something stands in it. */
  readonly hasItems: Maybe<Scalars['Boolean']['output']>;
  /** `<provider>/intercom-group/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** One key to an intercom. */
export type IntercomKey = {
  readonly __typename: 'IntercomKey';
  /** What the intercom reads off it: whoever knows it can copy the key. */
  readonly code: Maybe<Scalars['Secret']['output']>;
  /** When it was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Null while the key exists, and where it was reached through a user. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The flat that it belongs to; null where there is none, or where the key was reached through a user. */
  readonly flatId: Maybe<Scalars['ID']['output']>;
  /** `<provider>/key/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The intercom that it opens. */
  readonly intercomId: Maybe<Scalars['ID']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The account that holds it; null where nobody does, or where the key was reached through a user. */
  readonly userId: Maybe<Scalars['ID']['output']>;
};

/** One page of keys. */
export type IntercomKeyConnection = {
  readonly __typename: 'IntercomKeyConnection';
  /** The keys with their cursors. */
  readonly edges: ReadonlyArray<IntercomKeyEdge>;
  /** The keys alone. */
  readonly nodes: ReadonlyArray<IntercomKey>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Of the whole list; null where the provider does not count. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A key in a page. */
export type IntercomKeyEdge = {
  readonly __typename: 'IntercomKeyEdge';
  /** For `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The key. */
  readonly node: IntercomKey;
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
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
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
  /** `NOT_APPLIED`; `UNKNOWN` where an earlier attempt with the same idempotency key may have been made. */
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
  /** ISO 4217, as the bucket or the billing plan says. One call to the provider for all accounts of an operation. */
  readonly currencyCode: Maybe<Scalars['String']['output']>;
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

/** What resources cost. Panels before 6.0. */
export type OnAppBillingPlan = {
  readonly __typename: 'OnAppBillingPlan';
  /** ISO 4217. */
  readonly currencyCode: Maybe<Scalars['String']['output']>;
  /** `<provider>/billing-plan/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The name that people see. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** The price of a month. */
  readonly monthlyPrice: Maybe<Scalars['Decimal']['output']>;
  /** Whether people see prices; null where the panel leaves it open. */
  readonly showPrice: Maybe<Scalars['Boolean']['output']>;
};

/** What resources cost, and how many of them an account may have. Panels since 6.0. */
export type OnAppBucket = {
  readonly __typename: 'OnAppBucket';
  /** Whether machines may be activated by a key server. */
  readonly allowsKms: Maybe<Scalars['Boolean']['output']>;
  /** Whether machines may be activated with a multiple activation key. */
  readonly allowsMak: Maybe<Scalars['Boolean']['output']>;
  /** Whether machines may have licences of their own. */
  readonly allowsOwn: Maybe<Scalars['Boolean']['output']>;
  /** Whether accounts use it. */
  readonly associatedWithUsers: Maybe<Scalars['Boolean']['output']>;
  /** When the bucket was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** ISO 4217. */
  readonly currencyCode: Maybe<Scalars['String']['output']>;
  /** `<provider>/bucket/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The name that people see. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** The price of a month. */
  readonly monthlyPrice: Maybe<Scalars['Decimal']['output']>;
  /** Whether people see prices; null where the panel leaves it open. */
  readonly showPrice: Maybe<Scalars['Boolean']['output']>;
  /** The panel's name for what it is. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
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

/** What one month cost. */
export type OnAppMonthlyBill = {
  readonly __typename: 'OnAppMonthlyBill';
  /** In the currency of the bucket. */
  readonly cost: Maybe<Scalars['Decimal']['output']>;
  /** 1 to 12. */
  readonly month: Scalars['Int']['output'];
};

/** What an OnApp panel has to choose from. Each list is one call to the provider, made once in an operation. */
export type OnAppPanel = {
  readonly __typename: 'OnAppPanel';
  /** For `billingPlanId`; null on panels since 6.0. */
  readonly billingPlans: Maybe<ReadonlyArray<OnAppBillingPlan>>;
  /** For `bucketId`; null on panels before 6.0. */
  readonly buckets: Maybe<ReadonlyArray<OnAppBucket>>;
  /** For `roleIds`. */
  readonly roles: Maybe<ReadonlyArray<OnAppRole>>;
  /** For `userGroupId`. */
  readonly userGroups: Maybe<ReadonlyArray<OnAppUserGroup>>;
};

/** Money that came in. */
export type OnAppPayment = {
  readonly __typename: 'OnAppPayment';
  /** How much. */
  readonly amount: Maybe<Scalars['Decimal']['output']>;
  /** When it was entered. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** `<provider>/payment/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Null where there is none. */
  readonly invoiceNumber: Maybe<Scalars['String']['output']>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
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
  /** The billing plan in full. One call to the provider for all accounts of an operation; null on panels since 6.0. */
  readonly billingPlan: Maybe<OnAppBillingPlan>;
  /** Panels before 6.0. */
  readonly billingPlanId: Maybe<Scalars['ID']['output']>;
  /** The bucket in full. One call to the provider for all accounts of an operation; null on panels before 6.0. */
  readonly bucket: Maybe<OnAppBucket>;
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
  /** What each month of a year cost; one more call to the provider. */
  readonly monthlyBills: Maybe<ReadonlyArray<OnAppMonthlyBill>>;
  /** When the password was last changed; null where the panel does not tell. */
  readonly passwordChangedAt: Maybe<Scalars['DateTime']['output']>;
  /** Payments that were entered; one more call to the provider. */
  readonly payments: Maybe<ReadonlyArray<OnAppPayment>>;
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
  /** The user group in full. One call to the provider for all accounts of an operation; null where the panel lists it not. */
  readonly userGroup: Maybe<OnAppUserGroup>;
  /** The group that the account belongs to. */
  readonly userGroupId: Maybe<Scalars['ID']['output']>;
};


/** One account in an OnApp panel. */
export type OnAppUserMonthlyBillsArgs = {
  year: Scalars['Int']['input'];
};

/** A group of accounts. */
export type OnAppUserGroup = {
  readonly __typename: 'OnAppUserGroup';
  /** The bucket of its accounts; only newer panels tell. */
  readonly bucketId: Maybe<Scalars['ID']['output']>;
  /** When the group was made. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** `<provider>/user-group/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Random; only newer panels tell. */
  readonly identifier: Maybe<Scalars['String']['output']>;
  /** The name that people see. */
  readonly label: Maybe<Scalars['String']['output']>;
  /** The roles that its accounts may get; null on older panels. Their permissions are one more call to the provider. */
  readonly roles: Maybe<ReadonlyArray<OnAppRole>>;
  /** When it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename: 'PageInfo';
  /** The cursor of the last entry, for `after`; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether more follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether some stand before. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
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
  /** The lists of an OnApp panel that forms choose from; null for a provider of another kind. */
  readonly onApp: Maybe<OnAppPanel>;
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

/** What one provider answered. Exactly one of `users` and `problem` is null. */
export type ProviderUsers = {
  readonly __typename: 'ProviderUsers';
  /** Why there is no answer. */
  readonly problem: Maybe<Problem>;
  /** The provider that was asked. */
  readonly provider: Provider;
  /** Those that match, at most 3 for an address or a login and 25 for words; empty where there are none. */
  readonly users: Maybe<ReadonlyArray<User>>;
};

/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type Query = {
  readonly __typename: 'Query';
  /**
   * One camera; null when the provider says that it does not exist. An error `UNSUPPORTED_BY_PROVIDER` where the API that
   * reads single cameras is not configured. What only the document of a user tells is null.
   */
  readonly camera: Maybe<Camera>;
  /**
   * The same person at every provider: one entry for each provider asked, in their order, answered or not. All are asked at
   * the same time; one that fails has a `problem` and leaves the others alone.
   */
  readonly findUsers: Maybe<ReadonlyArray<ProviderUsers>>;
  /**
   * One intercom; null when the provider says that it does not exist. An error `UNSUPPORTED_BY_PROVIDER` where the API that
   * reads single intercoms is not configured. What only the document of a user tells is null.
   */
  readonly intercom: Maybe<Intercom>;
  /**
   * Any object by its global id; null when there is none. A provider is found by its bare key, all else as by the field that
   * reads its type: `user`, `camera`, `intercom`.
   */
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
  /**
   * The accounts of one provider, in the provider's order. Null with an error `UNSUPPORTED_BY_PROVIDER` where the configured
   * API of that provider lists no users.
   */
  readonly users: Maybe<UserConnection>;
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryCameraArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryFindUsersArgs = {
  match: UserMatch;
  providers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryIntercomArgs = {
  id: Scalars['ID']['input'];
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


/** Reads. Each fails alone: a field that fails is null, with an error that says why. */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  provider: Scalars['ID']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};

/** Whether and when the same input may be sent again. */
export type RetryAdvice = {
  readonly __typename: 'RetryAdvice';
  /** What the provider, or the gateway, asked for; null where it asked for nothing. */
  readonly afterSeconds: Maybe<Scalars['Int']['output']>;
  /** Repeating the same input, now or after `afterSeconds`, can do no harm. */
  readonly safe: Scalars['Boolean']['output'];
};

/** The provider, or the gateway itself, asks for patience: wait. */
export type ThrottledProblem = Problem & {
  readonly __typename: 'ThrottledProblem';
  /** `THROTTLED`, `UPSTREAM_BUSY` where the provider may have begun, or `RATE_LIMITED` of the gateway itself. */
  readonly code: Scalars['String']['output'];
  /** Safe to show. */
  readonly message: Scalars['String']['output'];
  /** Which provider was asked, and what it answered. */
  readonly origin: ProblemOrigin;
  /** Whether and when to send the same input again. */
  readonly retry: RetryAdvice;
  /**
   * `UNKNOWN` with `UPSTREAM_BUSY`, and where an earlier attempt with the same idempotency key may have been made; else
   * `NOT_APPLIED`.
   */
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
  /**
   * The `updatedAt` that the caller saw. Where the user has another one by now nothing is written, and the answer is a
   * `ConflictProblem`. One more call to the provider; null is the same as absent.
   */
  readonly ifUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
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
  /**
   * The `updatedAt` that the caller saw. Where the user has another one by now nothing is written, and the answer is a
   * `ConflictProblem`: a false alarm where the panel only refused an update meanwhile, as that moves it too. One more call
   * to the provider; null is the same as absent.
   */
  readonly ifUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
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
  /**
   * The ids of all `permissions` that the caller saw, in any order: global ids (`vms/permission/9`) or the provider's own
   * (`9`). Where the user has others by now nothing is written, and the answer is a `ConflictProblem`. One more call to the
   * provider; null is the same as absent.
   */
  readonly ifPermissionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
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

/** One page of accounts. */
export type UserConnection = {
  readonly __typename: 'UserConnection';
  /** The accounts with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The accounts alone. */
  readonly nodes: ReadonlyArray<User>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** Of the whole list; null where the provider does not count. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An account in a page. */
export type UserEdge = {
  readonly __typename: 'UserEdge';
  /** For `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: User;
};

/** What to look for. Case does not matter. */
export type UserMatch =
  /** The whole e-mail address. */
  { readonly email: Scalars['String']['input']; readonly login?: never; readonly text?: never; }
  |  /** The whole login. */
  { readonly email?: never; readonly login: Scalars['String']['input']; readonly text?: never; }
  |  /** Words, as each provider understands them. */
  { readonly email?: never; readonly login?: never; readonly text: Scalars['String']['input']; };

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
  /** `NOT_APPLIED`; `UNKNOWN` where an earlier attempt with the same idempotency key may have been made. */
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
  readonly intercomFlats: Maybe<ReadonlyArray<IntercomFlat>>;
  /** Keys of the user to those intercoms. */
  readonly intercomKeys: Maybe<ReadonlyArray<IntercomKey>>;
  /** Intercoms that the user may open. */
  readonly intercoms: Maybe<ReadonlyArray<Intercom>>;
  /** Any text that is unique in the VMS; not necessarily an e-mail. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** Those that the user holds, by id and by name. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that holds the account. */
  readonly provider: Provider;
  /** From the Billing API's answer, else from the first entry of `billingInfo`; of a user in a list `UNKNOWN` where that cannot be read. */
  readonly status: UserStatus;
  /** Accounts that this person made for others. */
  readonly subUsers: Maybe<ReadonlyArray<VmsSubUser>>;
  /** Told by the Billing API's answer and by `users`; null where the account was read by its id. */
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
    | ( Lazy<Omit<AccessProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ConflictProblem, 'current' | 'origin'> & { current?: Maybe<_RefType['User']>, origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<NotFoundProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ProviderProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ThrottledProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<UserUpdated, 'user'> & { user: _RefType['User'] }> )
    | ( Lazy<Omit<ValidationProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
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
    | ( Lazy<ActivePlatformBillingInfo> )
    | ( Lazy<Omit<ActivePlatformUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( Lazy<Camera> )
    | ( Lazy<Intercom> )
    | ( Lazy<Omit<OnAppUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( ShownProvider )
    | ( Lazy<Omit<VmsUser, 'provider'> & { provider: _RefType['Provider'] }> )
  ;
  Problem:
    | ( Lazy<Omit<AccessProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ConflictProblem, 'current' | 'origin'> & { current?: Maybe<_RefType['User']>, origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<NotFoundProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ProviderProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ThrottledProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
    | ( Lazy<Omit<ValidationProblem, 'origin'> & { origin: _RefType['ProblemOrigin'] }> )
  ;
  User:
    | ( Lazy<Omit<ActivePlatformUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( Lazy<Omit<OnAppUser, 'provider'> & { provider: _RefType['Provider'] }> )
    | ( Lazy<Omit<VmsUser, 'provider'> & { provider: _RefType['Provider'] }> )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessProblem: ResolverTypeWrapper<Lazy<Omit<AccessProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  ActivePlatformBillingInfo: ResolverTypeWrapper<Lazy<ActivePlatformBillingInfo>>;
  ActivePlatformCustomAttribute: ResolverTypeWrapper<Lazy<ActivePlatformCustomAttribute>>;
  ActivePlatformSubscription: ResolverTypeWrapper<Lazy<ActivePlatformSubscription>>;
  ActivePlatformUser: ResolverTypeWrapper<Lazy<Omit<ActivePlatformUser, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  AdditionalFieldInput: ResolverTypeWrapper<Lazy<AdditionalFieldInput>>;
  BillingInfo: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['BillingInfo']>;
  Boolean: ResolverTypeWrapper<Lazy<Scalars['Boolean']['output']>>;
  Camera: ResolverTypeWrapper<Lazy<Camera>>;
  CameraGroup: ResolverTypeWrapper<Lazy<CameraGroup>>;
  CameraServices: ResolverTypeWrapper<Lazy<CameraServices>>;
  CameraStream: ResolverTypeWrapper<Lazy<CameraStream>>;
  ConflictProblem: ResolverTypeWrapper<Lazy<Omit<ConflictProblem, 'current' | 'origin'> & { current?: Maybe<ResolversTypes['User']>, origin: ResolversTypes['ProblemOrigin'] }>>;
  CustomAttributeInput: ResolverTypeWrapper<Lazy<CustomAttributeInput>>;
  Date: ResolverTypeWrapper<Lazy<Scalars['Date']['output']>>;
  DateTime: ResolverTypeWrapper<Lazy<Scalars['DateTime']['output']>>;
  Decimal: ResolverTypeWrapper<Lazy<Scalars['Decimal']['output']>>;
  Float: ResolverTypeWrapper<Lazy<Scalars['Float']['output']>>;
  ID: ResolverTypeWrapper<Lazy<Scalars['ID']['output']>>;
  InputIssue: ResolverTypeWrapper<Lazy<InputIssue>>;
  Int: ResolverTypeWrapper<Lazy<Scalars['Int']['output']>>;
  Intercom: ResolverTypeWrapper<Lazy<Intercom>>;
  IntercomCredentials: ResolverTypeWrapper<Lazy<IntercomCredentials>>;
  IntercomFlat: ResolverTypeWrapper<Lazy<IntercomFlat>>;
  IntercomFlatConnection: ResolverTypeWrapper<Lazy<IntercomFlatConnection>>;
  IntercomFlatEdge: ResolverTypeWrapper<Lazy<IntercomFlatEdge>>;
  IntercomGroup: ResolverTypeWrapper<Lazy<IntercomGroup>>;
  IntercomKey: ResolverTypeWrapper<Lazy<IntercomKey>>;
  IntercomKeyConnection: ResolverTypeWrapper<Lazy<IntercomKeyConnection>>;
  IntercomKeyEdge: ResolverTypeWrapper<Lazy<IntercomKeyEdge>>;
  IssueRule: ResolverTypeWrapper<Lazy<IssueRule>>;
  JSON: ResolverTypeWrapper<Lazy<Scalars['JSON']['output']>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotFoundProblem: ResolverTypeWrapper<Lazy<Omit<NotFoundProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  OnAppAdditionalField: ResolverTypeWrapper<Lazy<OnAppAdditionalField>>;
  OnAppBillingInfo: ResolverTypeWrapper<Lazy<OnAppBillingInfo>>;
  OnAppBillingPlan: ResolverTypeWrapper<Lazy<OnAppBillingPlan>>;
  OnAppBucket: ResolverTypeWrapper<Lazy<OnAppBucket>>;
  OnAppInfoboxes: ResolverTypeWrapper<Lazy<OnAppInfoboxes>>;
  OnAppIpAddress: ResolverTypeWrapper<Lazy<OnAppIpAddress>>;
  OnAppMonthlyBill: ResolverTypeWrapper<Lazy<OnAppMonthlyBill>>;
  OnAppPanel: ResolverTypeWrapper<Lazy<OnAppPanel>>;
  OnAppPayment: ResolverTypeWrapper<Lazy<OnAppPayment>>;
  OnAppRole: ResolverTypeWrapper<Lazy<OnAppRole>>;
  OnAppUser: ResolverTypeWrapper<Lazy<Omit<OnAppUser, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  OnAppUserGroup: ResolverTypeWrapper<Lazy<OnAppUserGroup>>;
  PageInfo: ResolverTypeWrapper<Lazy<PageInfo>>;
  Permission: ResolverTypeWrapper<Lazy<Permission>>;
  Problem: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Problem']>;
  ProblemOrigin: ResolverTypeWrapper<Lazy<Omit<ProblemOrigin, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  Provider: ResolverTypeWrapper<ShownProvider>;
  ProviderKind: ResolverTypeWrapper<Lazy<ProviderKind>>;
  ProviderProblem: ResolverTypeWrapper<Lazy<Omit<ProviderProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  ProviderUsers: ResolverTypeWrapper<Lazy<Omit<ProviderUsers, 'problem' | 'provider' | 'users'> & { problem?: Maybe<ResolversTypes['Problem']>, provider: ResolversTypes['Provider'], users?: Maybe<ReadonlyArray<ResolversTypes['User']>> }>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RetryAdvice: ResolverTypeWrapper<Lazy<RetryAdvice>>;
  Secret: ResolverTypeWrapper<Lazy<Scalars['Secret']['output']>>;
  String: ResolverTypeWrapper<Lazy<Scalars['String']['output']>>;
  ThrottledProblem: ResolverTypeWrapper<Lazy<Omit<ThrottledProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  UpdateActivePlatformUserInput: ResolverTypeWrapper<Lazy<UpdateActivePlatformUserInput>>;
  UpdateOnAppUserInput: ResolverTypeWrapper<Lazy<UpdateOnAppUserInput>>;
  UpdateUserInput: ResolverTypeWrapper<Lazy<UpdateUserInput>>;
  UpdateUserResult: Lazy<ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['UpdateUserResult']>>;
  UpdateVmsAdminUserInput: ResolverTypeWrapper<Lazy<UpdateVmsAdminUserInput>>;
  UpdateVmsBillingUserInput: ResolverTypeWrapper<Lazy<UpdateVmsBillingUserInput>>;
  User: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['User']>;
  UserConnection: ResolverTypeWrapper<Lazy<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['UserEdge']>, nodes: ReadonlyArray<ResolversTypes['User']> }>>;
  UserEdge: ResolverTypeWrapper<Lazy<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>>;
  UserMatch: ResolverTypeWrapper<Lazy<UserMatch>>;
  UserStatus: ResolverTypeWrapper<Lazy<UserStatus>>;
  UserUpdated: ResolverTypeWrapper<Lazy<Omit<UserUpdated, 'user'> & { user: ResolversTypes['User'] }>>;
  ValidationProblem: ResolverTypeWrapper<Lazy<Omit<ValidationProblem, 'origin'> & { origin: ResolversTypes['ProblemOrigin'] }>>;
  VmsAnalyticLicense: ResolverTypeWrapper<Lazy<VmsAnalyticLicense>>;
  VmsBillingAccount: ResolverTypeWrapper<Lazy<VmsBillingAccount>>;
  VmsBillingInfo: ResolverTypeWrapper<Lazy<VmsBillingInfo>>;
  VmsBillingInfoInput: ResolverTypeWrapper<Lazy<VmsBillingInfoInput>>;
  VmsBillingProperty: ResolverTypeWrapper<Lazy<VmsBillingProperty>>;
  VmsBillingPropertyInput: ResolverTypeWrapper<Lazy<VmsBillingPropertyInput>>;
  VmsCameraAccess: ResolverTypeWrapper<Lazy<VmsCameraAccess>>;
  VmsPermissionList: ResolverTypeWrapper<Lazy<VmsPermissionList>>;
  VmsSubUser: ResolverTypeWrapper<Lazy<VmsSubUser>>;
  VmsUser: ResolverTypeWrapper<Lazy<Omit<VmsUser, 'provider'> & { provider: ResolversTypes['Provider'] }>>;
  VmsUserStatus: ResolverTypeWrapper<Lazy<VmsUserStatus>>;
  WriteState: ResolverTypeWrapper<Lazy<WriteState>>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessProblem: Lazy<Omit<AccessProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  ActivePlatformBillingInfo: Lazy<ActivePlatformBillingInfo>;
  ActivePlatformCustomAttribute: Lazy<ActivePlatformCustomAttribute>;
  ActivePlatformSubscription: Lazy<ActivePlatformSubscription>;
  ActivePlatformUser: Lazy<Omit<ActivePlatformUser, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
  AdditionalFieldInput: Lazy<AdditionalFieldInput>;
  BillingInfo: ResolversInterfaceTypes<ResolversParentTypes>['BillingInfo'];
  Boolean: Lazy<Scalars['Boolean']['output']>;
  Camera: Lazy<Camera>;
  CameraGroup: Lazy<CameraGroup>;
  CameraServices: Lazy<CameraServices>;
  CameraStream: Lazy<CameraStream>;
  ConflictProblem: Lazy<Omit<ConflictProblem, 'current' | 'origin'> & { current?: Maybe<ResolversParentTypes['User']>, origin: ResolversParentTypes['ProblemOrigin'] }>;
  CustomAttributeInput: Lazy<CustomAttributeInput>;
  Date: Lazy<Scalars['Date']['output']>;
  DateTime: Lazy<Scalars['DateTime']['output']>;
  Decimal: Lazy<Scalars['Decimal']['output']>;
  Float: Lazy<Scalars['Float']['output']>;
  ID: Lazy<Scalars['ID']['output']>;
  InputIssue: Lazy<InputIssue>;
  Int: Lazy<Scalars['Int']['output']>;
  Intercom: Lazy<Intercom>;
  IntercomCredentials: Lazy<IntercomCredentials>;
  IntercomFlat: Lazy<IntercomFlat>;
  IntercomFlatConnection: Lazy<IntercomFlatConnection>;
  IntercomFlatEdge: Lazy<IntercomFlatEdge>;
  IntercomGroup: Lazy<IntercomGroup>;
  IntercomKey: Lazy<IntercomKey>;
  IntercomKeyConnection: Lazy<IntercomKeyConnection>;
  IntercomKeyEdge: Lazy<IntercomKeyEdge>;
  JSON: Lazy<Scalars['JSON']['output']>;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotFoundProblem: Lazy<Omit<NotFoundProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  OnAppAdditionalField: Lazy<OnAppAdditionalField>;
  OnAppBillingInfo: Lazy<OnAppBillingInfo>;
  OnAppBillingPlan: Lazy<OnAppBillingPlan>;
  OnAppBucket: Lazy<OnAppBucket>;
  OnAppInfoboxes: Lazy<OnAppInfoboxes>;
  OnAppIpAddress: Lazy<OnAppIpAddress>;
  OnAppMonthlyBill: Lazy<OnAppMonthlyBill>;
  OnAppPanel: Lazy<OnAppPanel>;
  OnAppPayment: Lazy<OnAppPayment>;
  OnAppRole: Lazy<OnAppRole>;
  OnAppUser: Lazy<Omit<OnAppUser, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
  OnAppUserGroup: Lazy<OnAppUserGroup>;
  PageInfo: Lazy<PageInfo>;
  Permission: Lazy<Permission>;
  Problem: ResolversInterfaceTypes<ResolversParentTypes>['Problem'];
  ProblemOrigin: Lazy<Omit<ProblemOrigin, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
  Provider: ShownProvider;
  ProviderProblem: Lazy<Omit<ProviderProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  ProviderUsers: Lazy<Omit<ProviderUsers, 'problem' | 'provider' | 'users'> & { problem?: Maybe<ResolversParentTypes['Problem']>, provider: ResolversParentTypes['Provider'], users?: Maybe<ReadonlyArray<ResolversParentTypes['User']>> }>;
  Query: Record<PropertyKey, never>;
  RetryAdvice: Lazy<RetryAdvice>;
  Secret: Lazy<Scalars['Secret']['output']>;
  String: Lazy<Scalars['String']['output']>;
  ThrottledProblem: Lazy<Omit<ThrottledProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  UpdateActivePlatformUserInput: Lazy<UpdateActivePlatformUserInput>;
  UpdateOnAppUserInput: Lazy<UpdateOnAppUserInput>;
  UpdateUserInput: Lazy<UpdateUserInput>;
  UpdateUserResult: Lazy<ResolversUnionTypes<ResolversParentTypes>['UpdateUserResult']>;
  UpdateVmsAdminUserInput: Lazy<UpdateVmsAdminUserInput>;
  UpdateVmsBillingUserInput: Lazy<UpdateVmsBillingUserInput>;
  User: ResolversInterfaceTypes<ResolversParentTypes>['User'];
  UserConnection: Lazy<Omit<UserConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['UserEdge']>, nodes: ReadonlyArray<ResolversParentTypes['User']> }>;
  UserEdge: Lazy<Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] }>;
  UserMatch: Lazy<UserMatch>;
  UserUpdated: Lazy<Omit<UserUpdated, 'user'> & { user: ResolversParentTypes['User'] }>;
  ValidationProblem: Lazy<Omit<ValidationProblem, 'origin'> & { origin: ResolversParentTypes['ProblemOrigin'] }>;
  VmsAnalyticLicense: Lazy<VmsAnalyticLicense>;
  VmsBillingAccount: Lazy<VmsBillingAccount>;
  VmsBillingInfo: Lazy<VmsBillingInfo>;
  VmsBillingInfoInput: Lazy<VmsBillingInfoInput>;
  VmsBillingProperty: Lazy<VmsBillingProperty>;
  VmsBillingPropertyInput: Lazy<VmsBillingPropertyInput>;
  VmsCameraAccess: Lazy<VmsCameraAccess>;
  VmsPermissionList: Lazy<VmsPermissionList>;
  VmsSubUser: Lazy<VmsSubUser>;
  VmsUser: Lazy<Omit<VmsUser, 'provider'> & { provider: ResolversParentTypes['Provider'] }>;
};

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['String']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SecretDirectiveArgs = { };

export type SecretDirectiveResolver<Result, Parent, ContextType = Context, Args = SecretDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AccessProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessProblem'] = ResolversParentTypes['AccessProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ProblemOrigin'], ParentType, ContextType>;
  retry?: Resolver<ResolversTypes['RetryAdvice'], ParentType, ContextType>;
  write?: Resolver<ResolversTypes['WriteState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivePlatformBillingInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformBillingInfo'] = ResolversParentTypes['ActivePlatformBillingInfo']> = {
  accountClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  accountType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  billingId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  building?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currentDebt?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  defaultPaymentModel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  office?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  primaryName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subscriptions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ActivePlatformSubscription']>>, ParentType, ContextType>;
  zip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivePlatformCustomAttributeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformCustomAttribute'] = ResolversParentTypes['ActivePlatformCustomAttribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ActivePlatformSubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivePlatformSubscription'] = ResolversParentTypes['ActivePlatformSubscription']> = {
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currentDebt?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  expirationDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  holdTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentModel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  planId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  planPeriodId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  promoCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trial?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  folderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['CameraGroup']>, ParentType, ContextType>;
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
  previewUrl?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  services?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
  servicesList?: Resolver<Maybe<ResolversTypes['CameraServices']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  streams?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CameraStream']>>, ParentType, ContextType>;
  topGroupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  uuid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CameraGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CameraGroup'] = ResolversParentTypes['CameraGroup']> = {
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

export type CameraServicesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CameraServices'] = ResolversParentTypes['CameraServices']> = {
  motionDetect?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  ptz?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type CameraStreamResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CameraStream'] = ResolversParentTypes['CameraStream']> = {
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConflictProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictProblem'] = ResolversParentTypes['ConflictProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
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
  credentials?: Resolver<Maybe<ResolversTypes['IntercomCredentials']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  departmentTypeLabel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flatFrom?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flatOffset?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flatTo?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flats?: Resolver<Maybe<ResolversTypes['IntercomFlatConnection']>, ParentType, ContextType, RequireFields<IntercomFlatsArgs, 'first'>>;
  group?: Resolver<Maybe<ResolversTypes['IntercomGroup']>, ParentType, ContextType>;
  groupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isOnline?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  keys?: Resolver<Maybe<ResolversTypes['IntercomKeyConnection']>, ParentType, ContextType, RequireFields<IntercomKeysArgs, 'first'>>;
  mac?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  port?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  schema?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type IntercomCredentialsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomCredentials'] = ResolversParentTypes['IntercomCredentials']> = {
  login?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  password?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
};

export type IntercomFlatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomFlat'] = ResolversParentTypes['IntercomFlat']> = {
  flat?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  isAnalogLineEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isLandlineSipLineAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSipLineEnabled?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isSmartphoneSipLineAvailable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  keyCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  landlineNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sipNumber?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  usersCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntercomFlatConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomFlatConnection'] = ResolversParentTypes['IntercomFlatConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IntercomFlatEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IntercomFlat']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntercomFlatEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomFlatEdge'] = ResolversParentTypes['IntercomFlatEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IntercomFlat'], ParentType, ContextType>;
};

export type IntercomGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomGroup'] = ResolversParentTypes['IntercomGroup']> = {
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasItems?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IntercomKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomKey'] = ResolversParentTypes['IntercomKey']> = {
  code?: Resolver<Maybe<ResolversTypes['Secret']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deletedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  flatId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intercomId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type IntercomKeyConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomKeyConnection'] = ResolversParentTypes['IntercomKeyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IntercomKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IntercomKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IntercomKeyEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IntercomKeyEdge'] = ResolversParentTypes['IntercomKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IntercomKey'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updateUser?: Resolver<Maybe<ResolversTypes['UpdateUserResult']>, ParentType, ContextType, RequireFields<MutationUpdateUserArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ActivePlatformBillingInfo' | 'ActivePlatformUser' | 'Camera' | 'Intercom' | 'OnAppUser' | 'Provider' | 'VmsUser', ParentType, ContextType>;
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
  currencyCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountDueToFree?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  outstandingAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  paymentAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  totalAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  totalAmountWithDiscount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppBillingPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppBillingPlan'] = ResolversParentTypes['OnAppBillingPlan']> = {
  currencyCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  showPrice?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type OnAppBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppBucket'] = ResolversParentTypes['OnAppBucket']> = {
  allowsKms?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  allowsMak?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  allowsOwn?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  associatedWithUsers?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currencyCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  monthlyPrice?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  showPrice?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OnAppInfoboxesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppInfoboxes'] = ResolversParentTypes['OnAppInfoboxes']> = {
  displayInfoboxes?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hiddenInfoboxes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type OnAppIpAddressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppIpAddress'] = ResolversParentTypes['OnAppIpAddress']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type OnAppMonthlyBillResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppMonthlyBill'] = ResolversParentTypes['OnAppMonthlyBill']> = {
  cost?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OnAppPanelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppPanel'] = ResolversParentTypes['OnAppPanel']> = {
  billingPlans?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppBillingPlan']>>, ParentType, ContextType>;
  buckets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppBucket']>>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppRole']>>, ParentType, ContextType>;
  userGroups?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppUserGroup']>>, ParentType, ContextType>;
};

export type OnAppPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppPayment'] = ResolversParentTypes['OnAppPayment']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoiceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  billingPlan?: Resolver<Maybe<ResolversTypes['OnAppBillingPlan']>, ParentType, ContextType>;
  billingPlanId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  bucket?: Resolver<Maybe<ResolversTypes['OnAppBucket']>, ParentType, ContextType>;
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
  monthlyBills?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppMonthlyBill']>>, ParentType, ContextType, RequireFields<OnAppUserMonthlyBillsArgs, 'year'>>;
  passwordChangedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  payments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppPayment']>>, ParentType, ContextType>;
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
  userGroup?: Resolver<Maybe<ResolversTypes['OnAppUserGroup']>, ParentType, ContextType>;
  userGroupId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OnAppUserGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OnAppUserGroup'] = ResolversParentTypes['OnAppUserGroup']> = {
  bucketId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OnAppRole']>>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  onApp?: Resolver<Maybe<ResolversTypes['OnAppPanel']>, ParentType, ContextType>;
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

export type ProviderUsersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProviderUsers'] = ResolversParentTypes['ProviderUsers']> = {
  problem?: Resolver<Maybe<ResolversTypes['Problem']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['Provider'], ParentType, ContextType>;
  users?: Resolver<Maybe<ReadonlyArray<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  camera?: Resolver<Maybe<ResolversTypes['Camera']>, ParentType, ContextType, RequireFields<QueryCameraArgs, 'id'>>;
  findUsers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ProviderUsers']>>, ParentType, ContextType, RequireFields<QueryFindUsersArgs, 'match'>>;
  intercom?: Resolver<Maybe<ResolversTypes['Intercom']>, ParentType, ContextType, RequireFields<QueryIntercomArgs, 'id'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  permissions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Permission']>>, ParentType, ContextType, RequireFields<QueryPermissionsArgs, 'provider'>>;
  providers?: Resolver<ReadonlyArray<ResolversTypes['Provider']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<QueryUsersArgs, 'first' | 'provider'>>;
};

export type RetryAdviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryAdvice'] = ResolversParentTypes['RetryAdvice']> = {
  afterSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  safe?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export interface SecretScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Secret'], any> {
  name: 'Secret';
}

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

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
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
  intercomFlats?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IntercomFlat']>>, ParentType, ContextType>;
  intercomKeys?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IntercomKey']>>, ParentType, ContextType>;
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
  ActivePlatformSubscription?: ActivePlatformSubscriptionResolvers<ContextType>;
  ActivePlatformUser?: ActivePlatformUserResolvers<ContextType>;
  BillingInfo?: BillingInfoResolvers<ContextType>;
  Camera?: CameraResolvers<ContextType>;
  CameraGroup?: CameraGroupResolvers<ContextType>;
  CameraServices?: CameraServicesResolvers<ContextType>;
  CameraStream?: CameraStreamResolvers<ContextType>;
  ConflictProblem?: ConflictProblemResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
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
  VmsAnalyticLicense?: VmsAnalyticLicenseResolvers<ContextType>;
  VmsBillingAccount?: VmsBillingAccountResolvers<ContextType>;
  VmsBillingInfo?: VmsBillingInfoResolvers<ContextType>;
  VmsBillingProperty?: VmsBillingPropertyResolvers<ContextType>;
  VmsCameraAccess?: VmsCameraAccessResolvers<ContextType>;
  VmsSubUser?: VmsSubUserResolvers<ContextType>;
  VmsUser?: VmsUserResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  secret?: SecretDirectiveResolver<any, any, ContextType>;
};
