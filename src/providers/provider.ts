import type { z } from 'zod';
import type { ProviderSettingsSchema } from '../config/provider-settings.ts';
import type {
  InputIssue,
  Permission,
  ProviderKind,
  ResolversInterfaceTypes,
  ResolversTypes,
  UpdateUserInput,
} from '../generated/schema-types.ts';
import type { Call } from '../upstream/call.ts';
import type { UpstreamObserver } from '../upstream/traced-call.ts';
import type { ProviderCosts } from './costs.ts';
import type { Lazy, ShownProvider } from './lazy.ts';
import type { Slice } from './paging/slice.ts';
import type { FindUsers, ListUsers, Wanted } from './user-list.ts';

/** A user as a provider gives it to GraphQL. */
export type UserModel = ResolversInterfaceTypes<ResolversTypes>['User'];

/** What `node` finds. */
export type NodeModel = NonNullable<Awaited<ResolversTypes['Node']>>;

/** A member of the `@oneOf` input: `vmsBilling`, `onApp`, … */
export type BranchKey = keyof UpdateUserInput;

/** What stands in a branch of the input. */
export type BranchInput<B extends BranchKey> = NonNullable<UpdateUserInput[B]>;

/** How an update ended, where its end is known. All other ends are an `UpstreamError`. */
export type UpdateOutcome =
  | {
      readonly kind: 'updated';
      readonly user: UserModel;
      /** Of the answer to the write; null where it is not known. */
      readonly httpStatus: number | null;
    }
  | {
      readonly kind: 'refused';
      readonly issues: readonly InputIssue[];
      /** Null where nothing was sent. */
      readonly httpStatus: number | null;
    }
  | { readonly kind: 'notFound'; readonly httpStatus: number | null }
  /** Not as the input says that the caller saw it. Nothing was sent. */
  | { readonly kind: 'changed'; readonly current: UserModel };

/** One branch of `updateUser`: what its input may hold, and how it is carried out. */
export interface UpdateBranch<B extends BranchKey> {
  /** Members that name the user. Null in an optional one is the same as absent. */
  readonly naming: readonly (keyof BranchInput<B> & string)[];
  /**
   * Members that say what the caller saw of the user: where it is otherwise by now, the outcome is `changed`. Null is
   * the same as absent; absent: there are none. All members that neither name the user nor stand here change it.
   */
  readonly conditions?: readonly (keyof BranchInput<B> & string)[];
  /** Members that the provider documents how to clear: null is sent. Elsewhere null is refused. */
  readonly clearable: readonly (keyof BranchInput<B> & string)[];
  /**
   * Members that must hold something: frameworks take an empty password for none, and it would look as if it was set.
   * Absent: there are none.
   */
  readonly filled?: readonly (keyof BranchInput<B> & string)[];
  /** Members that are lists of changes, not lists to replace what is there: an empty one changes nothing. */
  readonly additive: readonly (keyof BranchInput<B> & string)[];
  /** Members, at any depth, that are JSON: null in them is data. */
  readonly opaque: readonly string[];
  /**
   * Reads the user, and gives it where it shows all that the input would change; null where it does not, or where
   * some of it is shown to nobody, as a password is. Absent where the API documents no read of a user.
   *
   * @throws {UpstreamError}
   */
  readonly readIfApplied?: (input: BranchInput<B>, call: Call) => Promise<UserModel | null>;
  /** The input was checked by `users/input-check.ts`. */
  readonly run: (input: BranchInput<B>, call: Call) => Promise<UpdateOutcome>;
}

/** A branch, whichever it is. */
export type AnyUpdateBranch = { [B in BranchKey]: UpdateBranch<B> }[BranchKey];

/** One harmless read, which `roster check` makes. */
export interface Probe {
  /** The upstream API, for people: `VMS Admin API`. */
  readonly api: string;
  /** @throws {UpstreamError} `UPSTREAM_CONTRACT` names the path that departs from the documented form. */
  readonly run: (call: Call) => Promise<void>;
}

/** What the folder of a provider builds for one configured installation. */
export interface ProviderDoor<B extends BranchKey = BranchKey> {
  /** The installation with what its kind adds to `Provider`; absent where it adds nothing. */
  readonly shown?: ShownProvider;
  /** Null when the provider says that it does not exist. */
  readonly readUser: (nativeId: string, call: Call) => Promise<UserModel | null>;
  /**
   * Reads of single objects that are no users, by the type in their ids: `camera`. Null when the provider says that
   * it does not exist.
   */
  readonly readNode: {
    readonly [type: string]: (nativeId: string, call: Call) => Promise<NodeModel | null>;
  };
  /**
   * One page of all users.
   *
   * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` where the provider lists none.
   */
  readonly listUsers: (asked: ListUsers, wanted: Wanted, call: Call) => Promise<Slice<UserModel>>;
  /**
   * The users that match; of many, some. Others wait with this one, so a list gets no more time than a document.
   *
   * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` where the provider cannot be searched so.
   */
  readonly findUsers: (
    match: FindUsers,
    wanted: Wanted,
    call: Call,
  ) => Promise<readonly UserModel[]>;
  readonly listPermissions: (call: Call) => Promise<readonly Lazy<Permission>[]>;
  /** Undefined for a branch whose API is not configured. */
  readonly updates: { readonly [K in B]: UpdateBranch<K> | undefined };
  /** What each of these costs. */
  readonly costs: ProviderCosts;
  readonly probes: readonly Probe[];
  readonly close: () => Promise<void>;
}

/** One configured installation, as the gateway uses it. */
export interface Provider<B extends BranchKey = BranchKey> extends ProviderDoor<B> {
  /** The key in the configuration. */
  readonly id: string;
  /** As GraphQL shows it. */
  readonly shown: ShownProvider;
}

/** A kind of provider: what the registry holds. */
export interface ProviderModule<B extends BranchKey = BranchKey> {
  /** Of one entry below `providers` in the configuration, told apart by the literal `kind`. */
  readonly settings: ProviderSettingsSchema;
  /**
   * Builds one installation from settings that passed the schema. Nothing is sent.
   *
   * @param observer told of every call to its upstreams.
   */
  readonly connect: (id: string, settings: unknown, observer: UpstreamObserver) => Provider<B>;
}

interface ProviderDefinition<B extends BranchKey, Settings extends ProviderSettingsSchema> {
  readonly kind: ProviderKind;
  readonly settings: Settings;
  /**
   * @param provider the installation as GraphQL shows it, without what its own kind adds.
   * @param observer for `connectUpstream`.
   */
  readonly connect: (
    provider: ShownProvider,
    settings: z.output<Settings>,
    observer: UpstreamObserver,
  ) => ProviderDoor<B>;
}

/** Ties a kind's schema to its builder, so that the registry can hold kinds with different settings. */
export function defineProvider<B extends BranchKey, Settings extends ProviderSettingsSchema>({
  kind,
  settings: schema,
  connect,
}: ProviderDefinition<B, Settings>): ProviderModule<B> {
  return {
    settings: schema,
    connect: (id, settings, observer) => {
      const shown: ShownProvider = { __typename: 'Provider', id, kind };
      // The configuration reader hands over what this very schema gave.
      return { id, shown, ...connect(shown, settings as z.output<Settings>, observer) };
    },
  };
}
