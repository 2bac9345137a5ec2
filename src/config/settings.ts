import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { accessSettings, findProviderReferences } from './access-settings.ts';
import { corsSettings } from './cors-settings.ts';
import { documentSettings } from './document-settings.ts';
import { limitSettings } from './limit-settings.ts';
import { PROVIDER_KEY } from './provider-key.ts';
import type { ProviderSettingsSchema } from './provider-settings.ts';
import { isLoopback, millisecondsSetting, secretSetting } from './setting-types.ts';
import { tracesSettings } from './traces-settings.ts';

const serverSettings = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(4000).describe('0 takes a free one.'),
  graphiql: z.boolean().default(true).describe('Serves GraphiQL at /graphiql.'),
  introspection: z.boolean().default(true).describe('Answers what GraphiQL and generators ask.'),
  federation: z
    .boolean()
    .default(false)
    .describe('Answers what a router of Apollo Federation 2 asks a subgraph.'),
  federationScopes: z
    .boolean()
    .default(true)
    .describe(
      'Tells the router which scopes a field needs. false for Apollo Gateway, which takes no such supergraph.',
    ),
  cors: corsSettings.optional(),
  sendTimeoutMs: millisecondsSetting
    .default(10_000)
    .describe(
      'Milliseconds after which a response is cut if its client reads nothing of it. All of it must be read within this time and a second for each 64 KiB.',
    ),
  maxConnections: z
    .int()
    .min(1)
    .default(2000)
    .describe(
      'Connections that may be open. A new one closes the one that has been idle for longest, of the address that has the most.',
    ),
  drainMs: z
    .int()
    .min(0)
    .max(5000)
    .default(1000)
    .describe('Milliseconds for which it goes on accepting after SIGTERM, no longer ready.'),
});

const logSettings = z.strictObject({
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const MIN_KEY_LENGTH = 32;

const auditSettings = z
  .strictObject({
    file: z
      .string()
      // The file must not depend on the working directory.
      .refine(isAbsolute, 'must be an absolute path')
      .describe('The trail of changes; only one gateway may write to it.'),
    key: secretSetting,
  })
  // The check is not part of the key, because config-schema recognizes secrets by the identity of their schema.
  .refine(({ key }) => key.reveal().length >= MIN_KEY_LENGTH, {
    path: ['key'],
    message: `must have at least ${MIN_KEY_LENGTH} characters`,
  })
  .describe('Leaves a line before and after every change; absent: none.');

const storeSettings = z
  .strictObject({
    url: secretSetting,
    key: secretSetting,
    previousKeys: z
      .array(secretSetting)
      .max(4)
      .default([])
      .describe('Other keys under which records may have been written: looked up, never written.'),
  })
  .refine(({ url }) => isRedisUrl(url.reveal()), {
    path: ['url'],
    message:
      'must be redis://host:port or rediss://host:port, with user, password and number of a database',
  })
  .refine(({ key }) => key.reveal().length >= MIN_KEY_LENGTH, {
    path: ['key'],
    message: `must have at least ${MIN_KEY_LENGTH} characters`,
  })
  .superRefine(({ previousKeys }, context) => {
    for (const [index, key] of previousKeys.entries()) {
      if (key.reveal().length >= MIN_KEY_LENGTH) continue;
      const message = `must have at least ${MIN_KEY_LENGTH} characters`;
      context.addIssue({ code: 'custom', path: ['previousKeys', index], message });
    }
  })
  .describe(
    'Redis or Valkey, for idempotency keys that all replicas know; key hashes what is kept there, the same for all of them. Absent: each process has its own.',
  );

/** Returns whether the client of the store understands every part of the URL. */
function isRedisUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRedis = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
  return (
    isRedis &&
    url.hostname !== '' &&
    /^(\/\d*)?$/.test(url.pathname) &&
    isDecodable(`${url.username}${url.password}`)
  );
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The key of a provider. */
const providerKey = z
  .string()
  .regex(PROVIDER_KEY, 'must be lower case letters, digits and hyphens');

const NO_PROVIDER = 'must name at least one provider';

/**
 * Creates the schema of the whole configuration.
 *
 * @param providers the settings of each kind of provider, distinguished by `kind`.
 */
export function createSettingsSchema(
  providers: readonly [ProviderSettingsSchema, ...ProviderSettingsSchema[]],
) {
  return z
    .strictObject({
      server: serverSettings.prefault({}),
      access: accessSettings.prefault({}),
      providers: z
        .record(providerKey, z.discriminatedUnion('kind', [...providers]), {
          // The section is missing or empty.
          error: ({ input }) => (input === undefined || input === null ? NO_PROVIDER : undefined),
        })
        .refine((all) => Object.keys(all).length > 0, NO_PROVIDER),
      writes: z
        .boolean()
        .default(true)
        .describe('false: no user is changed, whichever the provider; reads go on.'),
      limits: limitSettings.prefault({}),
      documents: documentSettings.optional(),
      log: logSettings.prefault({}),
      audit: auditSettings.optional(),
      store: storeSettings.optional(),
      traces: tracesSettings.optional(),
    })
    .superRefine(({ access, server }, context) => {
      if (access.mode !== 'open' || isLoopback(server.host)) return;
      context.addIssue({
        code: 'custom',
        path: ['server', 'host'],
        message:
          'must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt',
      });
    })
    .superRefine(({ access, providers }, context) => {
      for (const { provider, path } of findProviderReferences(access)) {
        if (Object.hasOwn(providers, provider)) continue;
        const message = 'names no provider that is configured';
        context.addIssue({ code: 'custom', path: ['access', ...path], message });
      }
    })
    .superRefine(({ documents, server }, context) => {
      if (documents?.mode !== 'enforce' || !server.federation) return;
      context.addIssue({
        code: 'custom',
        path: ['documents', 'mode'],
        message: 'must be report with server.federation: a router writes its own documents',
      });
    });
}

/** The parsed and validated configuration. */
export type Settings = z.output<ReturnType<typeof createSettingsSchema>>;
