import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { NoDocument } from '../../upstream/contract.ts';
import type { Dialect } from './dialect.ts';
import type { UpdateUserRequest } from './wire.ts';
import { element, list } from './xml-writer.ts';

/**
 * Rails' typed XML: `<id type="integer">1</id>`, `<roles type="array"><role>…</role></roles>`, `nil="true"`.
 *
 * @see docs/providers/onapp.md section 5.2
 */
export const xmlDialect: Dialect = {
  suffix: '.xml',
  mediaType: 'application/xml',
  read: readXml,
  writeUser,
};

const ATTRIBUTE = '@';
const TEXT = '#text';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  // Every value stays a text until the schema says what it is: a login may look like a number.
  parseTagValue: false,
  parseAttributeValue: false,
  // A blank may be part of a name.
  trimValues: false,
  // The five of XML, and characters by number: our own writer uses one.
  processEntities: true,
  htmlEntities: true,
  ignoreDeclaration: true,
  alwaysCreateTextNode: true,
  // What stands once and what stands twice must not differ (Q21).
  isArray: (_name, _path, _isLeaf, isAttribute) => isAttribute !== true,
});

/** A document type may define entities, which grow or reach out: no answer of a panel has one. */
const DOCTYPE = /<!DOCTYPE/i;

/** Gives what the JSON dialect would: `{"user":{…}}`, a bare list for `<users type="array">`. */
function readXml(text: string): unknown {
  if (DOCTYPE.test(text) || XMLValidator.validate(text) !== true) {
    throw new NoDocument('XML');
  }
  const [root] = Object.entries(parse(text)).filter(([name]) => !name.startsWith('?'));
  const [name, [node] = []] = root ?? [];
  if (name === undefined || node === undefined) throw new NoDocument('XML');
  if (name === 'errors') return { errors: toErrors(node) };
  const value = toValue(node);
  // A list stands alone, and so do the members of a hash that has no name (section 5.2).
  return Array.isArray(value) || name === 'hash' ? value : { [name]: value };
}

/** An element, as the parser gives it: attributes, text, and every child as a list. */
type Node = { readonly [name: string]: unknown };

function parse(text: string): { readonly [name: string]: readonly Node[] } {
  try {
    // With `isArray` as above each element is a list of nodes.
    return parser.parse(text) as { readonly [name: string]: readonly Node[] };
  } catch {
    throw new NoDocument('XML');
  }
}

function toValue(node: Node): unknown {
  if (node[`${ATTRIBUTE}nil`] === 'true') return null;
  if (node[`${ATTRIBUTE}type`] === 'array') return toList(node);
  const children = childrenOf(node);
  if (children.length === 0) return toText(node);
  return Object.fromEntries(children.map(([name, [first = {}]]) => [name, toMember(name, first)]));
}

const toMember = (name: string, node: Node) => (name === 'errors' ? toErrors(node) : toValue(node));

/** Elements that have no wrapper in JSON: Q3 and Q20. */
const UNWRAPPED: readonly string[] = ['additional_field', 'vm_stat'];

/** The elements of a list, each in its wrapper as in JSON, except those that JSON does not wrap, and plain values. */
function toList(node: Node): unknown[] {
  return childrenOf(node).flatMap(([name, items]) =>
    items.map((item) => {
      const value = toValue(item);
      const isPlain = typeof value !== 'object' || value === null;
      return isPlain || UNWRAPPED.includes(name) ? value : { [name]: value };
    }),
  );
}

/** Refusals have no type: a list of `error`, elements named for their fields, or one sentence (section 4). */
function toErrors(node: Node): unknown {
  const children = childrenOf(node).map(([name, items]) => [name, items.flatMap(textsOf)] as const);
  if (children.length === 0) return toText(node);
  const isList = children.every(([name]) => name === 'error');
  return isList ? children.flatMap(([, texts]) => texts) : Object.fromEntries(children);
}

/** The sentence of an element, or each of those that it lists. */
function textsOf(node: Node): string[] {
  const children = childrenOf(node);
  return children.length === 0
    ? [toText(node)]
    : children.flatMap(([, items]) => items.map(toText));
}

function childrenOf(node: Node): [string, readonly Node[]][] {
  return Object.entries(node).flatMap(([name, value]) =>
    Array.isArray(value) && name !== TEXT ? [[name, value] as [string, readonly Node[]]] : [],
  );
}

const toText = (node: Node) => String(node[TEXT] ?? '');

function writeUser(request: UpdateUserRequest): string {
  const members = [
    element('email', request.email),
    element('first_name', request.first_name),
    element('last_name', request.last_name),
    element('password', request.password),
    element('user_group_id', request.user_group_id),
    element('bucket_id', request.bucket_id),
    element('billing_plan_id', request.billing_plan_id),
    list(
      'role_ids',
      request.role_ids?.map((id) => element('role_id', id)),
    ),
    list(
      'additional_fields',
      request.additional_fields?.map(
        ({ name, value }) =>
          `<additional_field>${element('name', name)}${element('value', value)}</additional_field>`,
      ),
    ),
    element('suspend_at', request.suspend_at),
    element('registered_yubikey', request.registered_yubikey?.toString()),
  ];
  return `<user>${members.join('')}</user>`;
}
