import type { AnswerFault, Arrival, Expectation } from './fault.ts';
import { reply } from './reply.ts';

const NO_USER = {
  read: ['UPSTREAM_CONTRACT'],
  write: ['UPSTREAM_CONTRACT', 'OK'],
} as const satisfies Readonly<Record<string, readonly Expectation[]>>;

/** The user is readable, but with so much else that it may be refused. */
const TOLD: readonly Expectation[] = ['UPSTREAM_CONTRACT', 'OK'];

const withType = (declaration: string, text: string): Change => ({
  type: `<!DOCTYPE user [${declaration}]>`,
  inside: `<unknown>${text}</unknown>`,
});

/** Rows D16 to D20. An API that uses JSON gets them, too. */
export const XML: readonly AnswerFault[] = [
  responded('D16', 'an entity that is a file', () =>
    withType('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'),
  ),
  responded('D16', 'an entity that is elsewhere', (url) =>
    withType(`<!ENTITY x SYSTEM "${url}/entity">`, '&x;'),
  ),
  responded('D16', 'a parameter entity that is elsewhere', (url) =>
    withType(`<!ENTITY % p SYSTEM "${url}/entity">%p;`, 'x'),
  ),
  responded('D17', 'a billion laughs', () => withType(LAUGHS, '&x0;')),
  responded('D17', 'one long entity many times', () =>
    withType(`<!ENTITY x "${'a'.repeat(50_000)}">`, '&x;'.repeat(10_000)),
  ),
  responded(
    'D17',
    'a hundred thousand characters by number',
    () => ({ inside: `<unknown>${'&#65;'.repeat(100_000)}</unknown>` }),
    TOLD,
  ),
  responded('D18', 'elements 1,000 deep', () => ({
    inside: `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`,
  })),
  responded(
    'D18',
    '20,000 elements side by side',
    () => ({ inside: '<a>1</a>'.repeat(20_000) }),
    TOLD,
  ),
  responded('D18', '5,000 attributes', () => ({ inside: `<a ${ATTRIBUTES}/>` }), TOLD),
  responded('D19', 'a tag that stays open', () => ({ inside: '<first_name>Ingrid' })),
  responded('D19', 'text that is no XML', () => ({ instead: 'Service temporarily unavailable' })),
  responded('D19', 'two roots', () => ({ behind: '<user/>' }), TOLD),
  responded('D20', 'elements named for parts of a prototype', () => ({ inside: PROTOTYPE }), TOLD),
];

const ENTITIES = Array.from({ length: 9 }, (_none, n) => {
  return `<!ENTITY x${n} "${`&x${n + 1};`.repeat(10)}">`;
});
const LAUGHS = `${ENTITIES.join('')}<!ENTITY x9 "ha">`;

const ATTRIBUTES = Array.from({ length: 5000 }, (_none, n) => `a${n}="1"`).join(' ');

const POLLUTED = '<polluted>1</polluted>';
const PROTOTYPE = `<__proto__>${POLLUTED}</__proto__><constructor><prototype>${POLLUTED}</prototype></constructor><hasOwnProperty>1</hasOwnProperty><toString __proto__="1">1</toString>`;

/** What is inserted into the true document of a user. */
interface Change {
  /** After the XML declaration. */
  readonly type?: string;
  /** At the end of the root. */
  readonly inside?: string;
  /** After the root. */
  readonly behind?: string;
  /** Replaces the whole document. */
  readonly instead?: string;
}

function responded(
  row: string,
  title: string,
  changeFor: (strangerUrl: string) => Change,
  read: readonly Expectation[] = NO_USER.read,
): AnswerFault {
  const meet = async ({ forward, send, strangerUrl }: Arrival) => {
    const truth = (await forward()).body.toString('utf8');
    const document = toDocument(truth.includes('</user>') ? truth : USER, changeFor(strangerUrl));
    await send(reply(200, document, { 'content-type': 'application/xml' }));
  };
  return { row, title, read, write: NO_USER.write, meet };
}

function toDocument(truth: string, { type = '', inside = '', behind = '', instead }: Change) {
  if (instead !== undefined) return instead;
  const root = truth.lastIndexOf('</user>');
  const declared = truth.slice(0, root).replace(/^(<\?xml[^>]*\?>)?/, `$1${type}`);
  return `${declared}${inside}</user>${behind}`;
}

/** For an upstream that sends no XML, or no body. */
const USER = '<user><id type="integer">24</id><login>ingrid</login></user>';
