import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, Scalar } from 'yaml';
import type { SettingPath } from './problem.ts';

/**
 * Returns the part of a file to which a problem with a setting refers.
 *
 * @param isAboutKey whether it is the name of the setting, rather than its value.
 * @returns the name of the innermost group that exists if the setting is absent; undefined if none does.
 */
export function findNode(
  document: Document,
  path: SettingPath,
  isAboutKey: boolean,
): Node | undefined {
  let node: unknown = document.contents;
  let found: Node | undefined;
  for (const [index, key] of path.entries()) {
    const child = findChild(resolve(node, document), key);
    if (child === undefined) return found;
    const isLast = index === path.length - 1;
    const isValueMeant = isLast && !isAboutKey && isScalarLike(child.value);
    found = (isValueMeant ? child.value : child.key) ?? child.value;
    node = child.value;
  }
  return found;
}

/** Returns whether the value of a setting is a text without quotes. */
export function isUnquotedScalar(document: Document, path: SettingPath): boolean {
  const node = findNode(document, path, false);
  return isScalar(node) && node.type === Scalar.PLAIN;
}

const resolve = (node: unknown, document: Document) =>
  isAlias(node) ? node.resolve(document) : node;

/** A group has many lines: its name shows it better. A value that is empty has no text. */
const isScalarLike = (node: Node | undefined) =>
  isAlias(node) || (isScalar(node) && node.range?.[0] !== node.range?.[1]) || isFlow(node);

const isFlow = (node: unknown) => (isSeq(node) || isMap(node)) && node.flow === true;

interface Child {
  /** Absent for an entry of a list. */
  readonly key: Node | undefined;
  readonly value: Node | undefined;
}

function findChild(node: unknown, key: string | number): Child | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? { key: undefined, value: item } : undefined;
  }
  // The last one of several is used.
  const pair = isMap(node)
    ? node.items.findLast((item) => toName(item.key) === `${key}`)
    : undefined;
  if (pair === undefined) return undefined;
  return {
    key: isNode(pair.key) ? pair.key : undefined,
    value: isNode(pair.value) ? pair.value : undefined,
  };
}

/** Returns the name of a key, as it is in an object. */
export const toName = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : '');
