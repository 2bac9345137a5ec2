import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { accessSettings, findProviderReferences } from './access-settings.ts';
import { findClosestName, suggest } from './closest-name.ts';
import { corsSettings } from './cors-settings.ts';
import { documentSettings } from './document-settings.ts';
import { hostSetting } from './host-setting.ts';
import { INSTANCE_NAME } from './instance-name.ts';
import { limitSettings } from './limit-settings.ts';
import { PROVIDER_KEY } from './provider-key.ts';
import type { ProviderSettingsSchema } from './provider-settings.ts';
import { areUsable, EVEN_IF_INVALID } from './rules.ts';
import { addProblem, isLoopback, millisecondsSetting, secretSetting } from './setting-types.ts';
import { isLongEnough, SHORT_KEY, storeSettings } from './store-settings.ts';
import { tracesSettings } from './traces-settings.ts';

const serverSettings = z.strictObject({
  host: hostSetting.default('127.0.0.1').describe('Host name or address to listen on.'),
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
  .superRefine(({ key }, context) => {
    if (areUsable(context, ['key']) && !isLongEnough(key)) addProblem(context, ['key'], SHORT_KEY);
  }, EVEN_IF_INVALID)
  .describe(
    'The audit trail: one line before and one after every change. Without this group nothing is recorded.',
  );

/** The schema of a configuration of which only the section `audit` is read. */
export const auditSectionSettings = z.object({ audit: auditSettings.optional() });

/** The key of a provider. */
const providerKey = z
  .string()
  .regex(
    PROVIDER_KEY,
    'must be lower case letters, digits and hyphens, at most 32, and begin with a letter',
  );

const NO_PROVIDER =
  'must name at least one provider; if the section is absent, roster start runs the simulators in one process';

type ProviderSchemas = readonly [ProviderSettingsSchema, ...ProviderSettingsSchema[]];

const createGroups = (providers: ProviderSchemas) =>
  z.strictObject({
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
  });

/** The parsed and validated configuration. */
export type Settings = z.output<ReturnType<typeof createGroups>>;

/**
 * Creates the schema of the whole configuration.
 *
 * @param providers the settings of each kind of provider, distinguished by `kind`.
 */
export const createSettingsSchema = (providers: ProviderSchemas) =>
  createGroups(providers)
    .superRefine(checkHost, EVEN_IF_INVALID)
    .superRefine(checkProviderReferences, EVEN_IF_INVALID)
    .superRefine(checkCache, EVEN_IF_INVALID)
    .superRefine(checkDocumentMode, EVEN_IF_INVALID);

const IS_OPEN =
  'must be a loopback host with access.mode: open; to serve others set access.mode to apiKeys or jwt';

function checkHost({ access, server }: Settings, context: z.RefinementCtx): void {
  if (!areUsable(context, ['access', 'mode'], ['server', 'host'])) return;
  if (access.mode !== 'open' || isLoopback(server.host)) return;
  addProblem(context, ['server', 'host'], IS_OPEN);
}

function checkProviderReferences({ access, providers }: Settings, context: z.RefinementCtx): void {
  if (!areUsable(context, ['access'], ['providers'])) return;
  const keys = Object.keys(providers);
  for (const { provider, path } of findProviderReferences(access, context)) {
    if (keys.includes(provider)) continue;
    const meant = findClosestName(provider, keys);
    const hint = meant === undefined ? `; configured are ${keys.join(', ')}` : suggest(meant);
    const message = `names a provider that is not configured${hint}`;
    addProblem(context, path, message);
  }
}

function checkCache({ store, providers }: Settings, context: z.RefinementCtx): void {
  if (!areUsable(context, ['providers']) || store !== undefined) return;
  for (const [key, provider] of Object.entries(providers)) {
    const path = ['providers', key, 'cacheSeconds'];
    if (!areUsable(context, path) || provider.cacheSeconds === 0) continue;
    addProblem(context, path, 'requires the group store: configure it, or set cacheSeconds to 0');
  }
}

function checkDocumentMode({ documents, server }: Settings, context: z.RefinementCtx): void {
  const paths = [
    ['documents', 'mode'],
    ['server', 'federation'],
  ];
  if (!areUsable(context, ...paths) || documents?.mode !== 'enforce' || !server.federation) return;
  const message = 'must be report with server.federation: a router writes its own documents';
  addProblem(context, ['documents', 'mode'], message);
}
