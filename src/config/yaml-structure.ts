import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  type YAMLMap,
} from 'yaml';
import type { Position, Problem, SettingPath } from './problem.ts';
import { toName } from './yaml-node.ts';

type ToPosition = (offset: number) => Position;

const NO_ANCHOR =
  'an alias (*name) has no anchor (&name) above it: define it, or put a value that begins with * in quotes';

const ANCHOR = 'a value that begins with & is an anchor: put it in quotes';

const MAP_AS_NAME = 'a value that begins with {{ or a name in brackets needs quotes';

/**
 * Finds names that are set twice, aliases without an anchor and unknown tags. Such aliases are replaced by a text, so that the rest
 * can be checked.
 */
export function checkStructure(document: Document, toPosition: ToPosition): Problem[] {
  const problems: Problem[] = [];
  const report = (node: Node, path: SettingPath, message: string) => {
    problems.push({ path, message, position: toPosition(node.range?.[0] ?? 0) });
  };
  /** Returns the node, or what replaces it. */
  const check = <T>(node: T, path: SettingPath): T | Scalar => {
    if (isAlias(node) && node.resolve(document) === undefined) {
      report(node, path, NO_ANCHOR);
      return new Scalar('unread');
    }
    if (!isNode(node) || isAlias(node)) return node;
    if (isEmptyAnchor(node)) {
      report(node, path, ANCHOR);
      return new Scalar('unread');
    }
    if (isUnknownTag(node.tag)) report(node, path, explainTag(node.tag));
    if (isSeq(node)) node.items = node.items.map((item, index) => check(item, [...path, index]));
    if (isMap(node)) checkMap(node, path);
    return node;
  };
  const checkMap = (map: YAMLMap, path: SettingPath) => {
    removeUnusableNames(map, document, (node, message) => report(node, path, message));
    const firsts = new Map<string, Position>();
    for (const pair of map.items) {
      const name = toName(pair.key);
      if (isCollection(pair.key)) report(pair.key, path, MAP_AS_NAME);
      const position = toPosition((isNode(pair.key) && pair.key.range?.[0]) || 0);
      const first = firsts.get(name);
      if (first !== undefined && isNode(pair.key)) {
        const message = `is set twice, first on line ${first.line}: remove one of them`;
        report(pair.key, [...path, name], message);
      }
      firsts.set(name, first ?? position);
      pair.value = check(pair.value, [...path, name]);
    }
  };
  check(document.contents, []);
  return problems;
}

/** The tags of values that YAML knows, after `!!`. */
const YAML_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

/** Removes names that YAML allows, but that would end the reading or get lost. */
function removeUnusableNames(
  map: YAMLMap,
  document: Document,
  report: (node: Node, message: string) => void,
): void {
  map.items = map.items.filter(({ key }) => {
    const isUnknown = isAlias(key) && key.resolve(document) === undefined;
    if (isUnknown) report(key, NO_ANCHOR);
    const isPrototype = isScalar(key) && key.value === '__proto__';
    if (isPrototype) report(key, '__proto__ cannot be a name: choose another');
    return !isUnknown && !isPrototype;
  });
}

/** A value that begins with & and has no blank is only an anchor. */
const isEmptyAnchor = (node: Node) =>
  isScalar(node) && node.value === null && node.anchor !== undefined;

const isUnknownTag = (tag: string | undefined): tag is string =>
  tag !== undefined && !YAML_TAG.test(tag);

/** Tags of other programs. Only they are named: a secret that begins with ! is a tag, too. */
const TAGS: readonly string[] = ['!secret', '!include', '!env', '!ENV', '!vault', '!file', '!Ref'];

const explainTag = (tag: string) =>
  `the tag ${TAGS.includes(tag) ? tag : '!…'} is not known: for a secret use "\${NAME}" or { file: PATH }, and put a value that begins with ! in quotes`;
