import type { UpdateUserInput } from '../../generated/schema-types.ts';
import { ClientError, unsupported } from '../../providers/contract/client-error.ts';
import type {
  AnyUpdateBranch,
  BranchKey,
  Provider,
  UpdateBranch,
} from '../../providers/contract/provider.ts';
import { parseGlobalId } from '../../providers/kit/ids/global-id.ts';
import type { Providers } from '../providers.ts';

/** The provider and the branch that carry out an input. */
export interface UpdateTarget {
  readonly key: BranchKey;
  /** The value of the input's one field. */
  readonly input: object;
  readonly provider: Provider<never>;
  readonly branch: AnyUpdateBranch;
}

/**
 * Finds the provider and the branch of an input.
 *
 * @throws {ClientError} as `UpdateUser`.
 */
export function resolveTarget(all: UpdateUserInput, providers: Providers): UpdateTarget {
  const [key, input] = oneOfField(all);
  const user = toUserRef(input);
  const provider =
    'id' in user ? findById(user.id, providers) : findByBranch(key, user.provider, providers);
  const updates: { readonly [K in BranchKey]?: UpdateBranch<K> | undefined } = provider.updates;
  if (!(key in updates)) {
    const message = `${key} cannot change users of ${provider.id}: it is a provider of another kind.`;
    throw new ClientError('BAD_USER_INPUT', message, provider.id);
  }
  const branch = updates[key];
  if (branch === undefined) throw unsupported(provider.id, `${key}: its API is not configured`);
  return { key, input, provider, branch };
}

/** The user that an input names: by a global id, or by a login and the key of the provider, null if there is only one. */
type UserRef =
  | { readonly id: string }
  | { readonly login: string; readonly provider: string | null };

/** Returns the user that the input of a branch names, in its field `id` or `user`. */
export function toUserRef(input: object): UserRef {
  if ('id' in input) return { id: String(input.id) };
  const user: unknown = 'user' in input ? input.user : undefined;
  if (!isObject(user)) throw new Error('The input of a branch names no user.');
  if (typeof user['id'] === 'string') return { id: user['id'] };
  const login = isObject(user['login']) ? user['login'] : {};
  const { provider } = login;
  return {
    login: String(login['login']),
    provider: typeof provider === 'string' ? provider : null,
  };
}

/** Returns the global id or the login of the user that the input of a branch names. */
export function toUserName(input: object): string {
  const user = toUserRef(input);
  return 'id' in user ? user.id : user.login;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Returns the only field of the input: GraphQL accepts exactly one. */
function oneOfField(input: UpdateUserInput): [BranchKey, object] {
  for (const [key, value] of Object.entries(input)) {
    if (typeof value === 'object') return [key as BranchKey, value];
  }
  throw new ClientError('BAD_USER_INPUT', 'The input must have exactly one field.');
}

function findById(id: string, providers: Providers): Provider<never> {
  const { provider, type } = parseGlobalId(id);
  if (type === 'user') return providers.get(provider);
  throw new ClientError('BAD_USER_INPUT', 'The id is not of type user.', provider);
}

/** Finds the provider for a branch that names its user without an id. */
function findByBranch(
  key: BranchKey,
  provider: string | null,
  providers: Providers,
): Provider<never> {
  if (provider !== null) return providers.get(provider);
  const [first, ...others] = providers.all.filter(({ updates }) => key in updates);
  if (first === undefined) {
    throw new ClientError('UNSUPPORTED_BY_PROVIDER', `No configured provider supports ${key}.`);
  }
  if (others.length === 0) return first;
  throw new ClientError(
    'BAD_USER_INPUT',
    `${key}.user.login.provider is required: several providers support ${key}.`,
  );
}
