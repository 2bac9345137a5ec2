import { describe } from 'node:test';
import { type Mistake, ONAPP, testWarnings } from './mistake.ts';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a literal secret',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: CANARY
`,
    problems: [
      `providers.active.apiToken: literal secret in FOLDER/roster.yml, line 5, column 15; use a reference instead: "\${NAME}" or { file: PATH }`,
    ],
  },
  {
    title: 'a secret as the default of a reference',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: "\${ONAPP_PW:-CANARY}"
`,
    problems: [
      `providers.active.apiToken: literal secret in FOLDER/roster.yml, line 5, column 15: the text after - in its reference is a default; write "\${NAME}" or { file: PATH }`,
    ],
  },
  {
    title: 'a name of a variable with hyphens',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: "\${ON-APP-PW}"
`,
    problems: [
      `providers.active.apiToken: literal secret in FOLDER/roster.yml, line 5, column 15: the text after - in its reference is a default; write "\${NAME}" or { file: PATH }`,
    ],
  },
  {
    title: 'a default of a variable that is set',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: "\${ONAPP_API_KEY:-CANARY}"
`,
    problems: [
      `providers.active.apiToken: literal secret in FOLDER/roster.yml, line 5, column 15: the text after - in its reference is a default; write "\${NAME}" or { file: PATH }`,
    ],
  },
  {
    title: 'a password in the URL of a store',
    text: `${ONAPP}store: { key: "\${STORE_KEY}", url: "redis://:CANARY@\${ONAPP_API_KEY}:\${PORT}" }
`,
    environment: { STORE_KEY: 'CANARY-'.repeat(8), ONAPP_API_KEY: 'h', PORT: '6379' },
    problems: [
      `store.url: literal secret in FOLDER/roster.yml, line 7, column 36; use a reference instead: "\${NAME}" or { file: PATH }`,
    ],
  },
  {
    title: 'a password as a default in the URL of a store',
    text: `${ONAPP}store: { key: "\${STORE_KEY}", url: "rediss://:\${STORE_PW:-CANARY}@h" }
`,
    environment: { STORE_KEY: 'CANARY-'.repeat(8) },
    problems: [
      `store.url: literal secret in FOLDER/roster.yml, line 7, column 36: the text after - in its reference is a default; write "\${NAME}" or { file: PATH }`,
    ],
  },
  {
    title: 'a URL of a store with references',
    text: `${ONAPP}store: { key: "\${STORE_KEY}", url: "redis://:\${ONAPP_API_KEY}@\${STORE_HOST:-localhost}:\${STORE_PORT:-6379}" }
`,
    environment: { STORE_KEY: 'CANARY-'.repeat(8) },
    problems: [],
  },
  {
    title: 'a secret file with a blank at the end',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: { file: token }
`,
    files: { token: 'CANARY \n' },
    problems: [
      'providers.active.apiToken: begins or ends with a blank: remove it, unless the secret has it (FOLDER/roster.yml, line 5, column 15)',
    ],
  },
  {
    title: 'a secret file with two line ends',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: { file: token }
`,
    files: { token: 'CANARY\n\n' },
    problems: [
      'providers.active.apiToken: contains a control character, such as a line end or a tab: remove it, unless the secret has it (FOLDER/roster.yml, line 5, column 15)',
    ],
  },
  {
    title: 'a variable with a line end',
    text: `${ONAPP}`,
    environment: { ONAPP_PASSWORD: 'CANARY\n' },
    problems: [
      'providers.onapp.password: contains a control character, such as a line end or a tab: remove it, unless the secret has it (FOLDER/roster.yml, line 6, column 15)',
    ],
  },
  {
    title: 'a key of several lines',
    text: `${ONAPP}audit: { file: /var/lib/roster/audit.jsonl, key: { file: key } }
`,
    files: { key: `${'CANARY'.repeat(9)}\n${'CANARY'.repeat(9)}\n` },
    problems: [],
  },
  {
    title: 'an API key without scopes and providers',
    text: `access:
  mode: apiKeys
  apiKeys:
    - { name: desk, sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, scopes: [], providers: [] }
${ONAPP}`,
    problems: [
      'access.apiKeys.0.scopes: is empty: the key permits nothing; name scopes, or remove the key (FOLDER/roster.yml, line 4, column 103)',
      'access.apiKeys.0.providers: is empty: the key shows no user; name providers, or remove the list to allow all (FOLDER/roster.yml, line 4, column 118)',
    ],
  },
  {
    title: 'timeouts that others end first',
    text: `limits: { deadlineMs: 5000, listDeadlineMs: 10000 }
${ONAPP}    connectMs: 20000
    attemptMs: 9000
    listAttemptMs: 11000
`,
    problems: [
      'providers.onapp.connectMs: is longer than attemptMs, which ends the call first (FOLDER/roster.yml, line 8, column 16)',
      'providers.onapp.attemptMs: is longer than limits.deadlineMs, which ends the call first (FOLDER/roster.yml, line 9, column 16)',
      'providers.onapp.listAttemptMs: is longer than limits.listDeadlineMs, which ends the call first (FOLDER/roster.yml, line 10, column 20)',
    ],
  },
  {
    title: 'timeouts of an API of a VMS',
    text: `${ONAPP}  vms:
    kind: vms
    billing: { url: "https://vms.example.net", connectMs: 4000 }
`,
    problems: [
      'providers.vms.billing.connectMs: is longer than attemptMs, which ends the call first (FOLDER/roster.yml, line 9, column 59)',
    ],
  },
  {
    title: 'a default that a deadline ends first',
    text: `limits: { deadlineMs: 500, listDeadlineMs: 500 }
${ONAPP}    attemptMs: 400
`,
    problems: [],
  },
  {
    title: 'a long timeout without a deadline',
    text: `limits: { deadlineMs: 0, listDeadlineMs: 0 }
${ONAPP}    attemptMs: 90000
    listAttemptMs: 90000
`,
    problems: [],
  },
];

describe('Probable mistakes', () => testWarnings(MISTAKES));
