import { listSecrets } from './literal-secrets.ts';
import { findLongTimes } from './long-times.ts';
import { formatPath, type Problem, type SettingPath } from './problem.ts';
import { get, toEntries } from './repairs.ts';

/** Returns the settings that are valid, but probably not what was meant. `written` is the content of the file, without defaults. */
export function findProbableMistakes(settings: unknown, written: unknown): Problem[] {
  return [
    ...listSecrets(settings).flatMap(({ path, secret }) => checkSecret(path, secret.reveal())),
    ...findLongTimes(settings, written),
    ...checkKeys(settings),
  ];
}

/** Keys of hashes, which no other program has to accept: a file may hold one in several lines. */
const HASH_KEY = /^(?:audit\.key|store\.(?:key|previousKeys\.\d+))$/;

function checkSecret(path: SettingPath, text: string): Problem[] {
  if (HASH_KEY.test(formatPath(path))) return [];
  const message = /\p{Cc}/u.test(text)
    ? 'contains a control character, such as a line end or a tab: remove it, unless the secret has it'
    : 'begins or ends with a blank: remove it, unless the secret has it';
  return /\p{Cc}|^\s|\s$/u.test(text) ? [{ path, message }] : [];
}

/** Returns the lists of API keys that are empty: such a key may do nothing. */
function checkKeys(settings: unknown): Problem[] {
  const path = ['access', 'apiKeys'];
  return toEntries(get(get(settings, 'access'), 'apiKeys')).flatMap(([index, key]) =>
    EMPTY_LISTS.filter(({ name }) => isEmptyList(get(key, name))).map(({ name, message }) => ({
      path: [...path, index, name],
      message,
    })),
  );
}

const EMPTY_LISTS = [
  { name: 'scopes', message: 'is empty: the key permits nothing; name scopes, or remove the key' },
  {
    name: 'providers',
    message: 'is empty: the key shows no user; name providers, or remove the list to allow all',
  },
] as const;

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;
