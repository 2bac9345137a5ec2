import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { accessSettings, findProviderReferences } from './access-settings.ts';
import { corsSettings } from './cors-settings.ts';
import { documentSettings } from './document-settings.ts';
import { INSTANCE_NAME } from './instance-name.ts';
import { limitSettings } from './limit-settings.ts';
import { PROVIDER_KEY } from './provider-key.ts';
import type { ProviderSettingsSchema } from './provider-settings.ts';
import { addProblem, isLoopback, millisecondsSetting, secretSetting } from './setting-types.ts';
import { isLongEnough, SHORT_KEY, storeSettings } from './store-settings.ts';
import { tracesSettings } from './traces-settings.ts';

const serverSettings = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('Host name or address to listen on.'),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .default(4000)
    .describe('TCP port to listen on; 0 chooses a free one.'),
  instance: z
    .string()
    .regex(INSTANCE_NAME, 'must be 1 to 64 letters, digits, dots, hyphens and underscores')
    .optional()
    .describe(
      'Name of this process in the audit trail, the log and traces; it should be unique. Default: host name and process id. Workers add a dot and their number.',
    ),
  graphiql: z
    .boolean()
    .default(true)
    .describe('Serves GraphiQL at /graphiql, if the installation contains it.'),
  introspection: z
    .boolean()
    .default(true)
    .describe('Responds to introspection queries, which GraphiQL and code generators send.'),
  federation: z
    .boolean()
    .default(false)
    .describe(
      'Makes the gateway a subgraph of Apollo Federation 2: adds _service and _entities, and every response of /graphql has status 200, also a refusal.',
    ),
  federationScopes: z
    .boolean()
    .default(true)
    .describe(
      'Lists the scopes of each field in the subgraph schema. Set it to false for Apollo Gateway, which rejects such a supergraph.',
    ),
  federationOneOf: z
    .boolean()
    .default(true)
    .describe(
      'Adds @composeDirective for @oneOf to the subgraph schema, so that every composition keeps it.',
    ),
  cors: corsSettings.optional(),
  sendTimeoutMs: millisecondsSetting
    .default(10_000)
    .describe(
      'Cuts a response if its client reads nothing for this long. The whole response must be read within this time plus one second for each 64 KiB.',
    ),
  maxConnections: z
    .int()
    .min(1)
    .default(2000)
    .describe(
      'Maximum number of open connections. A further connection closes the longest idle one of the address that has the most.',
    ),
  drainMs: z
    .int()
    .min(0)
    .max(5000)
    .default(1000)
    .describe(
      'Drain time after SIGTERM: the gateway is no longer ready, but still accepts requests.',
    ),
});

const logSettings = z.strictObject({
  level: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Lowest level that is logged.'),
});

const auditSettings = z
  .strictObject({
    file: z
      .string()
      // The file must not depend on the working directory.
      .refine(isAbsolute, 'must be an absolute path')
      .describe('The audit trail, as JSON lines. Each gateway process needs a file of its own.'),
    key: secretSetting.describe('Secret key of the checksums, at least 32 characters.'),
  })
  .refine(({ key }) => isLongEnough(key), { path: ['key'], message: SHORT_KEY })
  .describe(
    'The audit trail: one line before and one after every change. Without this group nothing is recorded.',
  );

/** The schema of a configuration of which only the section `audit` is read. */
export const auditSectionSettings = z.object({ audit: auditSettings.optional() });

/** The key of a provider. */
const providerKey = z
  .string()
  .regex(PROVIDER_KEY, 'must be lower case letters, digits and hyphens');

const NO_PROVIDER =
  'must name at least one provider; if the section is absent, roster start runs the simulators in one process';

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
        .describe('false makes the whole gateway read-only: no user of any provider is changed.'),
      limits: limitSettings.prefault({}),
      documents: documentSettings.optional(),
      log: logSettings.prefault({}),
      audit: auditSettings.optional(),
      store: storeSettings.optional(),
      traces: tracesSettings.optional(),
    })
    .superRefine(({ access, server }, context) => {
      if (access.mode !== 'open' || isLoopback(server.host)) return;
      const message =
        'must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt';
      addProblem(context, ['server', 'host'], message);
    })
    .superRefine(({ access, providers }, context) => {
      for (const { provider, path } of findProviderReferences(access)) {
        if (Object.hasOwn(providers, provider)) continue;
        addProblem(context, ['access', ...path], 'names a provider that is not configured');
      }
    })
    .superRefine(({ store, providers }, context) => {
      if (store !== undefined) return;
      for (const [key, { cacheSeconds }] of Object.entries(providers)) {
        if (cacheSeconds === 0) continue;
        addProblem(context, ['providers', key, 'cacheSeconds'], 'requires the group store');
      }
    })
    .superRefine(({ documents, server }, context) => {
      if (documents?.mode !== 'enforce' || !server.federation) return;
      const message = 'must be report with server.federation: a router writes its own documents';
      addProblem(context, ['documents', 'mode'], message);
    });
}

/** The parsed and validated configuration. */
export type Settings = z.output<ReturnType<typeof createSettingsSchema>>;
