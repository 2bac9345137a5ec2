import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isObject, type Parameters } from '../core/plain-object.ts';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  // A password may begin with a space, and a line break in a name arrives as a number.
  trimValues: false,
  htmlEntities: true,
});

/**
 * Reads a request as Rails' `Hash.from_xml` does: `type="array"` makes a list and drops the names
 * of its elements (fact sheet 5.2), an empty element is null. Returns undefined if the body is not
 * XML.
 */
export function readXml(body: string): Parameters | undefined {
  if (XMLValidator.validate(body) !== true) return undefined;
  try {
    const root = toElements(parser.parse(body)).find(({ name }) => !name.startsWith('?'));
    return root && { [root.name]: toValue(root) };
  } catch {
    // The parser throws at entities without an end and at names that it treats as dangerous.
    return undefined;
  }
}

interface Element {
  readonly name: string;
  readonly attributes: Parameters;
  readonly children: unknown;
}

function toValue({ attributes, children }: Element): unknown {
  if (attributes['nil'] === 'true') return null;
  const elements = toElements(children);
  if (attributes['type'] === 'array') return elements.map(toValue);
  if (elements.length > 0) {
    return Object.fromEntries(elements.map((element) => [element.name, toValue(element)]));
  }
  const text = toText(children);
  return text === '' && attributes['type'] !== 'string' ? null : text;
}

/**
 * Returns the elements of a list of nodes. With `preserveOrder` a node is an object of its name,
 * its children, and `:@` with its attributes.
 */
function toElements(nodes: unknown): readonly Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.filter(isObject).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    const attributes = isObject(node[':@']) ? node[':@'] : {};
    return name === undefined ? [] : [{ name, attributes, children: node[name] }];
  });
}

function toText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .filter(isObject)
    .map((node) => String(node['#text'] ?? ''))
    .join('');
}
