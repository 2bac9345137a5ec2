import type { Attack, Target } from './attack.ts';
import { DOCUMENT_BYTES, fill, fillList, LIST_BYTES, xmlUser } from './bodies.ts';
import { summarize } from './traffic.ts';
import { toWire } from './upstream.ts';

async function readUser(target: Target, wire: Uint8Array): Promise<string> {
  await target.serve({ path: 'users/1\\.', wire });
  const client = target.caller('reader');
  const variables = { id: `${target.provider('onAppXml')}/user/1` };
  const query = 'query ($id: ID!) { user(id: $id) { id login } }';
  const outcomes = [];
  for (let n = 0; n < target.times({ ci: 1, full: 3 }); n += 1) {
    outcomes.push(await client.post({ query, variables }));
  }
  return summarize(outcomes);
}

const user = (name: string, elements: () => string): Attack => ({
  id: 'own',
  name: `XML of 4 MiB: ${name}`,
  maxWaitMs: 100,
  run: (target) => readUser(target, xmlUser(elements())),
});

/** Creates an attack with the text of a whole document. */
const document = (name: string, text: () => string): Attack => ({
  id: 'own',
  name: `XML of 4 MiB: ${name}`,
  maxWaitMs: 100,
  run: (target) => readUser(target, toWire(text(), { type: 'application/xml' })),
});

/** Creates an attack with a list of users that contains these elements. */
const list = (name: string, elements: () => string): Attack => ({
  id: 'own',
  name: `XML list of 31 MiB: ${name}`,
  run: async (target) => {
    const body = `<users type="array">${elements()}</users>`;
    await target.serve({ path: 'users\\.', wire: toWire(body, { type: 'application/xml' }) });
    const query = 'query ($p: ID!) { users(provider: $p, first: 25) { nodes { id login } } }';
    const p = target.provider('onAppXml');
    return summarize([await target.caller('reader').post({ query, variables: { p } })]);
  },
});

/** The attacks by responses in XML. */
export const XML_ATTACKS: readonly Attack[] = [
  {
    ...user('roles of empty elements', () => {
      return `<roles type="array">${fill('<role/>', DOCUMENT_BYTES - 80)}</roles>`;
    }),
    id: 'H2',
  },
  { ...list('empty users', () => fill('<user/>', LIST_BYTES)), id: 'H2' },
  list('one comment', () => `<!--${fill('-a', LIST_BYTES)}-->`),
  list('one processing instruction', () => `<?a ${fill('? a', LIST_BYTES)}?>`),
  list('one text of entities', () => `<user><login>${fill('&lt;', LIST_BYTES)}</login></user>`),
  list('one section of CDATA', () => `<user><![CDATA[${fill(']a', LIST_BYTES)}]]></user>`),
  list('many comments', () => fill('<!-- a -->', LIST_BYTES)),
  list('many processing instructions', () => fill('<?a b c?>', LIST_BYTES)),
  list('sections of CDATA', () => `<user>${fill('<![CDATA[a]]>', LIST_BYTES)}</user>`),
  user('one text', () => `<login>${'a'.repeat(DOCUMENT_BYTES - 80)}</login>`),
  user('small elements', () => fill('<a>1</a>', DOCUMENT_BYTES - 80)),
  user('elements of different names', () => {
    return fillList((n) => `<a${n}/>`, DOCUMENT_BYTES - 80).replaceAll(',', '');
  }),
  user('deep elements', () => {
    const depth = Math.floor(DOCUMENT_BYTES / 7) - 20;
    return `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
  }),
  user('character references', () => `<login>${fill('&#65;', DOCUMENT_BYTES - 80)}</login>`),
  user('entities', () => `<login>${fill('&amp;', DOCUMENT_BYTES - 80)}</login>`),
  user('entities that are not defined', () => `<login>${fill('&a;', DOCUMENT_BYTES - 80)}</login>`),
  user('ampersands', () => `<login>${fill('&', DOCUMENT_BYTES - 80)}</login>`),
  user('comments', () => fill('<!---->', DOCUMENT_BYTES - 80)),
  user('sections of CDATA', () => `<login>${fill('<![CDATA[a]]>', DOCUMENT_BYTES - 80)}</login>`),
  user('processing instructions', () => fill('<?a b?>', DOCUMENT_BYTES - 80)),
  user('attributes of one element', () => {
    return `<a ${fillList((n) => `a${n}=""`, DOCUMENT_BYTES - 80).replaceAll(',', ' ')}/>`;
  }),
  user('one attribute', () => `<a b="${'c'.repeat(DOCUMENT_BYTES - 80)}"/>`),
  user('blanks in a tag', () => `<a${' '.repeat(DOCUMENT_BYTES - 80)}/>`),
  user('blanks between elements', () => ' '.repeat(DOCUMENT_BYTES - 80)),
  user('a tag that does not end', () => `<${'a'.repeat(DOCUMENT_BYTES - 80)}`),
  user('characters that open tags', () => '<'.repeat(DOCUMENT_BYTES - 80)),
  document('half a document type', () => fill('<!DOCTYP', DOCUMENT_BYTES)),
  document('a document type of entities', () => {
    const entities = fillList((n) => `<!ENTITY e${n} "${'a'.repeat(50)}">`, DOCUMENT_BYTES - 200);
    return `<!DOCTYPE user [${entities.replaceAll(',', '')}]><user><id>1</id></user>`;
  }),
];
