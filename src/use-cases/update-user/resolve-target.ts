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
  const provider =
    'id' in input ? findById(String(input.id), providers) : findByBranch(key, input, providers);
  const updates: { readonly [K in BranchKey]?: UpdateBranch<K> | undefined } = provider.updates;
  if (!(key in updates)) {
    const message = `${key} cannot change users of ${provider.id}: it is a provider of another kind.`;
    throw new ClientError('BAD_USER_INPUT', message, provider.id);
  }
  const branch = updates[key];
  if (branch === undefined) throw unsupported(provider.id, `${key}: its API is not configured`);
  return { key, input, provider, branch };
}

/**
 * Returns the user that the input of a branch names: a global id, or a login if the branch
 * identifies its user by login.
 */
export function userRef(input: object): string {
  if ('id' in input) return String(input.id);
  return 'login' in input ? String(input.login) : '';
}

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
function findByBranch(key: BranchKey, input: object, providers: Providers): Provider<never> {
  if ('provider' in input && typeof input.provider === 'string')
    return providers.get(input.provider);
  const [first, ...others] = providers.all.filter(({ updates }) => key in updates);
  if (first === undefined) {
    throw new ClientError('UNSUPPORTED_BY_PROVIDER', `No configured provider supports ${key}.`);
  }
  if (others.length === 0) return first;
  throw new ClientError(
    'BAD_USER_INPUT',
    `${key}.provider is required: several providers support ${key}.`,
  );
}
