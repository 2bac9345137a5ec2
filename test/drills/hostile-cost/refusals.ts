import type { Attack, ProviderKind, Target } from './attack.ts';
import { DOCUMENT_BYTES, fill, fillList } from './bodies.ts';
import { summarize } from './traffic.ts';
import { toWire } from './upstream.ts';

const UPDATE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
  __typename ... on Problem { code message write } ... on ValidationProblem { issues { path rule message upstreamField } } } }`;

/** Sends an update that the hostile server rejects. */
async function update(
  target: Target,
  kind: Exclude<ProviderKind, 'onAppXml'>,
  wire: Uint8Array,
): Promise<string> {
  await target.serve({ path: '^(PUT|PATCH) ', wire });
  const provider = target.provider(kind);
  const input = {
    vms: { vmsBilling: { user: { login: { provider, login: 'ann' } }, status: 'BLOCKED' } },
    activePlatform: { activePlatform: { id: `${provider}/user/1`, firstName: 'Ann' } },
    onApp: { onApp: { id: `${provider}/user/1`, firstName: 'Ann' } },
  }[kind];
  return summarize([await target.caller('writer').post({ query: UPDATE, variables: { input } })]);
}

const refusal = (name: string, body: () => string, more: Partial<Attack> = {}): Attack => ({
  id: 'own',
  name: `422: ${name}`,
  maxWaitMs: 100,
  run: (target) => update(target, 'onApp', toWire(body(), { status: 422 })),
  ...more,
});

/** Returns a message that begins like many of the sentences by which rules are recognized. */
const message = (text: string) => `{"errors":{"first_name":["${text}"]}}`;

/** The attacks by rejections of an update. */
export const REFUSAL_ATTACKS: readonly Attack[] = [
  refusal(
    'a message of 281 kB of "selected selected …"',
    () => message(fill('selected ', 281_000)),
    {
      id: 'H3',
    },
  ),
  refusal('the same of 4 MiB', () => message(fill('selected ', DOCUMENT_BYTES)), { id: 'H3' }),
  refusal('the same in 100 messages of 40 kB', () => {
    const text = `"${fill('selected ', 40_000)}"`;
    return `{"errors":{"first_name":[${Array(100).fill(text).join(',')}]}}`;
  }),
  refusal('"at least 111…" of 4 MiB', () => message(fill('at least 11111111 ', DOCUMENT_BYTES))),
  refusal('"between 1 and between 1 …" of 4 MiB', () => {
    return message(fill('between 1 and between 11 an ', DOCUMENT_BYTES));
  }),
  refusal('digits after "between" of 4 MiB', () =>
    message(`between ${'1'.repeat(DOCUMENT_BYTES)}`),
  ),
  refusal('blanks of 4 MiB', () => message(`a${' '.repeat(DOCUMENT_BYTES)}a`)),
  refusal('control characters of 4 MiB', () => message(fill('\\u0001 ', DOCUMENT_BYTES))),
  refusal('an error map of 100,000 keys', () => {
    return `{"errors":{${fillList((n) => `"k${n}":["is invalid"]`, 100_000 * 22)}}}`;
  }),
  refusal('400,000 messages of one key', () => {
    return `{"errors":{"first_name":[${fill('"x",', DOCUMENT_BYTES)}"x"]}}`;
  }),
  refusal('errors within errors', () => {
    const depth = Math.floor(DOCUMENT_BYTES / 8);
    return `{"errors":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
  }),
  refusal(
    'a key of 4 MiB with dots',
    () => `{"errors":{"${fill('first_name.', DOCUMENT_BYTES)}":["x"]}}`,
  ),
  refusal('a VMS message of 4 MiB of "selected selected …"', () => '', {
    run: (target) => {
      const body = `{"errors":{"login":["The ${fill('selected ', DOCUMENT_BYTES)}"]}}`;
      return update(target, 'vms', toWire(body, { status: 422 }));
    },
  }),
  refusal('a VMS 400 with words in HTML', () => '', {
    run: (target) => {
      const body = `{"message":"${fill('<b ', DOCUMENT_BYTES)}"}`;
      return update(target, 'vms', toWire(body, { status: 400 }));
    },
  }),
  refusal('an ActivePlatform message of 4 MiB', () => '', {
    run: (target) => {
      const body = `{"errors":["First name ${fill('must be a ', DOCUMENT_BYTES)}"]}`;
      return update(target, 'activePlatform', toWire(body, { status: 422 }));
    },
  }),
];
