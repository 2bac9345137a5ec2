import { describe } from 'node:test';
import { PROVIDER_KINDS } from '../../support/config/provider-kinds.ts';
import { type Mistake, ONAPP, testMistakes } from './mistake.ts';

const MISTAKES: readonly Mistake[] = [
  {
    title: 'a misspelt section and what is in it',
    text: `acces:
  mode: apikeys
  apiKeys: []
${ONAPP}`,
    problems: [
      'line 1, column 1: acces: unknown option, did you mean access?',
      'line 2, column 9: acces.mode: must be one of open, apiKeys, jwt, did you mean apiKeys?',
      'line 3, column 12: acces.apiKeys: must not be an empty list',
    ],
  },
  {
    title: 'an option in another case',
    text: `${ONAPP}  vms:
    kind: vms
    timezone: Europe/Minsk
    admin: { url: "https://vms.example.net", token: "\${ONAPP_API_KEY}" }
`,
    problems: ['line 9, column 5: providers.vms.timezone: unknown option, did you mean timeZone?'],
  },
  {
    title: 'an option with underscores',
    text: `limits:
  deadline_ms: 8000
${ONAPP}`,
    problems: ['line 2, column 3: limits.deadline_ms: unknown option, did you mean deadlineMs?'],
  },
  {
    title: 'an option in the wrong section',
    text: `port: 4000
${ONAPP}`,
    problems: ['line 1, column 1: port: unknown option here; it belongs to server'],
  },
  {
    title: 'a limit in a provider',
    text: `${ONAPP}    deadlineMs: 8000
`,
    problems: [
      'line 7, column 5: providers.onapp.deadlineMs: unknown option; it belongs to limits; others here are name, writes, cacheSeconds, attemptMs, listAttemptMs, connectMs, maxConcurrent, maxWaiting, breaker, budget, maxBytes, maxListBytes and more in docs/settings.md',
    ],
  },
  {
    title: 'a provider that is not indented',
    text: `providers:
onapp:
  kind: onApp
  url: https://onapp.example.net
`,
    problems: [
      'line 1, column 1: providers: must name at least one provider; if the section is absent, roster start runs the simulators in one process',
      'line 2, column 1: onapp: unknown option; a provider belongs below providers: indent it',
    ],
  },
  {
    title: 'an option that does not exist',
    text: `log:
  format: json
${ONAPP}`,
    problems: ['line 2, column 3: log.format: unknown option; others here are level'],
  },
  {
    title: 'a secret in place of a name',
    text: `${ONAPP}    CANARY-7: x
log:
  CANARY-8:
  CANARY-8: x
`,
    problems: [
      'line 7, column 5: providers.onapp.…: unknown option; others here are name, writes, cacheSeconds, attemptMs, listAttemptMs, connectMs, maxConcurrent, maxWaiting, breaker, budget, maxBytes, maxListBytes and more in docs/settings.md',
      'line 10, column 3: log.…: is set twice, first on line 9: remove one of them',
      'line 10, column 3: log.…: unknown option; others here are level',
    ],
  },
  {
    title: 'options of an API beside the kind',
    text: `${ONAPP}  vms:
    kind: vms
    url: https://vms.example.net
    token: CANARY
    maxConcurrent: 8
    timeZone: Europe/Minsk
    billing: {}
`,
    problems: [
      'line 9, column 5: providers.vms.url: unknown option; it belongs to providers.vms.billing or providers.vms.admin; others here are name, writes, cacheSeconds, admin',
      'line 10, column 5: providers.vms.token: unknown option; it belongs to providers.vms.admin; others here are name, writes, cacheSeconds, admin',
      'line 11, column 5: providers.vms.maxConcurrent: unknown option; it belongs to providers.vms.billing or providers.vms.admin; others here are name, writes, cacheSeconds, admin',
      'line 13, column 5: providers.vms.billing.url: is missing: Base URL, http or https; it may have a path, but no query and no credentials',
    ],
  },
  {
    title: 'an option of another kind of provider',
    text: `providers:
  active:
    kind: activePlatform
    url: https://active.example.net
    apiToken: "\${ONAPP_API_KEY}"
    admin: { login: CANARY }
    billingField: bucket_id
`,
    problems: [
      'line 6, column 5: providers.active.admin: unknown option; only kind vms has it; others here are name, writes, cacheSeconds, attemptMs, listAttemptMs, connectMs, maxConcurrent, maxWaiting, breaker, budget, maxBytes, maxListBytes and more in docs/settings.md',
      'line 7, column 5: providers.active.billingField: unknown option; only kind onApp has it; others here are name, writes, cacheSeconds, attemptMs, listAttemptMs, connectMs, maxConcurrent, maxWaiting, breaker, budget, maxBytes, maxListBytes and more in docs/settings.md',
    ],
  },
  {
    title: 'an option that means something else in another section',
    text: `${ONAPP}store: { host: CANARY, port: 6379, url: "redis://h:6379", key: "\${ONAPP_API_KEY}" }
`,
    problems: [
      'line 7, column 10: store.host: unknown option; others here are sentinel, cluster, caFile, certFile, keyFile, previousKeys',
      'line 7, column 24: store.port: unknown option; others here are sentinel, cluster, caFile, certFile, keyFile, previousKeys',
      'line 7, column 64: store.key: must have at least 32 characters; create one with: openssl rand -hex 32',
    ],
  },
  {
    title: 'options of another section or of a group below',
    text: `${ONAPP}access: { issuer: x, audience: y, jwks: { url: "https://id.example.net" } }
log: { maxConcurrent: 8 }
`,
    problems: [
      'line 7, column 11: access.issuer: unknown option; it belongs to access.jwt; others here are mode, openSecrets, apiKeys, jwt, header, requireIdempotencyKey, protectedUsers',
      'line 7, column 22: access.audience: unknown option; it belongs to access.jwt; others here are mode, openSecrets, apiKeys, jwt, header, requireIdempotencyKey, protectedUsers',
      'line 7, column 35: access.jwks: unknown option; it belongs to access.jwt; others here are mode, openSecrets, apiKeys, jwt, header, requireIdempotencyKey, protectedUsers',
      'line 8, column 8: log.maxConcurrent: unknown option; it belongs to providers.<name> or providers.<name>.billing or providers.<name>.admin; others here are level',
    ],
  },
  {
    title: 'an unknown kind',
    text: `providers:
  onapp:
    kind: onapp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      `line 3, column 11: providers.onapp.kind: must be one of ${PROVIDER_KINDS}, did you mean onApp?`,
    ],
  },
  {
    title: 'a missing kind',
    text: `providers:
  onapp:
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      `line 2, column 3: providers.onapp.kind: is missing: set it to one of ${PROVIDER_KINDS}`,
    ],
  },
  {
    title: 'a kind of no provider',
    text: `providers:
  onapp:
    kind: azure
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [`line 3, column 11: providers.onapp.kind: must be one of ${PROVIDER_KINDS}`],
  },
  {
    title: 'a key for an unknown provider',
    text: `access:
  mode: apiKeys
  apiKeys:
    - { name: desk, sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, scopes: [users:read], providers: [onap, vms] }
${ONAPP}`,
    problems: [
      'line 4, column 129: access.apiKeys.0.providers.0: names a provider that is not configured, did you mean onapp?',
      'line 4, column 135: access.apiKeys.0.providers.1: names a provider that is not configured; configured are onapp',
    ],
  },
  {
    title: 'API keys mode without keys',
    text: `access: { mode: apiKeys }
${ONAPP}`,
    problems: [
      'line 1, column 1: access.apiKeys: is required with access.mode: apiKeys; `roster key` creates a key and prints its entry',
    ],
  },
  {
    title: 'JWT mode without its group',
    text: `access: { mode: jwt }
${ONAPP}`,
    problems: [
      'line 1, column 1: access.jwt: is required with access.mode: jwt; set issuer and audience',
    ],
  },
  {
    title: 'a misspelt scope',
    text: `access:
  mode: apiKeys
  apiKeys:
    - { name: desk, sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, scopes: [user:read] }
${ONAPP}`,
    problems: [
      'line 4, column 104: access.apiKeys.0.scopes.0: must be one of users:read, users:write, secrets:read, explain, metrics, did you mean users:read?',
    ],
  },
  {
    title: 'the key in place of its digest',
    text: `access:
  mode: apiKeys
  apiKeys:
    - { name: desk, key: CANARY, scopes: [users:read] }
${ONAPP}`,
    problems: [
      'line 4, column 7: access.apiKeys.0.sha256: is missing: SHA-256 of the key, never the key itself',
      'line 4, column 21: access.apiKeys.0.key: unknown option; others here are sha256, providers, requireIdempotencyKey, lane',
    ],
  },
  {
    title: 'open mode on every address',
    text: `server: { host: 0.0.0.0 }
${ONAPP}`,
    problems: [
      'line 1, column 17: server.host: must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
    ],
  },
  {
    title: 'two credentials',
    text: `${ONAPP}    apiKey: "\${ONAPP_API_KEY}"
`,
    problems: ['line 2, column 3: providers.onapp: must have either password or apiKey'],
  },
  {
    title: 'a provider key in capitals',
    text: `providers:
  OnApp:
    kind: onApp
    url: https://onapp.example.net
    username: gateway
    password: "\${ONAPP_PASSWORD}"
`,
    problems: [
      'line 2, column 3: providers.OnApp: must be lower case letters, digits and hyphens, at most 32, and begin with a letter, did you mean onapp?',
    ],
  },
  {
    title: 'the cache without a store',
    text: `${ONAPP}    cacheSeconds: 60
`,
    problems: [
      'line 7, column 19: providers.onapp.cacheSeconds: requires the group store: configure it, or set cacheSeconds to 0',
    ],
  },
  {
    title: 'mistakes in three sections',
    text: `server: { prot: 4000, host: 0.0.0.0 }
limits: { deadlineMs: 8s }
providers:
  onapp:
    kind: onApp
    url: https://onapp.example.net
    user_name: gateway
    password: "\${ONAPP_PASSWORD}"
    budget: { burst: 3 }
`,
    problems: [
      'line 1, column 11: server.prot: unknown option, did you mean port?',
      'line 1, column 29: server.host: must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
      'line 2, column 23: limits.deadlineMs: must be a whole number of milliseconds, such as 8000; found "8s"',
      'line 7, column 5: providers.onapp.user_name: unknown option, did you mean username?',
      'line 9, column 22: providers.onapp.budget.burst: requires perSecond',
    ],
  },
];

describe('Mistakes in options', () => testMistakes(MISTAKES));
