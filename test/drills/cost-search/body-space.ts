import { DOCUMENT_BYTES } from '../hostile-cost/bodies.ts';
import { toWire } from '../hostile-cost/upstream.ts';
import { describeParts, partsOf, type Recipe, type Space, writeParts } from './recipe.ts';

/** The texts that are repeated in a body. */
// biome-ignore format: a table of texts.
const TEXTS = [
  '{},', '[],', '0,', 'null,', '"",', '"x",', '"x~",', '{"id":~},', '{"id":1,"name":"a"},', '{"id":1,"name":2},',
  '{"~":0},', '[[[[]]]],', '{"a":{"a":{}}},', '1e308,', '99999999999999999999,', '"\\u0041\\u0042",',
  '{"id":1,"permissions":[{},{}]},', '{"id":1,"created_at":"2022"},', '{"role":{}},', '{"user":{}},', '"k~":{},',
  '"k~":0,', '"id":1,', '"first_name":["x"],', 'selected ', 'a ', ' ', '1', 'at least 1', 'between 1 and ',
  'may not ', 'is ', '\\u0301', '\\\\', '&amp;', '&#65;', '&a;', '&', '<a/>', '<a>', '</a>', '<a>1</a>', '<a~/>',
  '<role/>', '<role><id>1</id></role>', '<user/>', '<!---->', '<![CDATA[a]]>', '<?a b?>', 'a="1" ', 'a~="" ', '<',
  '>', '"', "'", '=', ']', '[', '{', '}', '{"a":', '\u00e9', '\u{1f600}',
];

/** The JSON documents around the parts; `@` marks their position. */
// biome-ignore format: a table of frames.
const JSON_FRAMES = [
  '{"id":1,"cameras":[@0]}', '{"id":1,"permissions":[@0]}', '{"id":1,"events":[@0]}', '{"id":1,"subusers":[@0]}',
  '{"id":1,"intercom_flats":[@0]}', '{"id":1,"analytic_license":[@0]}', '{"id":1,"login":"@"}', '{"id":1,@"z":0}',
  '{"id":1,"created_at":"@"}', '{"id":1,"cameras":{@"z":0}}', '{"id":1,"billing_info":{"data":[@0]}}', '@', '[@0]',
  '{"user":{"id":1,"roles":[@0]}}', '{"user":{"id":1,"additional_fields":[@0]}}', '{"user":{"id":1,"avatar":[@0]}}',
  '{"errors":{"first_name":["@"]}}', '{"errors":{@"z":["x"]}}', '{"errors":[@0]}', '{"errors":"@"}', '{"error":"@"}',
  '{"message":"@"}',
];

// biome-ignore format: a table of frames.
const XML_FRAMES = [
  '<user><id>1</id>@</user>', '<user><id>1</id><roles type="array">@</roles></user>', '<user><login>@</login></user>',
  '<user><id>1</id><a @/></user>', '<errors>@</errors>', '<errors><error>@</error></errors>', '@', '<users type="array">@</users>',
];

/** The calls of the gateway that get the body as the response. */
const READS = [
  { provider: 'vms', format: 'json', path: 'users/1', status: 200 },
  { provider: 'ap', format: 'json', path: 'users/1', status: 200 },
  { provider: 'onapp', format: 'json', path: 'users/1', status: 200 },
  { provider: 'onapp-xml', format: 'xml', path: 'users/1', status: 200 },
  { provider: 'onapp', format: 'json', path: 'users', status: 200, isList: true },
  { provider: 'onapp-xml', format: 'xml', path: 'users', status: 200, isList: true },
  { provider: 'onapp', format: 'json', path: 'users/1', status: 422, isUpdate: true },
  { provider: 'onapp-xml', format: 'xml', path: 'users/1', status: 422, isUpdate: true },
  { provider: 'vms', format: 'json', path: 'manage', status: 422, isUpdate: true },
  { provider: 'ap', format: 'json', path: 'users/1', status: 400, isUpdate: true },
  { provider: 'ap', format: 'json', path: 'users/1', status: 503 },
] as const;

export const BODY_SPACE: Space = {
  choices: { read: READS.length, json: JSON_FRAMES.length, xml: XML_FRAMES.length },
  texts: TEXTS.length,
  maxTimes: 2_000_000,
  maxParts: 3,
  seeds: [
    seed({ read: 0, json: 0 }, '{},'),
    seed({ read: 0, json: 7 }, '"k~":0,'),
    seed({ read: 3, xml: 1 }, '<role/>'),
    seed({ read: 3, xml: 0 }, '<a>1</a>'),
    seed({ read: 3, xml: 3 }, 'a~="" '),
    seed({ read: 6, json: 16 }, 'selected '),
    seed({ read: 7, xml: 4 }, '<a/>'),
  ],
};

function seed(choices: Recipe['choices'], text: string): Recipe {
  return { choices: { read: 0, json: 0, xml: 0, ...choices }, parts: partsOf(TEXTS, 2e6, text) };
}

/** The response of the hostile server, and the operation that makes the gateway call it. */
export interface BodyAttack {
  readonly wire: Uint8Array;
  readonly request: string;
}

/** The size during the search: many bodies of this size find more than few of the largest. */
const SMALL_BYTES = DOCUMENT_BYTES / 8;

/** Creates a body of at most 4 MiB, or an eighth of that. */
export function toBodyAttack(
  { choices, parts }: Recipe,
  size: 'small' | 'full',
  provider: number,
): BodyAttack {
  const { read = 0, json = 0, xml = 0 } = choices;
  const target = READS[read] ?? READS[0];
  const bytes = size === 'full' ? DOCUMENT_BYTES : SMALL_BYTES;
  const isXml = target.format === 'xml';
  const frame = (isXml ? XML_FRAMES[xml] : JSON_FRAMES[json]) ?? '@';
  const body = frame.replace('@', () => writeParts(parts, TEXTS, bytes - frame.length));
  const type = isXml ? 'application/xml' : 'application/json';
  return {
    wire: toWire(body, { status: target.status, type }),
    request: JSON.stringify(toOperation(target, `${target.provider}${provider}`)),
  };
}

function toOperation(target: (typeof READS)[number], provider: string) {
  if ('isList' in target) {
    return { query: `{ users(provider: "${provider}", first: 25) { nodes { id login } } }` };
  }
  const id = `${provider}/user/1`;
  if (!('isUpdate' in target)) {
    return {
      query: `{ user(id: "${id}") { id login ... on VmsUser { cameras { nodes { id name } } } } }`,
    };
  }
  const input = {
    vms: { vmsBilling: { user: { login: { provider, login: 'ann' } }, status: 'BLOCKED' } },
    ap: { activePlatform: { id, firstName: 'Ann' } },
    onapp: { onApp: { id, firstName: 'Ann' } },
    'onapp-xml': { onApp: { id, firstName: 'Ann' } },
  }[target.provider];
  const query =
    'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename ... on ValidationProblem { issues { path rule message } } } }';
  return { query, variables: { input } };
}

/** Describes the body in one line. */
export function describeBody({ choices: { read = 0, json = 0, xml = 0 }, parts }: Recipe): string {
  const { provider, status, path, format } = READS[read] ?? READS[0];
  const frame = format === 'xml' ? XML_FRAMES[xml] : JSON_FRAMES[json];
  return `${provider} ${path} ${status}: ${frame}; @ = ${describeParts(parts, TEXTS)}`;
}
