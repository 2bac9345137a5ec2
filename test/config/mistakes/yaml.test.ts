import { describe } from 'node:test';
import { type Mistake, ONAPP, testMistakes } from './mistake.ts';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a name that is set twice',
    text: `server:
  port: 4000
  graphiql: false
  port: 4001
${ONAPP}`,
    problems: ['line 4, column 3: server.port: is set twice, first on line 2: remove one of them'],
  },
  {
    title: 'a tab as indentation',
    text: `server:
	port: 4000
${ONAPP}`,
    problems: [
      'line 2, column 1: a tab is used as indentation: use spaces, as YAML allows no tabs there',
    ],
  },
  {
    title: 'a colon and a space in a value',
    text: `providers:
  onapp:
    name: OnApp: Europe
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      'line 3, column 11: a value contains a colon and a space: put the whole value in quotes',
    ],
  },
  {
    title: 'an option indented too far',
    text: `server:
  port: 4000
   graphiql: false
${ONAPP}`,
    problems: [
      'line 3, column 4: this line is indented more than the one before, which has a value: indent both alike',
    ],
  },
  {
    title: 'an option indented too little',
    text: `server:
  port: 4000
 graphiql: false
${ONAPP}`,
    problems: [
      'line 3, column 1: this line is indented unlike the options beside it: options of one group begin in the same column',
    ],
  },
  {
    title: 'no space after a colon',
    text: `server:
  port:4000
  graphiql: false
${ONAPP}`,
    problems: [
      'line 2, column 3: this line has no "name: value": write a colon and a space after the name',
    ],
  },
  {
    title: 'an alias without an anchor',
    text: `${ONAPP}    breaker: *defaults
`,
    problems: [
      'line 7, column 14: providers.onapp.breaker: an alias (*name) has no anchor (&name) above it: define it, or put a value that begins with * in quotes',
    ],
  },
  {
    title: 'a value that begins with an asterisk',
    text: `server: { cors: { origins: [*] } }
${ONAPP}`,
    problems: ['line 1, column 29: a value that begins with * is an alias: put it in quotes'],
  },
  {
    title: 'a brace that is not closed',
    text: `server: { port: 4000
${ONAPP}`,
    problems: ['line 2, column 1: a { above this line is not closed: add }'],
  },
  {
    title: 'a quote that is not closed',
    text: `server:
  host: "127.0.0.1
${ONAPP}`,
    problems: ['line 2, column 9: the quote that opens here is not closed: add the closing quote'],
  },
  {
    title: 'a backslash in double quotes',
    text: `audit: { file: "C:\\logs\\audit.jsonl", key: "\${ONAPP_API_KEY}" }
${ONAPP}`,
    problems: [
      'line 1, column 19: a backslash in double quotes begins an escape sequence: use single quotes, or write \\\\',
    ],
  },
  {
    title: 'a reference without quotes in braces',
    text: `server: { port: \${PORT} }
${ONAPP}`,
    problems: [`line 1, column 17: a reference inside { } or [ ] needs quotes: "\${NAME}"`],
  },
  {
    title: 'a value that begins with @',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: @gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      'line 5, column 15: a value cannot begin with @, % or a backquote: put the whole value in quotes',
    ],
  },
  {
    title: 'a template in braces',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: {{ onapp_password }}
`,
    problems: [
      'line 6, column 16: providers.onapp.password: a value that begins with {{ or a name in brackets needs quotes',
    ],
  },
  {
    title: 'a tag of another program',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: !secret onapp_password
`,
    problems: [
      `line 6, column 23: providers.onapp.password: the tag !secret is not known: for a secret use "\${NAME}" or { file: PATH }, and put a value that begins with ! in quotes`,
    ],
  },
  {
    title: 'a secret that begins with an exclamation mark',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: !CANARY
`,
    problems: [
      `line 6, column 22: providers.onapp.password: the tag !… is not known: for a secret use "\${NAME}" or { file: PATH }, and put a value that begins with ! in quotes`,
    ],
  },
  {
    title: 'a secret that begins with two exclamation marks',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: !!CANARY x
`,
    problems: [
      `line 6, column 24: providers.onapp.password: the tag !… is not known: for a secret use "\${NAME}" or { file: PATH }, and put a value that begins with ! in quotes`,
    ],
  },
  {
    title: 'a secret that begins with an ampersand',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: &CANARY
`,
    problems: [
      'line 6, column 22: providers.onapp.password: a value that begins with & is an anchor: put it in quotes',
    ],
  },
  {
    title: 'an alias in place of a name',
    text: `${ONAPP}    *CANARY : x
`,
    problems: [
      'line 7, column 5: providers.onapp: an alias (*name) has no anchor (&name) above it: define it, or put a value that begins with * in quotes',
    ],
  },
  {
    title: 'a provider with a name that JavaScript reserves',
    text: `${ONAPP}  __proto__: { kind: vms }
`,
    problems: ['line 7, column 3: providers: __proto__ cannot be a name: choose another'],
  },
  {
    title: 'two documents',
    text: `server: { port: 4000 }
---
${ONAPP}`,
    problems: [
      'line 2, column 1: --- begins a second document: a configuration is one document, so remove the line',
    ],
  },
  {
    title: 'a merge key',
    text: `server: &web { port: 4000 }
log:
  <<: *web
${ONAPP}`,
    problems: ['line 3, column 3: log.<<: merge keys (<<) are not supported: repeat the options'],
  },
  {
    title: 'a comma too many',
    text: `server: { port: 4000,, graphiql: false }
${ONAPP}`,
    problems: [
      'line 1, column 22: unexpected text after a value, or a comma too many: remove it, or put the whole value in quotes',
    ],
  },
];

describe('Mistakes in YAML', () => testMistakes(MISTAKES));
