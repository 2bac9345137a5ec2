import { z } from 'zod';
import { settingsSchema } from '../../../src/providers/registry.ts';

/** A setting in the JSON Schema of the configuration. */
export interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | false;
  readonly propertyNames?: unknown;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

/** The path of a setting. */
export type Path = readonly (string | number)[];

/** A setting, with a configuration that contains only the groups around it. */
export interface Setting {
  readonly path: Path;
  readonly node: Node;
  /** All options of its group. */
  readonly siblings: readonly string[];
  /** The kind of the provider that it belongs to. */
  readonly kind: string | undefined;
}

/** Returns every setting of the schema, for each kind of provider. */
function listSettings(node: Node, path: Path = [], kind?: string): Setting[] {
  const options = node.oneOf ?? node.anyOf ?? [];
  if (options.length > 0) return options.flatMap((option) => listSettings(option, path, kind));
  if (node.items !== undefined) return listSettings(node.items, [...path, 0], kind);
  const own = node.properties?.['kind']?.const;
  const ownKind = typeof own === 'string' ? own : kind;
  const siblings = Object.keys(node.properties ?? {});
  const free = node.additionalProperties || undefined;
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([name, child]) => [
      { path: [...path, name], node: child, siblings, kind: ownKind },
      ...listSettings(child, [...path, name], ownKind),
    ]),
    ...(free === undefined ? [] : listSettings(free, [...path, 'acme'], kind)),
  ];
}

/** Returns a configuration in which one setting has this name and value. */
export function write({ path, kind }: Setting, name: string | number, value: unknown): object {
  const [first, ...groups] = [...path.slice(0, -1), name].toReversed();
  // Other names are free, too.
  const isOfProvider = path[0] === 'providers' && path.at(-1) !== 'kind';
  const inner: unknown = { [String(first)]: value };
  const built = groups.reduce<unknown>(
    (child, key) =>
      key === 0
        ? [child]
        : { [String(key)]: key === 'acme' && isOfProvider ? { kind, ...Object(child) } : child },
    inner,
  );
  const root = built as Record<string, unknown>;
  return { providers: { other: OTHER }, ...root };
}

/** A provider without a mistake. */
export const OTHER = { kind: 'activePlatform', url: 'https://a.example', apiToken: 'x' };

/** Every setting of the schema. */
export const SETTINGS: readonly Setting[] = listSettings(
  z.toJSONSchema(settingsSchema(), { io: 'input', unrepresentable: 'any' }) as Node,
);

/** Returns a path as in `access.apiKeys.0.name`. */
export const dotted = (path: Path): string => path.join('.');
