import { describe } from 'node:test';
import { type Mistake, ONAPP, testMistakes } from './mistake.ts';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a host with a port',
    text: `server: { host: "127.0.0.1:4000" }
${ONAPP}`,
    problems: [
      'line 1, column 17: server.host: must be a host without a port, which is server.port',
    ],
  },
  {
    title: 'a URL in place of a host',
    text: `server: { host: "http://CANARY" }
${ONAPP}`,
    problems: [
      'line 1, column 17: server.host: must be a host such as 127.0.0.1, without https:// and a path',
    ],
  },
  {
    title: 'an address in brackets',
    text: `server: { host: "[::1]" }
${ONAPP}`,
    problems: ['line 1, column 17: server.host: must be an address without brackets, such as ::1'],
  },
  {
    title: 'a host of other characters',
    text: `server: { host: "*" }
${ONAPP}`,
    problems: [
      'line 1, column 17: server.host: must be a host name, or an address such as 127.0.0.1',
    ],
  },
  {
    title: 'a port that is too large',
    text: `providers:
  active:
    kind: activePlatform
    url: https://CANARY:99999
    apiToken: "\${ONAPP_API_KEY}"
`,
    problems: ['line 4, column 10: providers.active.url: must have a port of at most 65535'],
  },
  {
    title: 'an IPv6 address without brackets',
    text: `providers:
  active:
    kind: activePlatform
    url: http://::1
    apiToken: "\${ONAPP_API_KEY}"
`,
    problems: [
      'line 4, column 10: providers.active.url: must have brackets around an IPv6 address, as in http://[::1]:8080',
    ],
  },
  {
    title: 'a fragment in a URL',
    text: `providers:
  active:
    kind: activePlatform
    url: "https://h#CANARY"
    apiToken: "\${ONAPP_API_KEY}"
`,
    problems: [
      'line 4, column 10: providers.active.url: must have no fragment: remove # and what follows',
    ],
  },
  {
    title: 'a query in a URL',
    text: `providers:
  active:
    kind: activePlatform
    url: https://h?CANARY
    apiToken: "\${ONAPP_API_KEY}"
`,
    problems: [
      'line 4, column 10: providers.active.url: must have no query: remove ? and what follows',
    ],
  },
  {
    title: 'credentials in a URL',
    text: `providers:
  active:
    kind: activePlatform
    url: https://CANARY:CANARY@h
    apiToken: "\${ONAPP_API_KEY}"
`,
    problems: [
      'line 4, column 10: providers.active.url: must have no user and password before the host',
    ],
  },
  {
    title: 'a variable in a map',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: { env: CANARY }
`,
    problems: [
      `line 5, column 15: providers.active.apiToken: must be a string; found a map: write "\${NAME}" for an environment variable, or { file: PATH } for the content of a file`,
    ],
  },
  {
    title: 'a file in a map with another name',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: { path: CANARY }
`,
    problems: [
      `line 5, column 15: providers.active.apiToken: must be a string; found a map: write "\${NAME}" for an environment variable, or { file: PATH } for the content of a file`,
    ],
  },
  {
    title: 'a list in place of a secret',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: [CANARY]
`,
    problems: ['line 5, column 15: providers.active.apiToken: must be a string; found a list'],
  },
  {
    title: 'a URL in place of a group',
    text: `access:
  mode: jwt
  jwt: { issuer: "https://id.example.net", audience: roster, jwks: "https://id.example.net/keys" }
${ONAPP}`,
    problems: [
      'line 3, column 68: access.jwt.jwks: must be a map of options; options are url, caFile, allowHttp',
    ],
  },
  {
    title: 'numbers that are none',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: "\${ONAPP_API_KEY}"
    attemptMs: .inf
    maxBytes: .nan
    budget: { perSecond: .nan }
    url2: x
`,
    problems: [
      'line 6, column 16: providers.active.attemptMs: must be a whole number of milliseconds; found Infinity',
      'line 7, column 15: providers.active.maxBytes: must be a whole number of bytes; found NaN',
      'line 8, column 26: providers.active.budget.perSecond: must be a number; found NaN',
      'line 9, column 5: providers.active.url2: unknown option; url is already set',
    ],
  },
  {
    title: 'a name of a provider with mistakes behind it',
    text: `providers:
  My_Provider:
    kind: activePlatform
    url: http://active.example.net
    apiToken: "\${ONAPP_API_KEY}"
`,
    problems: [
      'line 2, column 3: providers.My_Provider: must be lower case letters, digits and hyphens, at most 32, and begin with a letter, did you mean my-provider?',
      'line 4, column 10: providers.My_Provider.url: must be https, or set allowHttp: true',
    ],
  },
  {
    title: 'an option in the URL of a store',
    text: `${ONAPP}store: { key: "\${KEY}", url: "redis://h?ssl=true" }
`,
    environment: { KEY: 'CANARY'.repeat(9) },
    problems: [
      'line 7, column 30: store.url: must have no query and no fragment: for TLS write rediss://, and in a password %3F for ? and %23 for #',
    ],
  },
  {
    title: 'a hash sign in the password of a store',
    text: `${ONAPP}store: { key: "\${KEY}", url: "redis://:CAN#ARY@h:1" }
`,
    environment: { KEY: 'CANARY'.repeat(9) },
    problems: [
      'line 7, column 30: store.url: must have no query and no fragment: for TLS write rediss://, and in a password %3F for ? and %23 for #',
    ],
  },
  {
    title: 'a fragment in the URL of a store',
    text: `${ONAPP}store: { key: "\${KEY}", url: "redis://h:1#CANARY" }
`,
    environment: { KEY: 'CANARY'.repeat(9) },
    problems: [
      'line 7, column 30: store.url: must have no query and no fragment: for TLS write rediss://, and in a password %3F for ? and %23 for #',
    ],
  },
];

describe('Mistakes in hosts, URLs and groups', () => testMistakes(MISTAKES));
