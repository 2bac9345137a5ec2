import { toOffsetTime, toOldTime } from './dates.ts';
import { toDecimalText } from './json-dialect.ts';
import { isAtLeast, type OnAppOptions } from './options.ts';
import {
  Decimal,
  Float,
  Instant,
  List,
  Untyped,
  type WireDocument,
  type WireValue,
} from './wire-value.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * Writes Rails' XML, underscores kept (fact sheet 5.2): typed, with `nil="true"` and empty elements
 * (Q21).
 */
export function writeXml({ root, value }: WireDocument, options: OnAppOptions): string {
  return `${DECLARATION}${toElement(root, value, options, '')}\n`;
}

/** Writes the one form that errors have in XML (fact sheet 4). */
export function writeXmlErrors(messages: readonly string[]): string {
  const errors = messages.map((message) => `  <error>${escapeText(message)}</error>\n`);
  return `${DECLARATION}<errors>\n${errors.join('')}</errors>\n`;
}

function toElement(name: string, value: WireValue, options: OnAppOptions, indent: string): string {
  const start = `${indent}<${name}`;
  if (value === null) return `${start} nil="true"/>`;
  if (value instanceof List) {
    const items = value.items.map((item) => toElement(value.of, item, options, `${indent}  `));
    return enclose(`${start} type="array"`, name, items, indent);
  }
  const scalar = toScalar(value, options);
  if (scalar !== undefined) {
    const tag = scalar.type === undefined ? start : `${start} type="${scalar.type}"`;
    return scalar.text === '' ? `${tag}/>` : `${tag}>${escapeText(scalar.text)}</${name}>`;
  }
  const properties = Object.entries(value).map(([property, inner]) =>
    toElement(property, inner, options, `${indent}  `),
  );
  return enclose(start, name, properties, indent);
}

function enclose(start: string, name: string, inner: readonly string[], indent: string): string {
  return inner.length === 0 ? `${start}/>` : `${start}>\n${inner.join('\n')}\n${indent}</${name}>`;
}

/** Returns undefined for a value that has elements inside. Texts have no type. */
function toScalar(
  value: WireValue,
  options: OnAppOptions,
): { readonly text: string; readonly type?: string } | undefined {
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number') return { text: String(value), type: 'integer' };
  if (typeof value === 'boolean') return { text: String(value), type: 'boolean' };
  if (value instanceof Decimal) return { text: toDecimalText(value), type: 'decimal' };
  if (value instanceof Float) {
    return { text: toDecimalText(value), type: value.xmlType };
  }
  if (value instanceof Untyped) return { text: toScalar(value.value, options)?.text ?? '' };
  if (!(value instanceof Instant)) return undefined;
  const isOld = !isAtLeast(options.version, '3.0');
  return { text: isOld ? toOldTime(value) : toOffsetTime(value, 'seconds'), type: value.xmlType };
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
