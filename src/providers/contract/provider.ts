import type { z } from 'zod';
import type { ProviderSettingsSchema } from '../../config/provider-settings.ts';
import type {
  InputIssue,
  Permission,
  ProviderKind,
  Query,
  UpdateUserInput,
  VmsBillingAccount,
} from '../../generated/schema-types.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import type { UpstreamObserver } from '../../upstream/observer.ts';
import { type ReadCapability, toCapabilities } from './capabilities.ts';
import type { ProviderCosts } from './costs.ts';
import type { Lazy, ProviderNode } from './lazy.ts';
import type { ProviderReplicas } from './shared-session.ts';
import type { Slice } from './slice.ts';
import type { FindUsers, ListUsers, RequestedFields } from './user-list.ts';

/** A user as a provider passes it to GraphQL. */
export type UserModel = Lazy<NonNullable<Query['user']>>;

/** An object that `node` can return. */
export type NodeModel = Lazy<NonNullable<Query['node']>>;

/** An issue as providers and the gateway report it. GraphQL adds what follows from these fields. */
export type IssueModel = Omit<InputIssue, 'field' | 'limit'>;

/** A field of the `@oneOf` input: `vmsBilling`, `onApp`, … */
export type BranchKey = keyof UpdateUserInput;

/** The input of a branch. */
type BranchInput<B extends BranchKey> = NonNullable<UpdateUserInput[B]>;

/** The outcome of an update, if it is known. All other outcomes are an `UpstreamError`. */
export type UpdateOutcome =
  | {
      readonly kind: 'updated';
      readonly user: UserModel;
      /** The account in the response to the write; absent if the API has none. */
      readonly billingAccount?: Lazy<VmsBillingAccount>;
      /** The status of the response to the write; null if it is not known. */
      readonly httpStatus: number | null;
    }
  /** The provider confirmed the write without the user, and the user could not be read afterwards. */
  | {
      readonly kind: 'unread';
      /** The error of the read; null if the provider has no such user any more. */
      readonly error: UpstreamError | null;
      /** The status of the response to the write; null if it is not known. */
      readonly httpStatus: number | null;
    }
  | {
      readonly kind: 'refused';
      readonly issues: readonly IssueModel[];
      /** Null if nothing was sent. */
      readonly httpStatus: number | null;
    }
  | { readonly kind: 'notFound'; readonly httpStatus: number | null }
  /** The provider confirmed the write, but the user has other values: it is not known whether it was applied. */
  | {
      readonly kind: 'notShown';
      readonly current: UserModel;
      /** The fields of the input that the user does not show. */
      readonly fields: readonly string[];
      readonly httpStatus: number | null;
    }
  /** The user no longer is as the input says that the caller saw it. Nothing was sent. */
  | { readonly kind: 'changed'; readonly current: UserModel };

/** One branch of `updateUser`: what its input may contain, and how the update is sent. */
export interface UpdateBranch<B extends BranchKey> {
  /** Fields that identify the user. Null in an optional one is the same as absent. */
  readonly identifiers: readonly (keyof BranchInput<B> & string)[];
  /**
   * Fields that state what the caller saw of the user: if the user differs by now, the outcome is
   * `changed`. Null is the same as absent. If this list is absent, there are none. All fields that
   * neither identify the user nor are listed here change it.
   */
  readonly conditions?: readonly (keyof BranchInput<B> & string)[];
  /**
   * Fields that can be cleared as the provider documents: null is sent. Null is refused in all
   * others.
   */
  readonly clearable: readonly (keyof BranchInput<B> & string)[];
  /**
   * Fields that must not be empty: frameworks ignore an empty password, and it would look as if it
   * was set. If absent, there are none.
   */
  readonly nonEmpty?: readonly (keyof BranchInput<B> & string)[];
  /**
   * Fields that are lists of changes and do not replace the stored list: an empty one changes
   * nothing.
   */
  readonly deltaLists: readonly (keyof BranchInput<B> & string)[];
  /** Fields, at any depth, that are JSON: null in them is data. */
  readonly jsonFields: readonly string[];
  /**
   * Reads the user and returns it if it shows everything that the input would change. Returns null
   * if it does not, or if the input has a value that is never shown, such as a password. Absent if
   * the API documents no read of a user.
   *
   * @throws {UpstreamError}
   */
  readonly readIfApplied?: (
    input: BranchInput<B>,
    request: RequestContext,
  ) => Promise<UserModel | null>;
  /** Sends the update. The input was validated by `use-cases/update-user/validate-input.ts`. */
  readonly run: (input: BranchInput<B>, request: RequestContext) => Promise<UpdateOutcome>;
}

