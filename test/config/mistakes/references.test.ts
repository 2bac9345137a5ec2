import { describe } from 'node:test';
import { type Mistake, ONAPP, testMistakes } from './mistake.ts';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a variable that is not set',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAP_PASWORD}"
`,
    problems: [
      'line 6, column 15: providers.onapp.password: the environment has no ONAP_PASWORD, did you mean ONAPP_PASSWORD?',
    ],
  },
  {
    title: 'a variable that is empty',
    text: `${ONAPP}`,
    environment: { ONAPP_PASSWORD: '' },
    problems: [
      'line 6, column 15: providers.onapp.password: the environment variable ONAPP_PASSWORD is empty',
    ],
  },
  {
    title: 'a reference without braces',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: $ONAPP_PASSWORD
`,
    problems: [
      `line 6, column 15: providers.onapp.password: a reference needs braces: write \${ONAPP_PASSWORD}`,
    ],
  },
  {
    title: 'a secret that looks like a reference without braces',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: $CANARY2026
`,
    problems: [
      `line 6, column 15: providers.onapp.password: a reference needs braces: write \${NAME}, or put a secret that begins with $ into a variable or a file`,
    ],
  },
  {
    title: 'a misspelt reference without braces',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: $ONAPP_PASWORD
`,
    problems: [
      `line 6, column 15: providers.onapp.password: a reference needs braces: write \${NAME}, or put a secret that begins with $ into a variable or a file, did you mean ONAPP_PASSWORD?`,
    ],
  },
  {
    title: 'a secret that contains a reference by chance',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "7\${CANARY}x"
`,
    problems: [
      `line 6, column 15: providers.onapp.password: the environment has no variable that the \${ } in this text names`,
    ],
  },
  {
    title: 'a misspelt variable within a text',
    text: `providers:
  onapp:
    kind: onApp
    url: https://\${ONAPP_HSOT}/
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    environment: { ONAPP_HOST: 'CANARY' },
    problems: [
      `line 4, column 10: providers.onapp.url: the environment has no variable that the \${ } in this text names, did you mean ONAPP_HOST?`,
    ],
  },
  {
    title: 'a variable in the wrong case',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${pw}"
`,
    environment: { PWD: 'CANARY', PW: 'CANARY' },
    problems: [
      'line 6, column 15: providers.onapp.password: the environment has no pw, did you mean PW?',
    ],
  },
  {
    title: 'a reference with an operator of a shell',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD:?unset}"
`,
    problems: [
      `line 6, column 15: providers.onapp.password: this reference is not valid: write \${NAME} or \${NAME:-default}; a text that contains \${ is written with $\${`,
    ],
  },
  {
    title: 'a reference that is not closed',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD"
`,
    problems: [
      `line 6, column 15: providers.onapp.password: this reference is not valid: write \${NAME} or \${NAME:-default}; a text that contains \${ is written with $\${`,
    ],
  },
  {
    title: 'a number in a quoted reference',
    text: `server:
  port: "\${WEB_PORT}"
${ONAPP}`,
    environment: { WEB_PORT: '4321' },
    problems: [
      'line 2, column 9: server.port: must be a whole number (a reference in quotes is always a string)',
    ],
  },
  {
    title: 'a variable that is no number',
    text: `server:
  port: \${WEB_PORT}
${ONAPP}`,
    environment: { WEB_PORT: 'CANARY' },
    problems: [
      'line 2, column 9: server.port: must be a whole number (the value of its reference is another)',
    ],
  },
  {
    title: 'a variable PORT that is no number',
    text: `${ONAPP}`,
    environment: { PORT: 'tcp://CANARY:1' },
    problems: ['server.port: must be a whole number (the environment variable PORT)'],
  },
  {
    title: 'a secret file that does not exist',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: secrets/onapp }
`,
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that does not exist: FOLDER/secrets/onapp',
    ],
  },
  {
    title: 'a secret in place of the path of its file',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: CANARY9 }
`,
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that does not exist; write the path of the file here, not its content',
    ],
  },
  {
    title: 'a certificate in place of the path of its file',
    text: `${ONAPP}    caFile: |
      -----BEGIN CERTIFICATE-----
      CANARY
`,
    problems: [
      'line 7, column 13: providers.onapp.caFile: names a file that does not exist; write the path of the file here, not its content',
    ],
  },
  {
    title: 'a secret file that may not be read',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: onapp }
`,
    files: { onapp: 'CANARY' },
    unreadable: ['onapp'],
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that this account may not read: FOLDER/onapp',
    ],
  },
  {
    title: 'a secret file that is a folder',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: . }
