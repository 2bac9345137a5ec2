import { describe } from 'node:test';
import { type Mistake, ONAPP, testMistakes } from './mistake.ts';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a duration with a unit',
    text: `limits:
  deadlineMs: 8s
${ONAPP}`,
    problems: [
      'line 2, column 15: limits.deadlineMs: must be a whole number of milliseconds, such as 8000; found "8s"',
    ],
  },
  {
    title: 'a size with a unit',
    text: `limits:
  requestBytes: 1MB
${ONAPP}`,
    problems: [
      'line 2, column 17: limits.requestBytes: must be a whole number of bytes, such as 1048576; found "1MB"',
    ],
  },
  {
    title: 'a number in quotes',
    text: `server:
  port: "4000"
${ONAPP}`,
    problems: [
      'line 2, column 9: server.port: must be a whole number; found "4000" in quotes: remove the quotes',
    ],
  },
  {
    title: 'a port that does not exist',
    text: `server:
  port: 99999
${ONAPP}`,
    problems: ['line 2, column 9: server.port: must be at most 65535'],
  },
  {
    title: 'yes in place of true',
    text: `server:
  graphiql: yes
${ONAPP}`,
    problems: ['line 2, column 13: server.graphiql: must be true or false; found "yes"'],
  },
  {
    title: 'a list in place of a map',
    text: `providers:
  - kind: onApp
    url: https://onapp.example.net
`,
    problems: ['line 1, column 1: providers: must be a map of options; found a list'],
  },
  {
    title: 'an option without a value',
    text: `providers:
  onapp:
    kind: onApp
    url:
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      'line 4, column 5: providers.onapp.url: has no value: Base URL, http or https; it may have a path, but no query and no credentials',
    ],
  },
  {
    title: 'an id without quotes',
    text: `access:
  protectedUsers:
    - { provider: onapp, id: 1 }
${ONAPP}`,
    problems: [
      'line 3, column 30: access.protectedUsers.0.id: must be a string: put the value in quotes',
    ],
  },
  {
    title: 'an unknown level of the log',
    text: `log: { level: warning }
${ONAPP}`,
    problems: [
      'line 1, column 15: log.level: must be one of trace, debug, info, warn, error, fatal, silent, did you mean warn?',
    ],
  },
  {
    title: 'a CORS origin with a slash',
    text: `server:
  cors:
    origins: [https://desk.example.net/]
${ONAPP}`,
    problems: [
      'line 3, column 15: server.cors.origins.0: must be an origin such as https://desk.example.net, in lower case, without a slash or path at the end and without a default port',
    ],
  },
  {
    title: 'a CORS origin without a scheme',
    text: `server:
  cors:
    origins: [desk.example.net]
${ONAPP}`,
    problems: [
      'line 3, column 15: server.cors.origins.0: must be an origin such as https://desk.example.net, with https:// or http:// at the beginning',
    ],
  },
  {
    title: 'the path of the API in a URL',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net/users.json
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      'line 4, column 10: providers.onapp.url: must be the base URL: remove /users.json and what follows, as the gateway adds the paths of the API',
    ],
  },
  {
    title: 'plain http to another host',
    text: `providers:
  onapp:
    kind: onApp
    url: http://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: ['line 4, column 10: providers.onapp.url: must be https, or set allowHttp: true'],
  },
  {
    title: 'a URL without a scheme',
    text: `providers:
  onapp:
    kind: onApp
    url: onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      'line 4, column 10: providers.onapp.url: must be a URL such as https://host.example.net',
    ],
  },
  {
    title: 'a time zone that does not exist',
    text: `${ONAPP}  vms:
    kind: vms
    timeZone: Minsk
    admin: { url: "https://vms.example.net", token: "\${ONAPP_API_KEY}" }
`,
    problems: [
      'line 9, column 15: providers.vms.timeZone: must be a name of the IANA time zone database, such as Europe/Minsk',
    ],
  },
  {
    title: 'a short key',
    text: `audit:
  file: audit.jsonl
  key: "\${ONAPP_API_KEY}"
${ONAPP}`,
    problems: [
      'line 3, column 8: audit.key: must have at least 32 characters; create one with: openssl rand -hex 32',
    ],
  },
];

describe('Mistakes in values', () => testMistakes(MISTAKES));
