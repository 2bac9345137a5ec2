import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { areUsable, EVEN_IF_INVALID, listUsable } from './rules.ts';
import type { Secret } from './secret.ts';
import { addFileProblem, readSettingFile } from './setting-file.ts';
import { addProblem, secretSetting } from './setting-types.ts';
import { explainStoreUrl } from './store-url.ts';
import { caFileSetting } from './upstream-settings.ts';

/** The least length of a secret key of hashes or checksums, in characters. */
const MIN_KEY_LENGTH = 32;

/** The message for a shorter key. */
export const SHORT_KEY = `must have at least ${MIN_KEY_LENGTH} characters; create one with: openssl rand -hex 32`;

/** Not part of the setting, because config-schema recognizes secrets by the identity of their schema. */
export const isLongEnough = (key: Secret) => key.reveal().length >= MIN_KEY_LENGTH;

/** The host and the port of a node, as `host:port` or `[address]:port`. */
const nodeSetting = z.string().transform((text, context) => {
  const found = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+)):(\d{1,5})$/.exec(text);
  const port = Number(found?.[3]);
  if (port >= 1 && port <= 65_535) return { host: found?.[1] ?? found?.[2] ?? '', port };
  context.addIssue('must be host:port');
  return z.NEVER;
});

/** The settings of servers that have no URL. */
const serverShape = {
  username: z.string().min(1).optional().describe('User of the servers (ACL).'),
  password: secretSetting.optional().describe('Password of the servers.'),
  tls: z.boolean().default(false).describe('Encrypts the connections to all nodes.'),
};

const sentinelSettings = z
  .strictObject({
    name: z.string().min(1).describe('Name of the master, as `sentinel monitor` has it.'),
    nodes: z
      .array(nodeSetting)
      .min(1)
      .describe('Sentinels as host:port, in the order in which they are asked for the master.'),
    ...serverShape,
    database: z.int().min(0).default(0).describe('Number of the database.'),
    sentinelUsername: z.string().min(1).optional().describe('User of the Sentinels (ACL).'),
    sentinelPassword: secretSetting.optional().describe('Password of the Sentinels.'),
  })
  .describe('Servers that Redis Sentinel watches, in place of `url`.');

const clusterSettings = z
  .strictObject({
    nodes: z
      .array(nodeSetting)
      .min(1)
      .describe('Some nodes of the cluster as host:port; the others are found through them.'),
    ...serverShape,
  })
  .describe('Nodes of a Redis Cluster, in place of `url`.');

const certFileSetting = z
  .string()
  .transform((path, context) => {
    const read = readSettingFile(path, context);
    if (read === undefined) return z.NEVER;
    try {
      return { text: read, certificate: new X509Certificate(read) };
    } catch {
      addFileProblem(context, 'names a file that holds no certificate');
      return z.NEVER;
    }
  })
  .optional()
  .describe(
    'PEM file of the client certificate, with the chain to the authority. Needs `keyFile`.',
  );

const keyFileSetting = z
  .string()
  .transform((path, context): KeyObject => {
    const read = readSettingFile(path, context);
    if (read === undefined) return z.NEVER;
    try {
      return createPrivateKey(read);
    } catch {
      addFileProblem(context, 'names a file that holds no private key without a passphrase');
      return z.NEVER;
    }
  })
  .optional()
  .describe('PEM file of the private key of `certFile`, without a passphrase.');

/** The server of idempotency records, rate limits and locks, and how it is reached. */
export const storeSettings = z
  .strictObject({
    url: secretSetting
      .optional()
      .describe(
        'URL of the server: redis://host:6379 or rediss://host:6379. One of `url`, `sentinel` and `cluster` is required.',
      ),
    sentinel: sentinelSettings.optional(),
    cluster: clusterSettings.optional(),
    caFile: caFileSetting,
    certFile: certFileSetting,
    keyFile: keyFileSetting,
    key: secretSetting.describe(
      'Secret key of the hashes, at least 32 characters, the same for all replicas.',
    ),
    previousKeys: z
      .array(secretSetting)
      .max(4)
      .default([])
      .describe(
        'Older keys under which records are still looked up, at most four. Nothing is written under them.',
      ),
  })
  .superRefine((store, context) => {
    const { url, sentinel, cluster } = store;
    const named = [url, sentinel, cluster].filter((server) => server !== undefined).length;
    if (named !== 1) addProblem(context, [], 'must have one of url, sentinel and cluster');
    const isText = url !== undefined && areUsable(context, ['url']);
    const message = isText ? explainStoreUrl(url.reveal()) : undefined;
    if (message !== undefined) addProblem(context, ['url'], message);
    checkKeys(store, context);
    checkTls(store, context);
  }, EVEN_IF_INVALID)
  .describe(
    'Redis or Valkey, where replicas share idempotency records, rate limits and locks. Without this group each process keeps its own in memory.',
  );

/** The parsed settings of the store. */
export type StoreSettings = z.output<typeof storeSettings>;

type Checked = Omit<StoreSettings, 'previousKeys'> & { readonly previousKeys: readonly Secret[] };

function checkKeys({ key, previousKeys }: Checked, context: z.RefinementCtx): void {
  if (areUsable(context, ['key']) && !isLongEnough(key)) addProblem(context, ['key'], SHORT_KEY);
  for (const [index, previous] of listUsable(context, ['previousKeys'], previousKeys)) {
    if (!isLongEnough(previous)) addProblem(context, ['previousKeys', index], SHORT_KEY);
  }
}

/** Refuses files that would have no effect: an operator who names them means to encrypt. */
function checkTls(store: Checked, context: z.RefinementCtx): void {
  const { caFile, certFile, keyFile } = store;
  const hasServer = areUsable(
    context,
    ...[['url'], ['sentinel'], ['sentinel', 'tls'], ['cluster'], ['cluster', 'tls']],
  );
  const files = Object.entries({ caFile, certFile, keyFile }).filter(([, file]) => file);
  if (files.length > 0 && hasServer && !usesTls(store)) {
    const message = 'has no effect without TLS: use rediss://, or set tls: true';
    for (const [name] of files) addProblem(context, [name], message);
  }
  if ((certFile === undefined) !== (keyFile === undefined)) {
    const missing = certFile === undefined ? 'certFile' : 'keyFile';
    addProblem(context, [missing], 'is required: a client certificate needs certFile and keyFile');
  } else if (!areUsable(context, ['certFile'], ['keyFile'])) {
    return;
  } else if (certFile && keyFile && !certFile.certificate.checkPrivateKey(keyFile)) {
    addProblem(context, ['keyFile'], 'is not the key of certFile');
  }
}

/** Returns whether the connections are encrypted. */
export const usesTls = ({ url, sentinel, cluster }: Checked): boolean =>
  url?.reveal().startsWith('rediss:') ?? sentinel?.tls ?? cluster?.tls ?? false;