`,
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that is a folder: FOLDER',
    ],
  },
  {
    title: 'a secret file that is empty',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: onapp }
`,
    files: { onapp: '\n' },
    problems: [
      'line 6, column 15: providers.onapp.password: must not be empty (the value of its reference)',
    ],
  },
  {
    title: 'a secret file in another encoding',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: onapp }
`,
    files: { onapp: Buffer.from('CANARY-\xe4\n', 'latin1') },
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that is not UTF-8: save it in this encoding: FOLDER/onapp',
    ],
  },
  {
    title: 'a file that is too large',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: onapp }
    caFile: ca.pem
`,
    files: { onapp: 'CANARY'.repeat(11_000), 'ca.pem': Buffer.alloc(16 * 1024 * 1024 + 1) },
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that is larger than 64 KiB: FOLDER/onapp',
      'line 7, column 13: providers.onapp.caFile: names a file that is larger than 16 MiB: FOLDER/ca.pem',
    ],
  },
  {
    title: 'a secret file that is a device',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: { file: /dev/zero }
    caFile: /dev/zero
`,
    problems: [
      'line 6, column 15: providers.onapp.password: it refers to a file that is not a regular file: /dev/zero',
      'line 7, column 13: providers.onapp.caFile: names a file that is not a regular file: /dev/zero',
    ],
  },
  {
    title: 'a variable with the name of a property of objects',
    text: `providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${constructor}"
`,
    problems: ['line 6, column 15: providers.onapp.password: the environment has no constructor'],
  },
  {
    title: 'a file with authorities that does not exist',
    text: `${ONAPP}    caFile: ca.pem
`,
    problems: [
      'line 7, column 13: providers.onapp.caFile: names a file that does not exist: FOLDER/ca.pem',
    ],
  },
  {
    title: 'a file with authorities that may not be read',
    text: `${ONAPP}    caFile: ca.pem
`,
    files: { 'ca.pem': 'CANARY' },
    unreadable: ['ca.pem'],
    problems: [
      'line 7, column 13: providers.onapp.caFile: names a file that this account may not read: FOLDER/ca.pem',
    ],
  },
  {
    title: 'a file with authorities in a variable',
    text: `${ONAPP}    caFile: "\${CA_FILE}"
`,
    environment: { CA_FILE: '/CANARY/ca.pem' },
    problems: [
      `line 7, column 13: providers.onapp.caFile: names a file that does not exist: \${CA_FILE}`,
    ],
  },
  {
    title: 'a file with authorities that holds a key',
    text: `${ONAPP}    caFile: ca.pem
`,
    files: { 'ca.pem': '-----BEGIN PRIVATE KEY-----\nCANARY\n' },
    problems: [
      'line 7, column 13: providers.onapp.caFile: names a file that holds no certificate: FOLDER/ca.pem',
    ],
  },
  {
    title: 'a manifest that does not exist',
    text: `documents: { manifest: documents.json }
${ONAPP}`,
    problems: [
      'line 1, column 24: documents.manifest: names a file that does not exist: FOLDER/documents.json',
    ],
  },
];

describe('Mistakes in references and files', () => testMistakes(MISTAKES));
