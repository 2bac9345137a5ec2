import type { SettingPath } from './problem.ts';
import { findSetting, freeName, listOptions, type SettingNode } from './setting-index.ts';

/** The largest number of groups in one message. */
const MAX_GROUPS = 3;

/** Names that mean something else in each group: that of another one is no hint. */
const GENERIC_NAMES: readonly string[] = [
  ...['database', 'file', 'format', 'header', 'headers', 'host', 'key', 'kind', 'level', 'login'],
  ...['mode', 'name', 'nodes', 'password', 'port', 'token', 'type', 'url', 'username'],
];

/** Where an option is written. */
export interface OptionPlace {
  /** All settings. */
  readonly tree: SettingNode;
  /** The group of the option; empty: the top of the file. */
  readonly path: SettingPath;
  /** The configuration, which shows of which kind a provider is. */
  readonly value: unknown;
}

/**
 * Returns where an option belongs that its group does not have: to a group of the same section or provider, to another kind of
 * provider, or to another section. It is empty if that is not known.
 */
export function explainGroups(name: string, place: OptionPlace): string {
  const near = findNearGroups(name, place);
  if (near.length > 0) return belongsTo(near);
  const kinds = place.path[0] === 'providers' ? listKinds(name, place) : [];
  if (kinds.length > 0) return `only kind ${kinds.join(' or ')} has it`;
  if (place.path.length > 0 && GENERIC_NAMES.includes(name)) return '';
  const far = findGroupsWith(name, place.tree);
  return belongsTo(isOfEveryKind(name, place) ? far : far.filter((group) => !isOfProvider(group)));
}

const belongsTo = (groups: readonly string[]) =>
  groups.length === 0 ? '' : `it belongs to ${groups.slice(0, MAX_GROUPS).join(' or ')}`;

/** Returns the groups of the same section, or of the same provider. */
function findNearGroups(name: string, { tree, path, value }: OptionPlace): readonly string[] {
  const root = path.slice(0, path[0] === 'providers' ? 2 : 1);
  const node = root.length === 0 ? undefined : findSetting(tree, value, root);
  return node === undefined ? [] : findGroupsWith(name, node, root);
}

/** Returns the kinds of providers that have the option. */
const listKinds = (name: string, place: OptionPlace) =>
  listProviders(place)
    .filter((provider) => listOptions(provider).includes(name))
    .map(({ properties }) => String(properties?.['kind']?.const));

const isOfEveryKind = (name: string, place: OptionPlace) =>
  place.path.length === 0 ||
  listProviders(place).every((provider) => findGroupsWith(name, provider).length > 0);

const isOfProvider = (group: string) => group.startsWith('providers.');

function listProviders({ tree }: OptionPlace): readonly SettingNode[] {
  const provider = freeName(tree.properties?.['providers'] ?? {});
  return provider?.oneOf ?? provider?.anyOf ?? [];
}

/** Returns the groups that have an option of this name, as in `access.jwt`. */
function findGroupsWith(name: string, node: SettingNode, path: SettingPath = []): string[] {
  const { properties = {}, items, anyOf = [], oneOf = [] } = node;
  const own = Object.hasOwn(properties, name) ? [path.join('.') || 'the top of the file'] : [];
  const below = Object.entries(properties).flatMap(([key, child]) =>
    findGroupsWith(name, child, [...path, key]),
  );
  const free = freeName(node);
  return [
    ...own,
    ...below,
    ...(free === undefined ? [] : findGroupsWith(name, free, [...path, '<name>'])),
    ...(items === undefined ? [] : findGroupsWith(name, items, [...path, '<n>'])),
    ...[...anyOf, ...oneOf].flatMap((option) => findGroupsWith(name, option, path)),
  ].filter(
    // A group may be written as a list of such groups, too.
    (group, index, all) =>
      all.indexOf(group) === index &&
      !all.includes(group.replace('.<n>', '')) === group.includes('.<n>'),
  );
}
