import { z } from 'zod';
import { isJsonObject } from '../lib/json.ts';
import type { SettingPath } from './problem.ts';

/** One setting in the JSON Schema of the configuration. */
export interface SettingNode {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, SettingNode>>;
  /** The schema of each value of a map whose names are free, as those of providers. */
  readonly additionalProperties?: SettingNode | false;
  readonly items?: SettingNode;
  readonly anyOf?: readonly SettingNode[];
  readonly oneOf?: readonly SettingNode[];
}

const trees = new WeakMap<z.ZodType, SettingNode>();

/** Returns the settings of a configuration as a tree. It is made only to explain a problem. */
export function toSettingTree(schema: z.ZodType): SettingNode {
  const known = trees.get(schema);
  if (known !== undefined) return known;
  const tree = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SettingNode;
  trees.set(schema, tree);
  return tree;
}

/**
 * Returns the setting at a path.
 *
 * @param value the configuration, which shows of which kind a provider is.
 * @returns undefined if the path leads to no setting.
 */
export function findSetting(
  tree: SettingNode,
  value: unknown,
  path: SettingPath,
): SettingNode | undefined {
  const node = chooseOption(tree, value);
  const [key, ...rest] = path;
  if (key === undefined || node === undefined) return node;
  const child = typeof key === 'number' ? node.items : (node.properties?.[key] ?? freeName(node));
  const childValue = isJsonObject(value) || Array.isArray(value) ? Reflect.get(value, key) : null;
  return child && findSetting(child, childValue, rest);
}

/** Returns the schema of the values of a map whose names are free; undefined if it is no such map. */
export const freeName = ({ additionalProperties }: SettingNode) =>
  additionalProperties || undefined;

/** Returns the alternative that fits the value: by its `kind`, or because it is a list or a map. */
function chooseOption(node: SettingNode, value: unknown): SettingNode | undefined {
  const options = node.anyOf ?? node.oneOf;
  if (options === undefined) return node;
  if (Array.isArray(value)) return options.find(({ items }) => items !== undefined) ?? node;
  const maps = options.filter(({ properties }) => properties !== undefined);
  if (maps.length <= 1) return maps[0] ?? node;
  return maps.find(
    ({ properties }) => isJsonObject(value) && properties?.['kind']?.const === value['kind'],
  );
}

/** Returns the names of the options of a setting that is a map; none if it is no map. */
export const listOptions = (node: SettingNode | undefined): readonly string[] =>
  Object.keys(node?.properties ?? {});

/** Returns the names of all options at any depth. */
export function listNames(node: SettingNode): string[] {
  const { properties = {}, items, anyOf = [], oneOf = [] } = node;
  const below = [items, freeName(node), ...anyOf, ...oneOf, ...Object.values(properties)];
  return [
    ...new Set([
      ...Object.keys(properties),
      ...below.flatMap((child) => (child === undefined ? [] : listNames(child))),
    ]),
  ];
}

/**
 * Returns the kind of provider to which most options of a map belong.
 *
 * @param kinds the settings of each kind of provider.
 * @returns undefined if less than half of the options belong to one.
 */
export function guessKind(kinds: readonly SettingNode[], value: unknown): string | undefined {
  const written = isJsonObject(value) ? Object.keys(value).filter((key) => key !== 'kind') : [];
  const counted = kinds.map(({ properties = {} }) => ({
    kind: properties['kind']?.const,
    known: written.filter((key) => Object.hasOwn(properties, key)).length,
  }));
  const best = counted.reduce<(typeof counted)[number] | undefined>(
    (most, one) => (one.known > (most?.known ?? 0) ? one : most),
    undefined,
  );
  return best !== undefined && best.known * 2 >= written.length ? String(best.kind) : undefined;
}
