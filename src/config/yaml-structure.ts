import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
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
    if (isUnknownTag(node.tag)) report(node, path, explainTag(node.tag));
    if (isSeq(node)) node.items = node.items.map((item, index) => check(item, [...path, index]));
    if (isMap(node)) checkMap(node, path);
    return node;
  };
  const checkMap = (map: YAMLMap, path: SettingPath) => {
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

const isUnknownTag = (tag: string | undefined): tag is string =>
  tag !== undefined && tag !== '!' && !tag.startsWith('tag:yaml.org,2002:');

/** The tag of a parser may be an address. */
const explainTag = (tag: string) =>
  `the tag ${/^!\w{1,20}$/.test(tag) ? tag : '!…'} is not known: for a secret use "\${NAME}" or { file: PATH }, and put a value that begins with ! in quotes`;