/** Any branch. */
export type AnyUpdateBranch = { [B in BranchKey]: UpdateBranch<B> }[BranchKey];

/** One harmless read, which `roster check` sends. */
export interface Probe {
  /** The upstream API in words: `VMS Admin API`. */
  readonly api: string;
  /**
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` names the path that departs from the documented
   * form.
   */
  readonly run: (request: RequestContext) => Promise<void>;
}

/** What the folder of a provider builds for one configured installation. */
export interface ProviderAdapter<B extends BranchKey = BranchKey> {
  /** The installation with the fields that its kind adds to `Provider`; absent if it adds none. */
  readonly node?: ProviderNode;
  /**
   * What the reads below can do with the configured APIs. Each other one fails with
   * `UNSUPPORTED_BY_PROVIDER`, which a test compares.
   */
  readonly reads: readonly ReadCapability[];
  /** Returns null if the provider has no such user. */
  readonly readUser: (nativeId: string, request: RequestContext) => Promise<UserModel | null>;
  /**
   * Reads of single objects that are not users, by the type in their ids: `camera`. They return
   * null if the provider has no such object.
   */
  readonly readNode: {
    readonly [type: string]: (
      nativeId: string,
      request: RequestContext,
    ) => Promise<NodeModel | null>;
  };
  /**
   * Returns one page of all users.
   *
   * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` if the provider cannot list users.
   */
  readonly listUsers: (
    args: ListUsers,
    requested: RequestedFields,
    request: RequestContext,
  ) => Promise<Slice<UserModel>>;
  /**
   * Returns the users that match; if there are many, only some. Other searches wait for this one,
   * so a list gets no more time than a document.
   *
   * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` if the provider has no such search.
   */
  readonly findUsers: (
    match: FindUsers,
    requested: RequestedFields,
    request: RequestContext,
  ) => Promise<readonly UserModel[]>;
  readonly listPermissions: (request: RequestContext) => Promise<readonly Lazy<Permission>[]>;
  /** Undefined for a branch whose API is not configured. */
  readonly updates: { readonly [K in B]: UpdateBranch<K> | undefined };
  /** The costs of all these reads and writes. */
  readonly costs: ProviderCosts;
  readonly probes: readonly Probe[];
  readonly close: () => Promise<void>;
}

/** One configured installation, as the gateway uses it. */
export interface Provider<B extends BranchKey = BranchKey> extends ProviderAdapter<B> {
  /** The key in the configuration. */
  readonly id: string;
  /** The installation as GraphQL shows it. */
  readonly node: ProviderNode;
}

/** A kind of provider, as the registry contains it. */
export interface ProviderModule<B extends BranchKey = BranchKey> {
  /**
   * The schema of one entry under `providers` in the configuration, distinguished by the literal
   * `kind`.
   */
  readonly settings: ProviderSettingsSchema;
  /**
   * Builds one installation from settings that passed the schema. Nothing is sent.
   *
   * @param observer is notified of every call to its upstreams.
   * @param replicas shares its reads and sessions with other replicas; absent if there are none.
   */
  readonly connect: (
    id: string,
    settings: unknown,
    observer: UpstreamObserver,
    replicas?: ProviderReplicas,
  ) => Provider<B>;
}

interface ProviderDefinition<B extends BranchKey, Settings extends ProviderSettingsSchema> {
  readonly kind: ProviderKind;
  /** The name of the product, for people. */
  readonly productName: string;
  readonly settings: Settings;
  /**
   * @param provider the installation as GraphQL shows it, without the fields of its own kind.
   * @param observer for `createUpstreamClient`.
   * @param replicas for `createUpstreamClient`, and for a provider that signs in.
   */
  readonly connect: (
    provider: ProviderNode,
    settings: z.output<Settings>,
    observer: UpstreamObserver,
    replicas: ProviderReplicas | undefined,
  ) => ProviderAdapter<B>;
}

/**
 * Combines a kind's schema with its builder, so that the registry can hold kinds with different
 * settings.
 */
export function defineProvider<B extends BranchKey, Settings extends ProviderSettingsSchema>({
  kind,
  productName,
  settings: schema,
  connect,
}: ProviderDefinition<B, Settings>): ProviderModule<B> {
  return {
    settings: schema,
    connect: (id, settings, observer, replicas) => {
      // The configuration reader passes the output of this schema.
      const read = settings as z.output<Settings>;
      const node: ProviderNode = {
        __typename: 'Provider',
        id,
        kind,
        name: read.name ?? productName,
        capabilities: () => toCapabilities(adapter),
      };
      const adapter = connect(node, read, observer, replicas);
      return { id, node, ...adapter };
    },
  };
}
