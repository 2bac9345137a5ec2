// Generated from schema/ by `npm run codegen`. Do not edit.
import type { AuditedSecret } from '../providers/contract/audited-secret.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date without a time, in RFC 3339: `2016-08-15`. */
  Date: { input: string; output: string; }
  /** A date and time in RFC 3339. Output is always UTC with milliseconds, `2016-10-03T07:06:38.740Z`; input may have any offset. */
  DateTime: { input: Date; output: Date; }
  /** An amount of money as a decimal string, `-12.50`; never a float. */
  Decimal: { input: string; output: string; }
  /** An opaque JSON value of the provider, passed through unchanged. Used only if the type of the value is not known. */
  JSON: { input: unknown; output: unknown; }
  /**
   * A text that gives access: a password, a code, an address with a token. It requires the scope `secrets:read`. If an audit
   * trail is configured, the gateway first records the caller that receives the secret; if this record cannot be written, the
   * field is null with an error `AUDIT_UNAVAILABLE`.
   */
  Secret: { input: AuditedSecret; output: AuditedSecret; }
};

/** The gateway's credential does not permit this. Request access rights, or fix the credential. */
export type AccessProblem = Problem & {
  readonly __typename: 'AccessProblem';
  /** `UPSTREAM_UNAUTHENTICATED`, `UPSTREAM_FORBIDDEN` or `LICENSE_LIMIT`. */
  readonly code: ProblemCode;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`; `UNKNOWN` if an earlier attempt with the same idempotency key may have taken effect; `APPLIED` as a `userProblem`. */
  readonly write: WriteState;
};

/** The type of a customer account. Operators name the types, so most are `UNKNOWN`. Values may be added. */
export type ActivePlatformAccountType =
  /** A company or another organization. */
  | 'LEGAL_ENTITY'
  /** A person. */
  | 'NATURAL_PERSON'
  /** The provider sends a type that the gateway does not know. */
  | 'UNKNOWN';

/** The postal address of an account. */
export type ActivePlatformAddress = {
  readonly __typename: 'ActivePlatformAddress';
  /** The building. */
  readonly building: Maybe<Scalars['String']['output']>;
  /** The city. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** The country as an ISO 3166-1 alpha-2 code. */
  readonly country: Maybe<Scalars['String']['output']>;
  /** The office. */
  readonly office: Maybe<Scalars['String']['output']>;
  /** The postal code. */
  readonly postalCode: Maybe<Scalars['String']['output']>;
  /** The region. */
  readonly region: Maybe<Scalars['String']['output']>;
  /** The street. */
  readonly street: Maybe<Scalars['String']['output']>;
};

/** A customer account, which owns orders, subscriptions and money. */
export type ActivePlatformBillingInfo = BillingInfo & Node & {
  readonly __typename: 'ActivePlatformBillingInfo';
  /** The class of the account, as the operator named it. */
  readonly accountClass: Maybe<Scalars['String']['output']>;
  /** The type of the account; null if the provider does not send it. */
  readonly accountType: Maybe<ActivePlatformAccountType>;
  /** The type of the account in the provider's words, as in `Legal entity`; null if the provider does not send it. */
  readonly accountTypeText: Maybe<Scalars['String']['output']>;
  /** The postal address of the account. */
  readonly address: ActivePlatformAddress;
  /** The current balance: negative if money is owed. */
  readonly balance: Maybe<Money>;
  /** The account's id at the provider. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** The contact of the account. */
  readonly contact: ActivePlatformContact;
  /** The credit limit; only older installations send it. */
  readonly creditLimit: Maybe<Money>;
  /** The debt of the postpaid subscriptions. */
  readonly currentDebt: Maybe<Money>;
  /** The default payment model; null on older installations. */
  readonly defaultPaymentModel: Maybe<PaymentModel>;
  /** The default payment model in the provider's words; null on older installations. */
  readonly defaultPaymentModelText: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/account/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The name of the account. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The balance with the opposite sign: positive if money is owed. */
  readonly owed: Maybe<Money>;
  /** The name of the company, if the account is one. */
  readonly primaryName: Maybe<Scalars['String']['output']>;
  /** The status; `UNKNOWN` if the provider does not send it, or sends a value that the gateway does not know. */
  readonly status: Maybe<BillingStatus>;
  /** The status in the provider's words: `active`, `credit_hold`, …; null if the provider does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /**
   * The subscriptions of the account, in the provider's order; they need one more call to the provider, however many pages an
   * operation selects. If the accounts are read through a user, only the subscriptions of the first ten are read. The others fail
   * with `FANOUT_LIMIT`; read those accounts by their ids, with `node`.
   */
  readonly subscriptions: Maybe<ActivePlatformSubscriptionConnection>;
};


/** A customer account, which owns orders, subscriptions and money. */
export type ActivePlatformBillingInfoSubscriptionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** The contact of an account: its contact person, or its owner on older installations. */
export type ActivePlatformContact = {
  readonly __typename: 'ActivePlatformContact';
  /** The contact's e-mail address. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The contact's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** The contact's last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** The contact's middle name; null if the contact has no middle name. */
  readonly middleName: Maybe<Scalars['String']['output']>;
  /** The contact's telephone number. */
  readonly phone: Maybe<Scalars['String']['output']>;
};

/** A custom attribute of a person. */
export type ActivePlatformCustomAttribute = {
  readonly __typename: 'ActivePlatformCustomAttribute';
  /** The display name (`Age`); the provider does not send the key (`age`). Null if it sends no name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The value, always as a string. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** A subscription that an account pays for. */
export type ActivePlatformSubscription = {
  readonly __typename: 'ActivePlatformSubscription';
  /** The time when it was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The credit limit of a postpaid subscription. */
  readonly creditLimit: Maybe<Money>;
  /** The debt of a postpaid subscription. */
  readonly currentDebt: Maybe<Money>;
  /** The last day of the subscription. */
  readonly expiresOn: Maybe<Scalars['Date']['output']>;
  /** The day until which it is on hold; null if it is not on hold, and on older installations. */
  readonly holdEndsOn: Maybe<Scalars['Date']['output']>;
  /** The global id, `<provider>/subscription/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Whether it is a trial. */
  readonly isTrial: Maybe<Scalars['Boolean']['output']>;
  /** The name of the subscription. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The payment model; null on older installations. */
  readonly paymentModel: Maybe<PaymentModel>;
  /** The payment model in the provider's words; null on older installations. */
  readonly paymentModelText: Maybe<Scalars['String']['output']>;
  /** The id of its plan, `<provider>/plan/<native id>`. No field reads a plan. */
  readonly planId: Maybe<Scalars['ID']['output']>;
  /** The id of the chosen period of its plan, `<provider>/plan-period/<native id>`. No field reads a period. */
  readonly planPeriodId: Maybe<Scalars['ID']['output']>;
  /** The promo code; null if no code was used. */
  readonly promoCode: Maybe<Scalars['String']['output']>;
  /** The first day of the subscription. */
  readonly startsOn: Maybe<Scalars['Date']['output']>;
  /** The status; null if the provider does not send it. */
  readonly status: Maybe<ActivePlatformSubscriptionStatus>;
  /** The status in the provider's words, as in `active` or `Stopping failed`; null if the provider does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One page of subscriptions. */
export type ActivePlatformSubscriptionConnection = {
  readonly __typename: 'ActivePlatformSubscriptionConnection';
  /** The subscriptions with their cursors. */
  readonly edges: ReadonlyArray<ActivePlatformSubscriptionEdge>;
  /** The subscriptions without their cursors. */
  readonly nodes: ReadonlyArray<ActivePlatformSubscription>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of subscriptions in the whole list. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A subscription in a page. */
export type ActivePlatformSubscriptionEdge = {
  readonly __typename: 'ActivePlatformSubscriptionEdge';
  /** The cursor of the subscription, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The subscription. */
  readonly node: ActivePlatformSubscription;
};

/** The status of a subscription. Values may be added. */
export type ActivePlatformSubscriptionStatus =
  /** It is being activated. */
  | 'ACTIVATING'
  /** The activation failed. */
  | 'ACTIVATION_FAILED'
  /** It is active. */
  | 'ACTIVE'
  /** It was not renewed in time, and will be stopped after a period of grace. */
  | 'GRACED'
  /** The installation failed. */
  | 'INSTALLATION_FAILED'
  /** The ordered applications are being installed. */
  | 'INSTALLING'
  /** The customer has ordered the plan. */
  | 'ORDERED'
  /** The renewal failed. */
  | 'RENEWAL_FAILED'
  /** It is being renewed. */
  | 'RENEWING'
  /** It is stopped. */
  | 'STOPPED'
  /** It is being stopped. */
  | 'STOPPING'
  /** It could not be stopped. */
  | 'STOPPING_FAILED'
  /** The provider sends a status that the gateway does not know. */
  | 'UNKNOWN'
  /** The update failed. */
  | 'UPDATE_FAILED'
  /** One of its resources is being updated. */
  | 'UPDATING'
  /** A manager has to approve it. */
  | 'WAITING_FOR_APPROVAL';

/** One person in ActivePlatform: one user for all the accounts that the person belongs to. */
export type ActivePlatformUser = Node & User & {
  readonly __typename: 'ActivePlatformUser';
  /** The accounts that the person belongs to; they need one more call to the provider. */
  readonly billingInfo: Maybe<ReadonlyArray<ActivePlatformBillingInfo>>;
  /** The time when the person was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The custom attributes; empty if the person has no attributes. */
  readonly customAttributes: Maybe<ReadonlyArray<ActivePlatformCustomAttribute>>;
  /** The e-mail address, which is also the login. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The person's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/user/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The person's last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** The e-mail address, which is the login. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** The person's middle name; null if the person has no middle name. */
  readonly middleName: Maybe<Scalars['String']['output']>;
  /** The first, middle and last name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Always null: the provider does not list the permissions of a user. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that contains the account. */
  readonly provider: Provider;
  /** The status for all accounts: an active person may still be inactive in one of them. */
  readonly status: UserStatus;
  /** The time when the person was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** An additional field that an administrator has defined. */
export type AdditionalFieldInput = {
  /** The name that the administrator gave the field. */
  readonly name: Scalars['String']['input'];
  /** The value as a string; the panel checks it against the type of the field. */
  readonly value: Scalars['String']['input'];
};

/** The data of a provider about the money or the contract of an account. */
export type BillingInfo = {
  /** The provider's own reference, not a global id; null if there is no reference. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /**
   * What the customer owes: positive if money is owed, negative if the customer has paid too much. Null if the provider does not
   * send it.
   */
  readonly owed: Maybe<Money>;
  /** The status, in words common to all providers; null if the provider has no such status. */
  readonly status: Maybe<BillingStatus>;
  /** The status in the provider's words; null if the provider does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
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

/**
 * A camera. It has the same fields whichever way it was reached: what was not in the document that was read is read by the
 * camera's id. `externalId`, `streams` and `previewUrl` are always read in that way, up to 30 cameras in one call, and fail with
 * `UNSUPPORTED_BY_PROVIDER` if the API that reads cameras by their ids is not configured.
 */
export type Camera = Node & {
  readonly __typename: 'Camera';
  /** Its id in the system that added it; null if it has no such id. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** Whether it is public; `UNKNOWN` if the provider does not send it, or sends a word that the gateway does not know. */
  readonly groupType: Maybe<CameraGroupType>;
  /** `groupType` in the provider's words; null if the provider does not send it. */
  readonly groupTypeText: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/camera/<native id>`, as in `vms/camera/1`. */
  readonly id: Scalars['ID']['output'];
  /** The name that the operator gave it; null if the provider does not send it. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The address of its preview, which contains a token; null if the provider does not send it. */
  readonly previewUrl: Maybe<Scalars['Secret']['output']>;
  /** The time when the recording starts; null if it is not set. */
  readonly startAt: Maybe<Scalars['DateTime']['output']>;
  /** The status; `UNKNOWN` if the provider does not send it, or sends a word that the gateway does not know. */
  readonly status: Maybe<CameraStatus>;
  /** The status in the provider's words; null if the provider does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /** Its streams; null if the provider does not send them. */
  readonly streams: Maybe<ReadonlyArray<CameraStream>>;
};

/** The capabilities of a camera. */
export type CameraCapabilities = {
  readonly __typename: 'CameraCapabilities';
  /** Whether it can detect motion. */
  readonly hasMotionDetection: Maybe<Scalars['Boolean']['output']>;
  /** Whether it can pan, tilt and zoom. */
  readonly hasPtz: Maybe<Scalars['Boolean']['output']>;
};

/** A group in the tree of camera locations: a town, an estate, a house. */
export type CameraGroup = {
  readonly __typename: 'CameraGroup';
  /** The number of cameras in it by the count of the VMS, which may be 0 although the group contains cameras. */
  readonly cameraCount: Maybe<Scalars['Int']['output']>;
  /** The time when it was added to the tree. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The depth in the tree; 0 for a root. */
  readonly depth: Maybe<Scalars['Int']['output']>;
  /** The full name, with the names of all its parents. */
  readonly fullName: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/camera-group/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The number of intercoms in it, by the count of the VMS. */
  readonly intercomCount: Maybe<Scalars['Int']['output']>;
  /** Whether it is a house. */
  readonly isHouse: Maybe<Scalars['Boolean']['output']>;
  /** Whether it belongs to a company. */
  readonly isLegal: Maybe<Scalars['Boolean']['output']>;
  /** The name without those of its parents. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The id of its parent; null for a root. */
  readonly parentId: Maybe<Scalars['ID']['output']>;
  /** The position among its siblings, from 0. */
  readonly pathIndex: Maybe<Scalars['Int']['output']>;
  /** A short name, with the names of its parents. */
  readonly shortName: Maybe<Scalars['String']['output']>;
  /** The id of the root of its tree. */
  readonly topGroupId: Maybe<Scalars['ID']['output']>;
  /** The kind of its content, as in `cameras`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The user that owns it; null for a public group. The user's other fields need one more call for each group. Those below the
   * first ten cameras of a page are read; the others fail with `FANOUT_LIMIT`.
   */
  readonly user: Maybe<VmsUser>;
  /** Its id in another system; null if it has no such id. */
  readonly uuid: Maybe<Scalars['String']['output']>;
};

/** Who may see a camera. Values may be added. */
export type CameraGroupType =
  /** It is in the private folder of a user. */
  | 'PRIVATE'
  /** It is in the public tree of cameras. */
  | 'PUBLIC'
  /** The provider sends a word that the gateway does not know, or none. */
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

/** One stream of a camera. */
export type CameraStream = {
  readonly __typename: 'CameraStream';
  /** The status; `UNKNOWN` if the provider does not send it, or sends a word that the gateway does not know. */
  readonly status: Maybe<CameraStreamStatus>;
  /** The status in the provider's words, as in `active`; null if the provider does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /** The quality; `UNKNOWN` if the provider does not send it, or sends a word that the gateway does not know. */
  readonly type: Maybe<CameraStreamType>;
  /** The quality in the provider's words: `high` or `low`; null if the provider does not send it. */
  readonly typeText: Maybe<Scalars['String']['output']>;
};

/** The status of a stream. Values may be added. */
export type CameraStreamStatus =
  /** The stream works. */
  | 'ACTIVE'
  /** The stream does not work. */
  | 'INACTIVE'
  /** The provider sends a word that the gateway does not know, or none. */
  | 'UNKNOWN';

/** The quality of a stream. Values may be added. */
export type CameraStreamType =
  /** The stream with the high resolution. */
  | 'HIGH'
  /** The stream with the low resolution. */
  | 'LOW'
  /** The provider sends a word that the gateway does not know, or none. */
  | 'UNKNOWN';

/** The user has changed since the caller read it, or does not show an update that the provider confirmed: compare. */
export type ConflictProblem = Problem & {
  readonly __typename: 'ConflictProblem';
  /** `USER_CHANGED`, `UPDATE_NOT_SHOWN` or `UPSTREAM_CONFLICT`. */
  readonly code: ProblemCode;
  /** The current user, if the code is `USER_CHANGED` or `UPDATE_NOT_SHOWN`; null with every other code. */
  readonly current: Maybe<ActivePlatformUser | OnAppUser | VmsUser>;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /**
   * `NOT_APPLIED`; `UNKNOWN` with `UPDATE_NOT_SHOWN`, and if an earlier attempt with the same idempotency key may have taken
   * effect; `APPLIED` as a `userProblem`.
   */
  readonly write: WriteState;
};

/** A custom attribute that the operator has defined. */
export type CustomAttributeInput = {
  /** The key for the API (`age`), not the display name (`Age`). */
  readonly key: Scalars['String']['input'];
  /** The value, always as a string. */
  readonly value: Scalars['String']['input'];
};

/** The idempotency key cannot be used, or is missing. It is about the key and not about the user: nothing more was sent. */
export type IdempotencyProblem = Problem & {
  readonly __typename: 'IdempotencyProblem';
  /**
   * `IDEMPOTENCY_IN_PROGRESS`: send the same again with the same key. `IDEMPOTENCY_KEY_REUSED`: use a new key for a new change.
   * `IDEMPOTENCY_KEY_REQUIRED`: send a key.
   */
  readonly code: ProblemCode;
  /** Whether another request with the same key and input is still in progress, so that its outcome is not known yet. */
  readonly isInProgress: Scalars['Boolean']['output'];
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that would have been called. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** `UNKNOWN` if `isInProgress` is true; otherwise `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** One reason for a rejection, with the input field that it concerns. */
export type InputIssue = {
  readonly __typename: 'InputIssue';
  /**
   * The same field as a name in a form: `path` below the branch, joined by dots, as in `billingProperties.0.value`. Null if
   * `path` is null or names no field below the branch.
   */
  readonly field: Maybe<Scalars['String']['output']>;
  /**
   * The number in the rule, as far as `message` shows it: the least length with `TOO_SHORT`, the greatest length or number of
   * entries with `TOO_LONG`. Null with every other rule.
   */
  readonly limit: Maybe<Scalars['Int']['output']>;
  /** The provider's message, at most 200 characters; secrets that were sent are replaced. */
  readonly message: Scalars['String']['output'];
  /**
   * The path of the input field in the names of this schema: `["input", "vmsBilling", "billingProperties", "0", "value"]`. It
   * follows the input type, even for a field that was not sent, and ends at a field of type JSON. Null if the input has no such
   * field.
   */
  readonly path: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The kind of the violated rule. */
  readonly rule: IssueRule;
  /** The provider's own key, including its dots; null if the provider names no key. */
  readonly upstreamField: Maybe<Scalars['String']['output']>;
};

/**
 * An intercom at a door. It has the same fields whichever way it was reached: what was not in the document that was read is read
 * by the intercom's id, in one call for each intercom. Such fields fail with `UNSUPPORTED_BY_PROVIDER` if the API that reads
 * single intercoms is not configured. In a list of a user, only the first ten intercoms of a page are read in that way. The fields
 * of the others fail with `FANOUT_LIMIT`; read smaller pages, or those intercoms by their ids.
 */
export type Intercom = Node & {
  readonly __typename: 'Intercom';
  /** Its camera; null if it has no camera. The camera's other fields are read by its id, as those of any camera. */
  readonly camera: Maybe<Camera>;
  /** The entrance as the API that reads single intercoms names it, as in `main`; always read by the intercom's id. */
  readonly department: Maybe<Scalars['String']['output']>;
  /** Its id in the system that added it; null if it has no such id. Always read by the intercom's id. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** The number of the first flat that it serves. */
  readonly flatFrom: Maybe<Scalars['Int']['output']>;
  /** The number of the last flat that it serves. */
  readonly flatTo: Maybe<Scalars['Int']['output']>;
  /**
   * The flats that it serves; they need one more call to the provider. Fails with `UNSUPPORTED_BY_PROVIDER` if the Admin API is
   * not configured.
   */
  readonly flats: Maybe<IntercomFlatConnection>;
  /** The group that contains it; null if no group contains it. */
  readonly group: Maybe<IntercomGroup>;
  /** The global id, `<provider>/intercom/<native id>`, as in `vms/intercom/1`. */
  readonly id: Scalars['ID']['output'];
  /**
   * The keys that open it; they need one more call to the provider. Fails with `UNSUPPORTED_BY_PROVIDER` if the Admin API is
   * not configured.
   */
  readonly keys: Maybe<IntercomKeyConnection>;
  /** The MAC address of the device. */
  readonly mac: Maybe<Scalars['String']['output']>;
  /** The model of the device; always read by the intercom's id. */
  readonly model: Maybe<Scalars['String']['output']>;
  /** The name that the operator gave it; null if it has no name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The serial number of the device; always read by the intercom's id. */
  readonly serialNumber: Maybe<Scalars['String']['output']>;
  /** The way in which it was added, as in `auto`; always read by the intercom's id. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** The status; `UNKNOWN` if the provider does not send it, or sends a word that the gateway does not know. */
  readonly status: Maybe<IntercomStatus>;
  /** The status in the provider's words, as in `installed`; null if the provider does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
};


/**
 * An intercom at a door. It has the same fields whichever way it was reached: what was not in the document that was read is read
 * by the intercom's id, in one call for each intercom. Such fields fail with `UNSUPPORTED_BY_PROVIDER` if the API that reads
 * single intercoms is not configured. In a list of a user, only the first ten intercoms of a page are read in that way. The fields
 * of the others fail with `FANOUT_LIMIT`; read smaller pages, or those intercoms by their ids.
 */
export type IntercomFlatsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};


/**
 * An intercom at a door. It has the same fields whichever way it was reached: what was not in the document that was read is read
 * by the intercom's id, in one call for each intercom. Such fields fail with `UNSUPPORTED_BY_PROVIDER` if the API that reads
 * single intercoms is not configured. In a list of a user, only the first ten intercoms of a page are read in that way. The fields
 * of the others fail with `FANOUT_LIMIT`; read smaller pages, or those intercoms by their ids.
 */
export type IntercomKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** The credentials of an intercom in the network of the installation. */
export type IntercomCredentials = {
  readonly __typename: 'IntercomCredentials';
  /** The login; null if the VMS has no login. */
  readonly login: Maybe<Scalars['Secret']['output']>;
  /** The password; null if the VMS has no password. */
  readonly password: Maybe<Scalars['Secret']['output']>;
};

/** One flat behind an intercom. */
export type IntercomFlat = {
  readonly __typename: 'IntercomFlat';
  /** The number of the flat. */
  readonly flat: Maybe<Scalars['Int']['output']>;
  /** The global id, `<provider>/flat/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The intercom at its door; null if the VMS does not name it. Its other fields are read by its id. */
  readonly intercom: Maybe<Intercom>;
  /** Whether the analogue handset is enabled. */
  readonly isAnalogLineEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether calls reach the landline. */
  readonly isLandlineSipLineAvailable: Maybe<Scalars['Boolean']['output']>;
  /** Whether the SIP line is enabled. */
  readonly isSipLineEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether calls reach the app. */
  readonly isSmartphoneSipLineAvailable: Maybe<Scalars['Boolean']['output']>;
  /** The number of the telephone that rings; null if the flat has no landline. */
  readonly landlineNumber: Maybe<Scalars['String']['output']>;
  /** The SIP address that rings in the flat; null if the flat has no SIP line. */
  readonly sipNumber: Maybe<Scalars['Secret']['output']>;
};

/** One page of the flats of an intercom or of a user. */
export type IntercomFlatConnection = {
  readonly __typename: 'IntercomFlatConnection';
  /** The flats with their cursors. */
  readonly edges: ReadonlyArray<IntercomFlatEdge>;
  /** The flats without their cursors. */
  readonly nodes: ReadonlyArray<IntercomFlat>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A flat in a page, with what the list counts. */
export type IntercomFlatEdge = {
  readonly __typename: 'IntercomFlatEdge';
  /** The cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The number of its keys; null if the list does not count them, as that of a user usually does not. */
  readonly keyCount: Maybe<Scalars['Int']['output']>;
  /** The flat. */
  readonly node: IntercomFlat;
  /** The number of its users; null if the list does not count them, as that of a user usually does not. */
  readonly userCount: Maybe<Scalars['Int']['output']>;
};

/**
 * A group in the tree of intercom locations. `name`, `externalId` and `hasItems` are read with the intercom, by the intercom's
 * id.
 */
export type IntercomGroup = {
  readonly __typename: 'IntercomGroup';
  /** Its id in the system that added it; null if it has no such id. */
  readonly externalId: Maybe<Scalars['String']['output']>;
  /** Whether it contains items. */
  readonly hasItems: Maybe<Scalars['Boolean']['output']>;
  /** The global id, `<provider>/intercom-group/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The name of the group. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** One key to an intercom. */
export type IntercomKey = {
  readonly __typename: 'IntercomKey';
  /** The code that the intercom reads from the key. A person who knows it can copy the key. */
  readonly code: Maybe<Scalars['Secret']['output']>;
  /** The time when it was added. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The global id, `<provider>/key/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The intercom that it opens; null if the VMS does not name it. Its other fields are read by its id. */
  readonly intercom: Maybe<Intercom>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One page of an intercom's keys. */
export type IntercomKeyConnection = {
  readonly __typename: 'IntercomKeyConnection';
  /** The keys with their cursors. */
  readonly edges: ReadonlyArray<IntercomKeyEdge>;
  /** The keys without their cursors. */
  readonly nodes: ReadonlyArray<IntercomKey>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A key in a page of an intercom's keys. */
export type IntercomKeyEdge = {
  readonly __typename: 'IntercomKeyEdge';
  /** The cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The time when the key was deleted; null if it exists. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the flat that it belongs to; null if it belongs to no flat. */
  readonly flatId: Maybe<Scalars['ID']['output']>;
  /** The key. */
  readonly node: IntercomKey;
  /**
   * The account that owns it; null if no account owns it. Its other fields need one more call for each account. Those of the
   * accounts beyond the first ten of a page fail with `FANOUT_LIMIT`.
   */
  readonly user: Maybe<VmsUser>;
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

/** An amount of money with its currency. */
export type Money = {
  readonly __typename: 'Money';
  /** The amount as a decimal string. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency as an ISO 4217 code; null if the provider does not name it and the gateway's configuration does not either. */
  readonly currencyCode: Maybe<Scalars['String']['output']>;
};

/** Writes. They run one after the other, and each is sent once. */
export type Mutation = {
  readonly __typename: 'Mutation';
  /**
   * Changes one account at one provider. A change that was made is always `UserUpdated`, and a rejection by the provider is a
   * result, not an error. The write is sent once and never repeated; `write` in every problem, and in the `extensions` of every
   * error of a mutation, says whether it may have taken effect. Nullable, so that a mutation that fails does not discard the
   * results of the mutations before it in the same operation.
   */
  readonly updateUser: Maybe<UpdateUserResult>;
};


/** Writes. They run one after the other, and each is sent once. */
export type MutationUpdateUserArgs = {
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  input: UpdateUserInput;
};

/** An object that `node` reads by its id, which is unique over all providers and types. */
export type Node = {
  /** The global id, `<provider>/<type>/<native id>`, as in `vms/camera/1`. */
  readonly id: Scalars['ID']['output'];
};

/** The provider has no such user. Go back. */
export type NotFoundProblem = Problem & {
  readonly __typename: 'NotFoundProblem';
  /** `USER_NOT_FOUND`. */
  readonly code: ProblemCode;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`; `UNKNOWN` if an earlier attempt with the same idempotency key may have taken effect; `APPLIED` as a `userProblem`. */
  readonly write: WriteState;
};

/** An additional field of an account. */
export type OnAppAdditionalField = {
  readonly __typename: 'OnAppAdditionalField';
  /** The name that the administrator gave it; null if the panel does not send it. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The value as a string, independent of the type of the field. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/**
 * The owed and paid amounts of the account. The currency of each is that of the bucket or the billing plan: it needs one call to
 * the provider for all accounts of an operation.
 */
export type OnAppBillingInfo = BillingInfo & {
  readonly __typename: 'OnAppBillingInfo';
  /** The provider's id of the bucket, or of the billing plan before 6.0. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** The discount for free resources; null on panels before 6.0. */
  readonly discountDueToFree: Maybe<Money>;
  /** The price of a month; null on panels before 6.0. */
  readonly monthlyPrice: Maybe<Money>;
  /** The outstanding amount: negative if the user has paid too much. */
  readonly owed: Maybe<Money>;
  /** The sum of the payments. */
  readonly paymentAmount: Maybe<Money>;
  /** Always null: the panel has no such status. */
  readonly status: Maybe<BillingStatus>;
  /** Always null: the panel has no such status. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /** The cost of the usage so far. */
  readonly totalAmount: Maybe<Money>;
  /** The cost of the usage minus the discount; null on panels before 6.0. */
  readonly totalAmountWithDiscount: Maybe<Money>;
};

/** The prices of resources. Panels before 6.0 have billing plans. */
export type OnAppBillingPlan = {
  readonly __typename: 'OnAppBillingPlan';
  /** The currency as an ISO 4217 code. */
  readonly currencyCode: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/billing-plan/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The price of a month; null if the panel does not send it. */
  readonly monthlyPrice: Maybe<Money>;
  /** The name of the billing plan. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Whether people see prices; null if the panel does not define it. */
  readonly showsPrices: Maybe<Scalars['Boolean']['output']>;
};

/** The prices of resources, and the amounts that an account may have. Panels since 6.0 have buckets. */
export type OnAppBucket = {
  readonly __typename: 'OnAppBucket';
  /** Whether virtual machines may be activated by a key server. */
  readonly allowsKms: Maybe<Scalars['Boolean']['output']>;
  /** Whether virtual machines may be activated with a multiple activation key. */
  readonly allowsMak: Maybe<Scalars['Boolean']['output']>;
  /** Whether virtual machines may have licences of their own. */
  readonly allowsOwn: Maybe<Scalars['Boolean']['output']>;
  /** The time when the bucket was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The currency as an ISO 4217 code. */
  readonly currencyCode: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/bucket/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** Whether accounts use it. */
  readonly isUsedByUsers: Maybe<Scalars['Boolean']['output']>;
  /** The price of a month; null if the panel does not send it. */
  readonly monthlyPrice: Maybe<Money>;
  /** The name of the bucket. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Whether people see prices; null if the panel does not define it. */
  readonly showsPrices: Maybe<Scalars['Boolean']['output']>;
  /** The name of its type in the panel, as in `Billing::Buckets::Plan`. */
  readonly typeName: Maybe<Scalars['String']['output']>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** The status of a service of a content delivery network. Values may be added. */
export type OnAppCdnStatus =
  /** The service is active. */
  | 'ACTIVE'
  /** The service is not active. */
  | 'INACTIVE'
  /** The panel sends a status that the gateway does not know. */
  | 'UNKNOWN';

/** The hints that the panel shows the person. */
export type OnAppInfoboxes = {
  readonly __typename: 'OnAppInfoboxes';
  /** The hints that the person has closed. */
  readonly hiddenInfoboxes: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whether hints are shown. */
  readonly showsInfoboxes: Maybe<Scalars['Boolean']['output']>;
};

/** An IP address that the account's virtual machines use. */
export type OnAppIpAddress = {
  readonly __typename: 'OnAppIpAddress';
  /** The IP address. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/ip-address/<native id>`. */
  readonly id: Maybe<Scalars['ID']['output']>;
};

/** The cost of one month. */
export type OnAppMonthlyBill = {
  readonly __typename: 'OnAppMonthlyBill';
  /** The cost; null if the panel does not send it. */
  readonly cost: Maybe<Money>;
  /** The month, from 1 to 12. */
  readonly month: Scalars['Int']['output'];
};

/** The lists of choices of an OnApp panel. Each list needs one call to the provider, which is made once per operation. */
export type OnAppPanel = {
  readonly __typename: 'OnAppPanel';
  /** The choices for `billingPlanId`; null on panels since 6.0. */
  readonly billingPlans: Maybe<ReadonlyArray<OnAppBillingPlan>>;
  /** The choices for `bucketId`; null on panels before 6.0. */
  readonly buckets: Maybe<ReadonlyArray<OnAppBucket>>;
  /** The choices for `roleIds`. */
  readonly roles: Maybe<ReadonlyArray<OnAppRole>>;
  /** The choices for `userGroupId`. */
  readonly userGroups: Maybe<ReadonlyArray<OnAppUserGroup>>;
};

/** A payment that was received. */
export type OnAppPayment = {
  readonly __typename: 'OnAppPayment';
  /** The paid amount; null if the panel does not send it. */
  readonly amount: Maybe<Money>;
  /** The time when it was recorded. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The global id, `<provider>/payment/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The number of the invoice; null if the payment has no invoice. */
  readonly invoiceNumber: Maybe<Scalars['String']['output']>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One page of payments. */
export type OnAppPaymentConnection = {
  readonly __typename: 'OnAppPaymentConnection';
  /** The payments with their cursors. */
  readonly edges: ReadonlyArray<OnAppPaymentEdge>;
  /** The payments without their cursors. */
  readonly nodes: ReadonlyArray<OnAppPayment>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of payments in the whole list. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A payment in a page. */
export type OnAppPaymentEdge = {
  readonly __typename: 'OnAppPaymentEdge';
  /** The cursor of the payment, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The payment. */
  readonly node: OnAppPayment;
};

/**
 * A named set of permissions. `userCount` is read from the roles of the panel: one call to the provider for all roles of an
 * operation. So are `isBuiltIn`, `template` and `permissions` if the object that contains the role lacks them, as a user group
 * does.
 */
export type OnAppRole = {
  readonly __typename: 'OnAppRole';
  /** The time when the role was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The global id, `<provider>/role/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** `admin` or `user` for the built-in roles, a random identifier for other roles. */
  readonly identifier: Maybe<Scalars['String']['output']>;
  /** Whether it is built in; null on panels before 5.4. */
  readonly isBuiltIn: Maybe<Scalars['Boolean']['output']>;
  /** The name of the role. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The permissions of the role; null if the panel omits them. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The template that it was made from; null on panels before 6.4, and if it was made from none. */
  readonly template: Maybe<OnAppRoleTemplate>;
  /** The template in the provider's words, as in `user_template`; null if the panel does not send it. */
  readonly templateText: Maybe<Scalars['String']['output']>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The number of accounts that have it; null on panels before 3.0. */
  readonly userCount: Maybe<Scalars['Int']['output']>;
};

/** The template of a role. Values may be added. */
export type OnAppRoleTemplate =
  /** The template for administrators. */
  | 'ADMIN'
  /** The panel sends a template that the gateway does not know. */
  | 'UNKNOWN'
  /** The template for users. */
  | 'USER';

/** One account in an OnApp panel. */
export type OnAppUser = Node & User & {
  readonly __typename: 'OnAppUser';
  /** The time when it was last activated; null if it was never activated. */
  readonly activatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The additional fields; null if the panel does not have any. */
  readonly additionalFields: Maybe<ReadonlyArray<OnAppAdditionalField>>;
  /** The available disk space in GB. */
  readonly availableDiskGigabytes: Maybe<Scalars['Float']['output']>;
  /** The available memory in MB. */
  readonly availableMemoryMegabytes: Maybe<Scalars['Float']['output']>;
  /** The avatar as the provider sends it: a string on some panels, an object on others. */
  readonly avatar: Maybe<Scalars['JSON']['output']>;
  /** One entry. Its amounts are null if the gateway's account may not read prices. */
  readonly billingInfo: Maybe<ReadonlyArray<OnAppBillingInfo>>;
  /**
   * The billing plan; null if the account has none, and on panels since 6.0. Its `id` needs no call, its other fields one call
   * to the provider for all accounts of an operation; they are null if the panel does not list the plan.
   */
  readonly billingPlan: Maybe<OnAppBillingPlan>;
  /**
   * The bucket; null if the account has none, and on panels before 6.0. Its `id` needs no call, its other fields one call to
   * the provider for all accounts of an operation; they are null if the panel does not list the bucket.
   */
  readonly bucket: Maybe<OnAppBucket>;
  /** The status of the CDN account; null if the panel does not send it. Panels send `ACTIVE` for all accounts. */
  readonly cdnAccountStatus: Maybe<OnAppCdnStatus>;
  /** The status of the CDN account in the provider's words; null if the panel does not send it. */
  readonly cdnAccountStatusText: Maybe<Scalars['String']['output']>;
  /** The reference of the account in the CDN; null if the account has no reference. */
  readonly cdnReference: Maybe<Scalars['String']['output']>;
  /** The status of the CDN service; null if the panel does not send it. */
  readonly cdnStatus: Maybe<OnAppCdnStatus>;
  /** The status of the CDN service in the provider's words; null if the panel does not send it. */
  readonly cdnStatusText: Maybe<Scalars['String']['output']>;
  /** The time when the account was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The time when it was marked as deleted; null if it is not marked. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The e-mail address, unique in the panel. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The id of the firewall that protects its virtual machines. No field reads it. */
  readonly firewallId: Maybe<Scalars['ID']['output']>;
  /** The person's first name. */
  readonly firstName: Maybe<Scalars['String']['output']>;
  /**
   * The id of a group. No field reads it.
   * @deprecated OnApp has deprecated this group. Use `userGroup`.
   */
  readonly groupId: Maybe<Scalars['ID']['output']>;
  /** Whether its CDN traffic is limited; null on panels before 6.6. */
  readonly hasCdnBandwidthLimit: Maybe<Scalars['Boolean']['output']>;
  /** Whether it may sign in with a YubiKey; null on panels before 4.2. */
  readonly hasYubikey: Maybe<Scalars['Boolean']['output']>;
  /** The global id, `<provider>/user/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The random identifier that the provider gave the account. */
  readonly identifier: Maybe<Scalars['String']['output']>;
  /** The id of the group of image templates that it may use. No field reads it. */
  readonly imageTemplateGroupId: Maybe<Scalars['ID']['output']>;
  /** The hints of the panel; null on panels before 3.0. */
  readonly infoboxes: Maybe<OnAppInfoboxes>;
  /** Whether it was created for a supplier in a federation. */
  readonly isSupplied: Maybe<Scalars['Boolean']['output']>;
  /** Whether its usage is counted for bills. */
  readonly isUsageBilled: Maybe<Scalars['Boolean']['output']>;
  /** The person's last name. */
  readonly lastName: Maybe<Scalars['String']['output']>;
  /** The language, as in `en`. */
  readonly locale: Maybe<Scalars['String']['output']>;
  /** The login; null if the gateway signs in with an API key, because OnApp hides logins then. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** The cost of each month of a year; it needs one more call to the provider. */
  readonly monthlyBills: Maybe<ReadonlyArray<OnAppMonthlyBill>>;
  /** The first and last name; null if the user has neither. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The time when the password was last changed; null if the panel does not send it. */
  readonly passwordChangedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The recorded payments, in the provider's order; null if the panel no longer has the account. They need one more call to the
   * provider, however many pages an operation selects.
   */
  readonly payments: Maybe<OnAppPaymentConnection>;
  /** The permissions of all roles together. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that contains the account. */
  readonly provider: Provider;
  /** The roles with their permissions; null if the panel omits them. */
  readonly roles: Maybe<ReadonlyArray<OnAppRole>>;
  /** The status. Deleted accounts can be read until they are deleted a second time. */
  readonly status: UserStatus;
  /** The time when the account will be suspended; null if no suspension is planned, also after a manual suspension. */
  readonly suspendAt: Maybe<Scalars['DateTime']['output']>;
  /** The theme of the panel, as in `dark`; null if no theme is chosen. */
  readonly systemTheme: Maybe<Scalars['String']['output']>;
  /** The time zone as a Rails name (`Kyiv`), not an IANA name. */
  readonly timeZone: Maybe<Scalars['String']['output']>;
  /** The time of the last update. It changes even if an update is rejected, so it does not prove a change. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The number of processor cores that its virtual machines use. */
  readonly usedCpuCount: Maybe<Scalars['Int']['output']>;
  /** The shares of processor time that its virtual machines use. */
  readonly usedCpuShares: Maybe<Scalars['Int']['output']>;
  /** The used disk space in GB. */
  readonly usedDiskGigabytes: Maybe<Scalars['Float']['output']>;
  /** The IP addresses that its virtual machines use. */
  readonly usedIpAddresses: Maybe<ReadonlyArray<OnAppIpAddress>>;
  /** The used memory in MB. */
  readonly usedMemoryMegabytes: Maybe<Scalars['Float']['output']>;
  /**
   * The user group; null if the account has none. Its `id` needs no call, its other fields one call to the provider for all
   * accounts of an operation; they are null if the panel does not list the group.
   */
  readonly userGroup: Maybe<OnAppUserGroup>;
  /** Whether its avatar is loaded from Gravatar. */
  readonly usesGravatar: Maybe<Scalars['Boolean']['output']>;
  /** Whether it signs in with a one-time password; null on panels before 6.4. */
  readonly usesTotp: Maybe<Scalars['Boolean']['output']>;
};


/** One account in an OnApp panel. */
export type OnAppUserMonthlyBillsArgs = {
  year: Scalars['Int']['input'];
};


/** One account in an OnApp panel. */
export type OnAppUserPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** A group of accounts. */
export type OnAppUserGroup = {
  readonly __typename: 'OnAppUserGroup';
  /** The bucket of its accounts; null on panels before 6.0, and if the group has none. */
  readonly bucket: Maybe<OnAppBucket>;
  /** The time when the group was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The global id, `<provider>/user-group/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** A random identifier; only newer panels send it. */
  readonly identifier: Maybe<Scalars['String']['output']>;
  /** The name of the group. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The roles that its accounts may have; null on older panels. */
  readonly roles: Maybe<ReadonlyArray<OnAppRole>>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** The position of a page in its list. */
export type PageInfo = {
  readonly __typename: 'PageInfo';
  /** The cursor of the last entry, for `after`; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** Whether the list continues after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the list has entries before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first entry; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** When services are paid for. Values may be added. */
export type PaymentModel =
  /** After they were used: `postpay`. */
  | 'POSTPAID'
  /** Before they are used: `prepay`. */
  | 'PREPAID'
  /** The provider sends a payment model that the gateway does not know. */
  | 'UNKNOWN';

/** One permission that a provider can grant. Names are stable; ids differ between installations. */
export type Permission = {
  readonly __typename: 'Permission';
  /** The display name, in the language of the gateway's account; null if the provider has no display name. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** The display name of the provider's group of permissions; null if it has no group. */
  readonly group: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/permission/<native id>`, as in `vms/permission/9`. */
  readonly id: Scalars['ID']['output'];
  /** The provider's stable name: `layouts-store` (VMS), `users.read.own` (OnApp); null if the provider does not send it. */
  readonly name: Maybe<Scalars['String']['output']>;
};

/** The reason why an update was not made, or may not have been made, or why a user could not be read or searched. */
export type Problem = {
  /** A stable code, for programs. */
  readonly code: ProblemCode;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** Whether the provider may still have changed the user; `NOT_APPLIED` on reads, `APPLIED` as a `userProblem`. */
  readonly write: WriteState;
};

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

/** The provider and the request that a result belongs to, for support. It never contains a URL, a header or a body. */
export type ProblemOrigin = {
  readonly __typename: 'ProblemOrigin';
  /** The HTTP status of the provider's response; null if nothing was sent or no response was received. */
  readonly httpStatus: Maybe<Scalars['Int']['output']>;
  /** The installation that was called, or would have been called. */
  readonly provider: Provider;
  /** The id of the request in the gateway's log. */
  readonly requestId: Scalars['ID']['output'];
};

/** One configured installation. A gateway may have several of one kind. */
export type Provider = Node & {
  readonly __typename: 'Provider';
  /**
   * What the configured APIs of this provider can do. Other operations fail with `UNSUPPORTED_BY_PROVIDER`. The scopes of the
   * caller, and whether the operator has disabled updates, change nothing here.
   */
  readonly capabilities: ReadonlyArray<ProviderCapability>;
  /** The key under `providers` in the configuration, as in `vms` or `onapp-eu`. */
  readonly id: Scalars['ID']['output'];
  /** The product that runs there. */
  readonly kind: ProviderKind;
  /**
   * The display name: that of the configuration, otherwise the name of the product, as in `OnApp`. A provider always has one; the
   * field is nullable because it can be selected beside the names of other objects, which may have none.
   */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The lists of choices of an OnApp panel, for forms; null for a provider of another kind. */
  readonly onApp: Maybe<OnAppPanel>;
};

/** What the configured APIs of a provider can do. Values may be added. */
export type ProviderCapability =
  /** `findUsers` finds accounts by an e-mail address. It may still fail if too many others contain the address. */
  | 'FIND_USERS_BY_EMAIL'
  /** `findUsers` finds accounts by a login. It may still fail if too many others contain the login. */
  | 'FIND_USERS_BY_LOGIN'
  /** `findUsers` finds accounts by a text. */
  | 'FIND_USERS_BY_TEXT'
  /** `permissions` lists the known permissions. */
  | 'LIST_PERMISSIONS'
  /** `users` lists the accounts. */
  | 'LIST_USERS'
  /** `camera` reads one camera. */
  | 'READ_CAMERAS'
  /** `intercom` reads one intercom. */
  | 'READ_INTERCOMS'
  /** `user`, and `node` for its users, read one account. */
  | 'READ_USERS'
  /** `users` with `search` finds accounts by a text. */
  | 'SEARCH_USERS'
  /** `updateUser` with `activePlatform` updates an account. */
  | 'UPDATE_ACTIVE_PLATFORM'
  /** `updateUser` with `onApp` updates an account. */
  | 'UPDATE_ON_APP'
  /** `updateUser` with `vmsAdmin` updates an account. */
  | 'UPDATE_VMS_ADMIN'
  /** `updateUser` with `vmsBilling` updates an account. */
  | 'UPDATE_VMS_BILLING';

/** The kind of a provider: the product that runs there. Values may be added. */
export type ProviderKind =
  /** ActivePlatform: cloud billing. */
  | 'ACTIVE_PLATFORM'
  /** OnApp: cloud. */
  | 'ON_APP'
  /** Aipix VMS: video surveillance and intercoms. */
  | 'VMS';

/** The provider failed, or its response was not understood. Show this to the person, who may try again later. Check `write` first. */
export type ProviderProblem = Problem & {
  readonly __typename: 'ProviderProblem';
  /**
   * The reason of the failure. `UPSTREAM_RATE_LIMITED` only as a `userProblem`, or if an earlier attempt with the same
   * idempotency key may have taken effect.
   */
  readonly code: ProblemCode;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** Whether the provider may still have changed the user; `APPLIED` as a `userProblem`. */
  readonly write: WriteState;
};

/** The search result of one provider. Exactly one of `users` and `problem` is null. */
export type ProviderUsers = {
  readonly __typename: 'ProviderUsers';
  /** The reason why there is no result. */
  readonly problem: Maybe<AccessProblem | ConflictProblem | IdempotencyProblem | NotFoundProblem | ProviderProblem | ThrottledProblem | ValidationProblem>;
  /** The provider that was searched. */
  readonly provider: Provider;
  /** The matching users, at most 3 for an address or a login and 25 for a text; empty if no user matches. */
  readonly users: Maybe<ReadonlyArray<ActivePlatformUser | OnAppUser | VmsUser>>;
};

/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type Query = {
  readonly __typename: 'Query';
  /**
   * Returns one camera; null if the provider says that it does not exist. Fails with `UNSUPPORTED_BY_PROVIDER` if the API that
   * reads single cameras is not configured.
   */
  readonly camera: Maybe<Camera>;
  /**
   * Finds the same person at every provider. Returns one entry for each searched provider, in their order, even for one that
   * failed. All are searched concurrently; the entry of one that fails has a `problem` and does not affect the others.
   */
  readonly findUsers: Maybe<ReadonlyArray<ProviderUsers>>;
  /**
   * Returns one intercom; null if the provider says that it does not exist. Fails with `UNSUPPORTED_BY_PROVIDER` if the API that
   * reads single intercoms is not configured.
   */
  readonly intercom: Maybe<Intercom>;
  /**
   * Returns a provider by its key, or a user, camera, intercom or ActivePlatform account by its global id; null if it does not
   * exist. An id of another type, such as `vms/flat/1`, fails with `BAD_USER_INPUT`: objects without a read of their own are
   * fields of those that have one.
   */
  readonly node: Maybe<ActivePlatformBillingInfo | ActivePlatformUser | Camera | Intercom | OnAppUser | Provider | VmsUser>;
  /**
   * Returns the objects of at most 100 ids, in their order, as `node` does. An object that fails is null with an error and
   * does not affect the others. An operation with more ids fails with `BAD_USER_INPUT` before anything is read.
   */
  readonly nodes: ReadonlyArray<Maybe<ActivePlatformBillingInfo | ActivePlatformUser | Camera | Intercom | OnAppUser | Provider | VmsUser>>;
  /**
   * Returns the known permissions of the provider. The list may be incomplete: only OnApp lists all its permissions. Null with
   * an error `UNSUPPORTED_BY_PROVIDER` if the provider has no catalogue.
   */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** Returns the providers that are configured in this gateway and that the caller may use. */
  readonly providers: ReadonlyArray<Provider>;
  /**
   * Returns one account at one provider; null if the provider says that it does not exist. Fails with `BAD_USER_INPUT` if the
   * id is malformed, and with `UNSUPPORTED_BY_PROVIDER` if the configured API of that provider cannot read a user.
   */
  readonly user: Maybe<ActivePlatformUser | OnAppUser | VmsUser>;
  /**
   * Returns the accounts of one provider, in the provider's order. Null with an error `UNSUPPORTED_BY_PROVIDER` if the
   * configured API of that provider cannot list users.
   */
  readonly users: Maybe<UserConnection>;
  /** Returns the caller itself: what its credential permits. */
  readonly viewer: Viewer;
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryCameraArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryFindUsersArgs = {
  match: UserMatch;
  providers?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryIntercomArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryPermissionsArgs = {
  provider: Scalars['ID']['input'];
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Reads. Each field fails independently: a field that fails is null, and of `nodes` each entry, with an error that gives the
 * reason.
 */
export type QueryUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  provider: Scalars['ID']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
};

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

/** What to do after a problem, and when. */
export type RetryAdvice = {
  readonly __typename: 'RetryAdvice';
  /** What to do next. */
  readonly advice: RetryAction;
  /** The delay in seconds that the provider or the gateway requested; null if none was requested. */
  readonly afterSeconds: Maybe<Scalars['Int']['output']>;
};

/** The provider or the gateway limits the rate of requests. Nothing was written: wait. */
export type ThrottledProblem = Problem & {
  readonly __typename: 'ThrottledProblem';
  /** `UPSTREAM_RATE_LIMITED`, or `RATE_LIMITED` of the gateway itself. */
  readonly code: ProblemCode;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** Always `NOT_APPLIED`. */
  readonly write: WriteState;
};

/** `PUT /api/vendor/v1/users/{id}.json`. Absent fields stay unchanged. This API cannot change e-mail and status. */
export type UpdateActivePlatformUserInput = {
  /** Attributes by key. The provider decides what happens to the attributes that are not in the list. */
  readonly customAttributes?: InputMaybe<ReadonlyArray<CustomAttributeInput>>;
  /** The person's first name. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** The global id, `<provider>/user/<native id>`, as in `activeplatform/user/2002986`. */
  readonly id: Scalars['ID']['input'];
  /**
   * The `updatedAt` that the caller read. If the user has a different value by now, nothing is written and the result is a
   * `ConflictProblem`. It needs one more call to the provider. Null has the same meaning as absent.
   */
  readonly ifUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The person's last name. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** The person's middle name; an empty string removes it. */
  readonly middleName?: InputMaybe<Scalars['String']['input']>;
  /** The new password. The rules for it are settings of the installation. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
};

/** `PUT /users/:id`. Absent fields stay unchanged; `suspendAt: null` disables auto-suspension. */
export type UpdateOnAppUserInput = {
  /** Additional fields by name, as an administrator has defined them. */
  readonly additionalFields?: InputMaybe<ReadonlyArray<AdditionalFieldInput>>;
  /** The id of the billing plan. Only for panels before 6.0, with `billingField: billing_plan_id`; rejected on other panels. */
  readonly billingPlanId?: InputMaybe<Scalars['ID']['input']>;
  /** The id of the bucket. Only for panels since 6.0, with `billingField: bucket_id`; rejected on other panels. */
  readonly bucketId?: InputMaybe<Scalars['ID']['input']>;
  /** The e-mail address, which must be unique in the panel. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The person's first name. */
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** Whether the person may sign in with a YubiKey. */
  readonly hasYubikey?: InputMaybe<Scalars['Boolean']['input']>;
  /** The global id, `<provider>/user/<native id>`, as in `onapp/user/12`. */
  readonly id: Scalars['ID']['input'];
  /**
   * The `updatedAt` that the caller read. If the user has a different value by now, nothing is written and the result is a
   * `ConflictProblem`. This is a false alarm if the panel only rejected an update meanwhile, because that changes the value
   * too. It needs one more call to the provider. Null has the same meaning as absent.
   */
  readonly ifUpdatedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The person's last name. */
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** The new password, at least 6 characters. It cannot be changed if the gateway's credential is an API key. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** The ids of the roles, which replace the user's roles. */
  readonly roleIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** The time when the account will be suspended; null cancels the suspension. */
  readonly suspendAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of the user group: `onapp/user-group/36` or `36`. The ids below have the same two forms. */
  readonly userGroupId?: InputMaybe<Scalars['ID']['input']>;
};

/** The update of one user. Exactly one field must be set: it selects the provider API. */
export type UpdateUserInput =
  /** The ActivePlatform vendor API. */
  { readonly activePlatform: UpdateActivePlatformUserInput; readonly onApp?: never; readonly vmsAdmin?: never; readonly vmsBilling?: never; }
  |  /** The OnApp Control Panel API. */
  { readonly activePlatform?: never; readonly onApp: UpdateOnAppUserInput; readonly vmsAdmin?: never; readonly vmsBilling?: never; }
  |  /** The VMS Admin API. */
  { readonly activePlatform?: never; readonly onApp?: never; readonly vmsAdmin: UpdateVmsAdminUserInput; readonly vmsBilling?: never; }
  |  /** The VMS Billing API. */
  { readonly activePlatform?: never; readonly onApp?: never; readonly vmsAdmin?: never; readonly vmsBilling: UpdateVmsBillingUserInput; };

/**
 * The result of an update, with one type for each way in which a client can continue. `UserUpdated` means that the change was made;
 * all others implement `Problem`. Types may be added.
 */
export type UpdateUserResult = AccessProblem | ConflictProblem | IdempotencyProblem | NotFoundProblem | ProviderProblem | ThrottledProblem | UserUpdated | ValidationProblem;

/** `PUT /api/admin/v1/users/{user}`. The list replaces the user's permissions. */
export type UpdateVmsAdminUserInput = {
  /** The global id, `<provider>/user/<native id>`, as in `vms/user/5`. */
  readonly id: Scalars['ID']['input'];
  /**
   * The ids of all `permissions` that the caller read, in any order: global ids (`vms/permission/9`) or the provider's own
   * (`9`). If the user has different permissions by now, nothing is written and the result is a `ConflictProblem`. It needs one
   * more call to the provider. Null has the same meaning as absent.
   */
  readonly ifPermissionIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** All permissions that the user has after the update; an empty list removes every permission. */
  readonly permissions: VmsPermissionList;
};

/** `PATCH /api/v1/billing/user/manage`. Absent fields stay unchanged. */
export type UpdateVmsBillingUserInput = {
  /** The data that the billing system stores with the user. */
  readonly billingInfo?: InputMaybe<VmsBillingInfoInput>;
  /** The properties, which replace the stored list; at most 10. */
  readonly billingProperties?: InputMaybe<ReadonlyArray<VmsBillingPropertyInput>>;
  /** Whether the person may change the password; since VMS 24.12. */
  readonly canUpdatePassword?: InputMaybe<Scalars['Boolean']['input']>;
  /** The new password, at most 100 characters. */
  readonly password?: InputMaybe<Scalars['String']['input']>;
  /** The names of permissions to add, as in `archives-show`. A name must not be in both lists. */
  readonly permissionsToAttach?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The names of permissions to remove, as in `archives-preview-download`. */
  readonly permissionsToDetach?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Whether access is allowed. */
  readonly status?: InputMaybe<VmsUserStatusInput>;
  /** The user. */
  readonly user: VmsUserRef;
};

/** One account of one person at one provider. */
export type User = {
  /** The billing records of the account; null if the provider does not send them. */
  readonly billingInfo: Maybe<ReadonlyArray<ActivePlatformBillingInfo | OnAppBillingInfo | VmsBillingInfo>>;
  /** The time when the account was created; null if the provider does not send it. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The e-mail address; null if the provider does not store one. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The global id, `<provider>/user/<native id>`, as in `vms/user/5`. */
  readonly id: Scalars['ID']['output'];
  /** The login of the person; null if the provider hides it from the gateway's credential. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** The person's name as the provider stores it; null if it has no name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The permissions of the account; null if the provider does not send them. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that contains the account. */
  readonly provider: Provider;
  /** The status; `UNKNOWN` if the provider does not send it, or sends a value that the gateway does not know. */
  readonly status: UserStatus;
  /**
   * The time when the account was last changed; null if the provider does not send it. OnApp also changes it when it rejects an
   * update.
   */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One page of accounts. */
export type UserConnection = {
  readonly __typename: 'UserConnection';
  /** The accounts with their cursors. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The accounts without their cursors. */
  readonly nodes: ReadonlyArray<ActivePlatformUser | OnAppUser | VmsUser>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An account in a page. */
export type UserEdge = {
  readonly __typename: 'UserEdge';
  /** The cursor of the account, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: ActivePlatformUser | OnAppUser | VmsUser;
};

/** A search for users. Exactly one field must be set. Case is ignored. */
export type UserMatch =
  /** The whole e-mail address. */
  { readonly email: Scalars['String']['input']; readonly login?: never; readonly text?: never; }
  |  /** The whole login. */
  { readonly email?: never; readonly login: Scalars['String']['input']; readonly text?: never; }
  |  /** A text, which each provider interprets. */
  { readonly email?: never; readonly login?: never; readonly text: Scalars['String']['input']; };

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

/** The change was made, for certain, even if the user could not be read afterwards. Do not send it again. */
export type UserUpdated = {
  readonly __typename: 'UserUpdated';
  /**
   * The account as the VMS Billing API returned it with the change. Null after every other update, and if `isReplay` is true: an
   * earlier request received the account.
   */
  readonly billingAccount: Maybe<VmsBillingAccount>;
  /**
   * Whether an earlier request with the same idempotency key made the change, so that this one changed nothing. Then `user` is the
   * user as it is now.
   */
  readonly isReplay: Scalars['Boolean']['output'];
  /** The provider that was called, and the status of its response; the status is null if `isReplay` is true. */
  readonly origin: ProblemOrigin;
  /** The user as the provider stores it after the change; null if it could not be read, and then `userProblem` gives the reason. */
  readonly user: Maybe<ActivePlatformUser | OnAppUser | VmsUser>;
  /** The reason why `user` is null; null if `user` is there. Its `write` is `APPLIED`. */
  readonly userProblem: Maybe<AccessProblem | ConflictProblem | IdempotencyProblem | NotFoundProblem | ProviderProblem | ThrottledProblem | ValidationProblem>;
};

/** Values were rejected by the provider (422), or by the gateway before it sent anything. Mark the fields of the form. */
export type ValidationProblem = Problem & {
  readonly __typename: 'ValidationProblem';
  /** `VALIDATION_FAILED`. */
  readonly code: ProblemCode;
  /** One issue for each message; empty if the provider did not say which values it rejects. */
  readonly issues: ReadonlyArray<InputIssue>;
  /** A message that is safe to show to people. */
  readonly message: Scalars['String']['output'];
  /** The provider that was called, and the status of its response. */
  readonly origin: ProblemOrigin;
  /** What to do next. */
  readonly retry: RetryAdvice;
  /** `NOT_APPLIED`; `UNKNOWN` if an earlier attempt with the same idempotency key may have taken effect; `APPLIED` as a `userProblem`. */
  readonly write: WriteState;
};

/** The caller, as the gateway knows it by its credential. */
export type Viewer = {
  readonly __typename: 'Viewer';
  /** The name of the API key, or the subject of the token; null if the gateway does not authenticate its callers. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The providers that the caller may use. */
  readonly providers: ReadonlyArray<Provider>;
  /** The scopes of the caller: `users:read`, `users:write`, `secrets:read`, `explain`, `metrics`. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};

/** A level of video analytics. Values may be added. */
export type VmsAnalyticLevel =
  /** The first level. */
  | 'LEVEL_1'
  /** The second level. */
  | 'LEVEL_2'
  /** The third level. */
  | 'LEVEL_3'
  /** The VMS sends a word that the gateway does not know, or none. */
  | 'UNKNOWN';

/** The number of cases of one level of video analytics that the user may run. */
export type VmsAnalyticLicense = {
  readonly __typename: 'VmsAnalyticLicense';
  /** The number of bought cases. */
  readonly boughtCount: Maybe<Scalars['Int']['output']>;
  /** The display name of the level. */
  readonly displayName: Maybe<Scalars['String']['output']>;
  /** The number of cases that are left. */
  readonly freeCount: Maybe<Scalars['Int']['output']>;
  /** The level; `UNKNOWN` if the VMS does not send it, or sends a word that the gateway does not know. */
  readonly level: Maybe<VmsAnalyticLevel>;
  /** The level in the provider's words: `analytic_l1`, `analytic_l2` or `analytic_l3`; null if the VMS does not send it. */
  readonly levelText: Maybe<Scalars['String']['output']>;
  /** The number of running cases. */
  readonly usedCount: Maybe<Scalars['Int']['output']>;
};

/** The user as the Billing API returns it after an update. */
export type VmsBillingAccount = {
  readonly __typename: 'VmsBillingAccount';
  /** The properties of the billing system; empty if the user has no properties. */
  readonly billingProperties: ReadonlyArray<VmsBillingProperty>;
  /** Whether the person may change the password. */
  readonly canUpdatePassword: Maybe<Scalars['Boolean']['output']>;
  /** The time when the account was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The time when the account was deleted; null if it exists. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The status; `UNKNOWN` if the VMS does not send it, or sends another word than `active` and `blocked`. */
  readonly status: Maybe<VmsUserStatus>;
  /** The status in the provider's words; null if the VMS does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /** The type of the user, as the installation names it. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** The time when it was last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
};

/** One record of the customer's billing system, as the VMS stores it. */
export type VmsBillingInfo = BillingInfo & {
  readonly __typename: 'VmsBillingInfo';
  /** A free technical document; an empty one is `{}`. */
  readonly billingExtra: Maybe<Scalars['JSON']['output']>;
  /** The reference of the billing system. */
  readonly billingId: Maybe<Scalars['String']['output']>;
  /** The login in the billing system. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** Always null: the VMS does not know what a customer owes. */
  readonly owed: Maybe<Money>;
  /** The status; `UNKNOWN` if the VMS does not send it, or sends another word than `active` and `blocked`. */
  readonly status: Maybe<BillingStatus>;
  /** The status in the provider's words: usually `active` or `blocked`, possibly another word. */
  readonly statusText: Maybe<Scalars['String']['output']>;
  /** The type of the user, as the billing system names it. */
  readonly userType: Maybe<Scalars['String']['output']>;
};

/** The data that the billing system stores with the user. */
export type VmsBillingInfoInput = {
  /** A free technical document; `[]` and `{}` both mean that it is empty. */
  readonly billingExtra?: InputMaybe<Scalars['JSON']['input']>;
  /** The reference of the billing system. */
  readonly billingId?: InputMaybe<Scalars['String']['input']>;
};

/** One property of the billing system. */
export type VmsBillingProperty = {
  readonly __typename: 'VmsBillingProperty';
  /** The type of the property, as in `phone`; null if the VMS does not send it. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** The value, as in `+80283289362`; null if the VMS does not send it. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** One property of the billing system. */
export type VmsBillingPropertyInput = {
  /** The type of the property, as in `phone`. */
  readonly type: Scalars['String']['input'];
  /** The value, as in `+80283289362`. */
  readonly value: Scalars['String']['input'];
};

/** The settings and access of one user for one camera. */
export type VmsCameraAccess = {
  readonly __typename: 'VmsCameraAccess';
  /** Whether the user marked it as a favourite. */
  readonly isFavorite: Maybe<Scalars['Boolean']['output']>;
  /** An id whose meaning the provider does not document. */
  readonly loginId: Maybe<Scalars['ID']['output']>;
  /** The name that the user gave it. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The position in the user's own list, from 0. */
  readonly order: Maybe<Scalars['Int']['output']>;
  /** Whether this user may see it; `UNKNOWN` if the VMS does not send it, or sends another word than `active` and `blocked`. */
  readonly status: Maybe<VmsUserStatus>;
  /** The status in the provider's words: `active` or `blocked`; null if the VMS does not send it. */
  readonly statusText: Maybe<Scalars['String']['output']>;
};

/** What the VMS says of a camera only in the data of a user. */
export type VmsCameraDetails = {
  readonly __typename: 'VmsCameraDetails';
  /** The type of the archive recording, as in `fulltime`. */
  readonly archiveRecordingType: Maybe<Scalars['String']['output']>;
  /** The number of days for which the archive is stored; null if it is not limited. */
  readonly archiveStorageDays: Maybe<Scalars['Int']['output']>;
  /** The direction in degrees; null if it is not set. */
  readonly azimuthDegrees: Maybe<Scalars['Float']['output']>;
  /** The id of the bridge that connects it; null if there is no bridge. */
  readonly bridgeId: Maybe<Scalars['ID']['output']>;
  /** The capabilities of the device. */
  readonly capabilities: Maybe<CameraCapabilities>;
  /** The time when it was added to the VMS. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Whether the VMS creates its streams automatically. */
  readonly createsStreams: Maybe<Scalars['Boolean']['output']>;
  /** The time when the camera was deleted; null if it exists. */
  readonly deletedAt: Maybe<Scalars['DateTime']['output']>;
  /** The private folder that contains it; null if no folder contains it. */
  readonly folderId: Maybe<Scalars['ID']['output']>;
  /** The group that contains it; null if the VMS does not send it. */
  readonly group: Maybe<CameraGroup>;
  /** The id of the host that serves it; null if no host is assigned. */
  readonly hostId: Maybe<Scalars['ID']['output']>;
  /** The IP address in the network of the installation. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** Whether its archive is being recorded now. */
  readonly isArchiveRecording: Maybe<Scalars['Boolean']['output']>;
  /** Whether its stream is buffered. */
  readonly isBuffered: Maybe<Scalars['Boolean']['output']>;
  /** Whether the gateway's administrator may edit it. */
  readonly isEditable: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is enabled in the VMS. */
  readonly isEnabled: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is the camera of an intercom. */
  readonly isIntercom: Maybe<Scalars['Boolean']['output']>;
  /** Whether the device belongs to the user. */
  readonly isOwnedByUser: Maybe<Scalars['Boolean']['output']>;
  /** Whether it is public. */
  readonly isPublic: Maybe<Scalars['Boolean']['output']>;
  /** Whether the operator marked it as sensitive. */
  readonly isSensitive: Maybe<Scalars['Boolean']['output']>;
  /** Whether its sound is served. */
  readonly isSoundEnabled: Maybe<Scalars['Boolean']['output']>;
  /** The location. No page of the vendor shows a value, so its form is the provider's. */
  readonly location: Maybe<Scalars['JSON']['output']>;
  /** The id of the device's model; null if the VMS does not know it. */
  readonly modelId: Maybe<Scalars['ID']['output']>;
  /** Whether the device must be replaced. */
  readonly needsReplacement: Maybe<Scalars['Boolean']['output']>;
  /** The number of its open issues at the provider. */
  readonly openIssueCount: Maybe<Scalars['Int']['output']>;
  /** The position within its group, from 0. */
  readonly order: Maybe<Scalars['Int']['output']>;
  /** The origin of the camera. No page of the vendor shows a value. */
  readonly origin: Maybe<Scalars['String']['output']>;
  /** The id of the group of media servers that serves it. */
  readonly packId: Maybe<Scalars['ID']['output']>;
  /** Whether the VMS reconnects to it more often than usual. */
  readonly reconnectsMoreOften: Maybe<Scalars['Boolean']['output']>;
  /** The services booked for it, each as the provider describes it. No page of the vendor shows one. */
  readonly services: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
  /** The way in which it was added, as in `manual`. */
  readonly source: Maybe<Scalars['String']['output']>;
  /** The way in which it is served, as in `media_server_v2`. */
  readonly type: Maybe<Scalars['String']['output']>;
  /** The time when its settings were last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The UUID that the manufacturer gave the device; null if it has no UUID. */
  readonly uuid: Maybe<Scalars['String']['output']>;
};

/** What the VMS says of an intercom only in the data of a user. */
export type VmsIntercomDetails = {
  readonly __typename: 'VmsIntercomDetails';
  /** The address of the door, for display. */
  readonly address: Maybe<Scalars['String']['output']>;
  /** The commutator behind it, as in `metakom`. */
  readonly commutator: Maybe<Scalars['String']['output']>;
  /** The number of commutators behind it. */
  readonly commutatorCount: Maybe<Scalars['Int']['output']>;
  /** The display name of `commutator`. */
  readonly commutatorDisplayName: Maybe<Scalars['String']['output']>;
  /** The time when it was added to the VMS. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The credentials of the device itself. */
  readonly credentials: Maybe<IntercomCredentials>;
  /** The number of the entrance: a string, because some versions send words. */
  readonly department: Maybe<Scalars['String']['output']>;
  /** The display name of the entrance. */
  readonly departmentName: Maybe<Scalars['String']['output']>;
  /** The type of the entrance, as in `main`. */
  readonly departmentType: Maybe<Scalars['String']['output']>;
  /** The display name of `departmentType`. */
  readonly departmentTypeDisplayName: Maybe<Scalars['String']['output']>;
  /** The offset that is added to the dialled number; null if it is not set. */
  readonly flatOffset: Maybe<Scalars['String']['output']>;
  /** The IP address in the network of the installation. */
  readonly ip: Maybe<Scalars['String']['output']>;
  /** Whether the device is online. The value may be up to ten minutes old at the provider. */
  readonly isOnline: Maybe<Scalars['Boolean']['output']>;
  /** The port at the address `ip`. */
  readonly port: Maybe<Scalars['Int']['output']>;
  /** The protocol by which the provider reaches it, as in `http`. */
  readonly protocol: Maybe<Scalars['String']['output']>;
  /** The display name of the intercom's status. */
  readonly statusDisplayName: Maybe<Scalars['String']['output']>;
  /** The time when its settings were last changed. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The UUID of the device; null if it has no UUID. */
  readonly uuid: Maybe<Scalars['String']['output']>;
  /** The manufacturer, as in `interconnection`. */
  readonly vendor: Maybe<Scalars['String']['output']>;
  /** The display name of `vendor`. */
  readonly vendorDisplayName: Maybe<Scalars['String']['output']>;
};

/** A user of a VMS by the login. */
export type VmsLoginRef = {
  /** The login of the user, which cannot be changed. */
  readonly login: Scalars['String']['input'];
  /** The key of the provider. Required only if several VMS installations are configured. Null has the same meaning as absent. */
  readonly provider?: InputMaybe<Scalars['ID']['input']>;
};

/** Permissions of regular users, by id or by name. Exactly one field must be set. */
export type VmsPermissionList =
  /** Global ids (`vms/permission/9`) or the provider's own (`9`). */
  { readonly ids: ReadonlyArray<Scalars['ID']['input']>; readonly names?: never; }
  |  /**
   * The names of permissions. The gateway converts them into the ids that the provider lists; if a name has no known id, the
   * update is rejected and nothing is sent.
   */
  { readonly ids?: never; readonly names: ReadonlyArray<Scalars['String']['input']>; };

/** An account below another one. */
export type VmsSubUser = {
  readonly __typename: 'VmsSubUser';
  /** The time when the account was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** The global id, `<provider>/subuser/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The login; null if the provider sends an empty login. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** The person's name; null if the VMS has no name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The permissions of this account. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
};

/** One page of the accounts below another one. */
export type VmsSubUserConnection = {
  readonly __typename: 'VmsSubUserConnection';
  /** The accounts with their cursors. */
  readonly edges: ReadonlyArray<VmsSubUserEdge>;
  /** The accounts without their cursors. */
  readonly nodes: ReadonlyArray<VmsSubUser>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An account below another one, in a page. */
export type VmsSubUserEdge = {
  readonly __typename: 'VmsSubUserEdge';
  /** The cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The account. */
  readonly node: VmsSubUser;
};

/**
 * One account in the VMS. Fields that only the Admin API has are null with an error `UNSUPPORTED_BY_PROVIDER` if that API is not
 * configured; `userType`, `status` and `cameras` then come from the Billing API.
 */
export type VmsUser = Node & User & {
  readonly __typename: 'VmsUser';
  /** The licences for cases of video analytics, by level. */
  readonly analyticLicenses: Maybe<ReadonlyArray<VmsAnalyticLicense>>;
  /** The records of billing systems about the user; the VMS allows several. */
  readonly billingInfo: Maybe<ReadonlyArray<VmsBillingInfo>>;
  /**
   * The cameras of the user. The list may be incomplete: it has only the cameras that the gateway's administrator may see.
   * Without the Admin API the cameras are those that the Billing API lists for the login, which needs one more call to the
   * provider.
   */
  readonly cameras: Maybe<VmsUserCameraConnection>;
  /** The time when the account was created. */
  readonly createdAt: Maybe<Scalars['DateTime']['output']>;
  /** Always null: the VMS does not store an e-mail address, unless the login is one. */
  readonly email: Maybe<Scalars['String']['output']>;
  /** The billing event log. No page of the vendor shows an entry, so each is as the provider sends it. */
  readonly events: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
  /** The global id, `<provider>/user/<native id>`. */
  readonly id: Scalars['ID']['output'];
  /** The flats of the user behind those intercoms. */
  readonly intercomFlats: Maybe<IntercomFlatConnection>;
  /** The keys of the user to those intercoms. */
  readonly intercomKeys: Maybe<VmsUserIntercomKeyConnection>;
  /** The intercoms that the user may open. */
  readonly intercoms: Maybe<VmsUserIntercomConnection>;
  /** The login: any text that is unique in the VMS, not necessarily an e-mail address. */
  readonly login: Maybe<Scalars['String']['output']>;
  /** The person's name; null if the VMS has no name. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The permissions of the user, by id and by name. */
  readonly permissions: Maybe<ReadonlyArray<Permission>>;
  /** The installation that contains the account. */
  readonly provider: Provider;
  /**
   * The status in the first entry of `billingInfo`; without the Admin API, the status in the Billing API's response. `UNKNOWN` if
   * that cannot be read.
   */
  readonly status: UserStatus;
  /** The accounts that this person created for others. */
  readonly subUsers: Maybe<VmsSubUserConnection>;
  /** Always null: the VMS sends it only in lists and in the response to an update, in which `VmsBillingAccount` has it. */
  readonly updatedAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * The type: `user`, `special`, `subuser`, or a type of the installation, as in `b2b`. Without the Admin API it is the type in
   * the Billing API's response.
   */
  readonly userType: Maybe<Scalars['String']['output']>;
};


/**
 * One account in the VMS. Fields that only the Admin API has are null with an error `UNSUPPORTED_BY_PROVIDER` if that API is not
 * configured; `userType`, `status` and `cameras` then come from the Billing API.
 */
export type VmsUserCamerasArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/**
 * One account in the VMS. Fields that only the Admin API has are null with an error `UNSUPPORTED_BY_PROVIDER` if that API is not
 * configured; `userType`, `status` and `cameras` then come from the Billing API.
 */
export type VmsUserIntercomFlatsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/**
 * One account in the VMS. Fields that only the Admin API has are null with an error `UNSUPPORTED_BY_PROVIDER` if that API is not
 * configured; `userType`, `status` and `cameras` then come from the Billing API.
 */
export type VmsUserIntercomKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/**
 * One account in the VMS. Fields that only the Admin API has are null with an error `UNSUPPORTED_BY_PROVIDER` if that API is not
 * configured; `userType`, `status` and `cameras` then come from the Billing API.
 */
export type VmsUserIntercomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/**
 * One account in the VMS. Fields that only the Admin API has are null with an error `UNSUPPORTED_BY_PROVIDER` if that API is not
 * configured; `userType`, `status` and `cameras` then come from the Billing API.
 */
export type VmsUserSubUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};

/** One page of a user's cameras. */
export type VmsUserCameraConnection = {
  readonly __typename: 'VmsUserCameraConnection';
  /** The cameras with their cursors. */
  readonly edges: ReadonlyArray<VmsUserCameraEdge>;
  /** The cameras without their cursors. */
  readonly nodes: ReadonlyArray<Camera>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A camera in a page, with what is true of it for this user. */
export type VmsUserCameraEdge = {
  readonly __typename: 'VmsUserCameraEdge';
  /**
   * The user's settings and access for the camera; null if the VMS does not send them. Fails with `UNSUPPORTED_BY_PROVIDER`
   * without the Admin API.
   */
  readonly access: Maybe<VmsCameraAccess>;
  /** The cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What the VMS says of the camera only in the data of a user. Fails with `UNSUPPORTED_BY_PROVIDER` without the Admin API. */
  readonly details: Maybe<VmsCameraDetails>;
  /** The camera. */
  readonly node: Camera;
};

/** One page of a user's intercoms. */
export type VmsUserIntercomConnection = {
  readonly __typename: 'VmsUserIntercomConnection';
  /** The intercoms with their cursors. */
  readonly edges: ReadonlyArray<VmsUserIntercomEdge>;
  /** The intercoms without their cursors. */
  readonly nodes: ReadonlyArray<Intercom>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An intercom in a page, with what only the data of a user says of it. */
export type VmsUserIntercomEdge = {
  readonly __typename: 'VmsUserIntercomEdge';
  /** The cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** What the VMS says of the intercom only in the data of a user. */
  readonly details: Maybe<VmsIntercomDetails>;
  /** The intercom. */
  readonly node: Intercom;
};

/** One page of a user's keys. */
export type VmsUserIntercomKeyConnection = {
  readonly __typename: 'VmsUserIntercomKeyConnection';
  /** The keys with their cursors. */
  readonly edges: ReadonlyArray<VmsUserIntercomKeyEdge>;
  /** The keys without their cursors. */
  readonly nodes: ReadonlyArray<IntercomKey>;
  /** The position of this page in the list. */
  readonly pageInfo: PageInfo;
  /** The number of entries in the whole list; null if the provider does not count them. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A key in a page of a user's keys. */
export type VmsUserIntercomKeyEdge = {
  readonly __typename: 'VmsUserIntercomKeyEdge';
  /** The cursor, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The key. */
  readonly node: IntercomKey;
};

/** One user of a VMS. Exactly one field must be set. */
export type VmsUserRef =
  /**
   * The global id, `<provider>/user/<native id>`, as in `vms/user/5`. The Billing API knows users by their logins, so the gateway
   * first reads the login with the Admin API, in one more call. If that API is not configured, the result is a
   * `ValidationProblem` and nothing is sent.
   */
  { readonly id: Scalars['ID']['input']; readonly login?: never; }
  |  /** The login. */
  { readonly id?: never; readonly login: VmsLoginRef; };

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
