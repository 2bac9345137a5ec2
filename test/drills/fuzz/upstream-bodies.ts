import fc from 'fast-check';
import type { Distort } from './remembered-upstream.ts';
import { anyText } from './requests.ts';

type Parent = Record<string, unknown> | unknown[];

/** A change at one position of a document, counted from its start; large positions wrap around. */
interface Damage {
  readonly place: number;
  readonly how: 'replace' | 'remove' | 'rename' | 'wrap' | 'double' | 'cut' | 'insert';
  readonly value: unknown;
}

const STATUSES = [200, 200, 200, 200, 200, 200, 201, 204, 304, 400, 401, 403, 404, 409, 422, 429];
const TYPES = ['application/json', 'application/xml', 'text/html', 'text/plain', ''];

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '0',
    'null',
    'true',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '<b>',
    '&x;',
    ']]>',
    '0000-00-00',
    '2016-02-30',
    '1e999',
    '9'.repeat(40),
    'x'.repeat(5000),
  ),
  anyText,
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    -1e308,
    [],
    {},
    [null],
    [[]],
    { id: null },
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc
    .integer({ min: 1, max: 300 })
    .map((depth) => JSON.parse(`${'{"data":'.repeat(depth)}1${'}'.repeat(depth)}`) as unknown),
);

const damage: fc.Arbitrary<Damage> = fc.record({
  place: fc.nat(),
  how: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('replace', 'remove', 'rename', 'wrap', 'double') },
    { weight: 1, arbitrary: fc.constantFrom('cut', 'insert') },
  ),
  value,
});

/** The changes to all responses of one operation. */
export interface Distortion {
  readonly damages: readonly Damage[];
  readonly status: number | null;
  readonly contentType: string | null;
}

/** Distortions that keep responses close to those of an upstream. */
export const distortions: fc.Arbitrary<Distortion> = fc.record({
  damages: fc.array(damage, { minLength: 1, maxLength: 3 }),
  status: fc.option(fc.constantFrom(...STATUSES), { freq: 4 }),
  contentType: fc.option(fc.constantFrom(...TYPES), { freq: 10 }),
});

/** Returns a function that damages each response at another position. */
export const distortBy =
  ({ damages, status, contentType }: Distortion): Distort =>
  (reply, call) => ({
    ...reply,
    status: status ?? reply.status,
    header: (name) =>
      name === 'content-type' && contentType !== null ? contentType : reply.header(name),
    text: damages.reduce((body, one) => applied(body, one, call), reply.text ?? ''),
  });

function applied(body: string, { place, how, value: other }: Damage, call: number): string {
  const at = place + call * 7919;
  if (how === 'cut') return body.slice(0, at % (body.length + 1));
  if (how === 'insert') {
    const from = at % (body.length + 1);
    return `${body.slice(0, from)}${toText(other)}${body.slice(from)}`;
  }
  return body.startsWith('<') ? inXml(body, at, how, other) : inJson(body, at, how, other);
}

function inJson(body: string, at: number, how: Damage['how'], other: unknown): string {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return body;
  }
  const places = [...placesOf(document)];
  const [parent, key] = places[at % Math.max(1, places.length)] ?? [];
  if (parent === undefined || key === undefined) return JSON.stringify(other);
  change(parent as Record<string, unknown>, key, how, other);
  return JSON.stringify(document);
}

/** Yields all positions without recursion, as an earlier damage may have made the document very deep. */
function* placesOf(root: unknown): Generator<readonly [Parent, string]> {
  const ahead = [root];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, member] of Object.entries(node)) {
      yield [node as Parent, key];
      ahead.push(member);
    }
  }
}

/** Changes an object or a list. Entries of a list are not renamed, as a large index would make it huge. */
function change(
  parent: Record<string, unknown>,
  key: string,
  how: Damage['how'],
  other: unknown,
): void {
  const member = parent[key];
  if (how === 'remove') delete parent[key];
  else if (how === 'wrap') parent[key] = [member, other];
  else if (how === 'double') parent[key] = { ...Object(member), [toText(other)]: member };
  else if (how === 'rename' && !Array.isArray(parent)) {
    delete parent[key];
    Object.defineProperty(parent, toText(other), { value: member, enumerable: true });
  } else parent[key] = other;
}

const ELEMENT = /<([\w-]+)([^<>]*)>([^<>]*)<\/\1>/g;

function inXml(body: string, at: number, how: Damage['how'], other: unknown): string {
  const elements = [...body.matchAll(ELEMENT)];
  const element = elements[at % Math.max(1, elements.length)];
  if (element === undefined) return body;
  const [whole, name = '', attributes = '', content = ''] = element;
  const changed: Readonly<Record<string, string>> = {
    remove: '',
    rename: `<x${name}>${content}</x${name}>`,
    wrap: `<${name} type="array">${whole}${whole}</${name}>`,
    double: whole + whole,
    replace: `<${name}${attributes}>${toText(other)}</${name}>`,
  };
  return body.slice(0, element.index) + changed[how] + body.slice(element.index + whole.length);
}

const toText = (other: unknown) => (typeof other === 'string' ? other : JSON.stringify(other));
