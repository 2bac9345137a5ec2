import { isJsonObject } from '../lib/json.ts';
import { findClosestName, suggest } from './closest-name.ts';
import { explainGroups, type OptionPlace } from './option-groups.ts';
import { findSetting, listOptions } from './setting-index.ts';

/** The largest number of names in one message. */
export const MAX_NAMES = 12;

/** An option that no setting has. */
export interface UnknownOption {
  readonly message: string;
  /** The option of the same group that was probably meant and is absent. */
  readonly meant: string | undefined;
}

/**
 * Explains an option that its group does not have: with the name that was probably meant, else with the groups that have such
 * an option, else with the options of its group.
 *
 * @param written the group in the configuration.
 */
export function explainUnknownOption(
  key: string,
  place: OptionPlace,
  written: unknown,
): UnknownOption {
  const options = listOptions(findSetting(place.tree, place.value, place.path));
  const used = isJsonObject(written) ? Object.keys(written) : [];
  const free = options.filter((option) => !used.includes(option));
  const meant = findClosestName(key, free);
  if (meant !== undefined) return { message: `unknown option${suggest(meant)}`, meant };
  return { message: explain(key, place, { options, free, used, written }), meant: undefined };
}

interface Group {
  readonly options: readonly string[];
  readonly free: readonly string[];
  readonly used: readonly string[];
  readonly written: unknown;
}

function explain(key: string, place: OptionPlace, { options, free, used, written }: Group): string {
  if (key === '<<') return 'merge keys (<<) are not supported: repeat the options';
  const isRoot = place.path.length === 0;
  if (isRoot && isProviderLike(written, key))
    return 'unknown option; a provider belongs below providers: indent it';
  const groups = explainGroups(key, place);
  if (groups !== '' && isRoot) return `unknown option here; ${groups}`;
  const set = findClosestName(
    key,
    used.filter((name) => options.includes(name)),
  );
  if (set !== undefined) return `unknown option; ${set} is already set`;
  const names = free.slice(0, MAX_NAMES).join(', ');
  const more = free.length > MAX_NAMES ? ' and more in docs/settings.md' : '';
  const others = names === '' ? '' : `; others here are ${names}${more}`;
  return `unknown option${groups && `; ${groups}`}${others}`;
}

function isProviderLike(written: unknown, key: string): boolean {
  const value = isJsonObject(written) ? written[key] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, 'kind');
}
