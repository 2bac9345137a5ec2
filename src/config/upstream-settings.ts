import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { areUsable, EVEN_IF_INVALID } from './rules.ts';
import { addFileProblem, readSettingFile } from './setting-file.ts';
import { addProblem, baseUrlSetting, isPrivate, millisecondsSetting } from './setting-types.ts';

const breakerSettings = z.strictObject({
  minCalls: z
    .int()
    .min(1)
    .default(10)
    .describe(
      'Minimum number of calls within ten seconds, half of which must fail, before the breaker opens. Failures for one record count as one, unless a harmless read fails too.',
    ),
  openMs: millisecondsSetting
    .default(10_000)
    .describe('Time until an open breaker makes a harmless read, which closes it if it succeeds.'),
});

const budgetSettings = z
  .strictObject({
    perSecond: z
      .number()
      .positive()
      .max(100_000)
      .optional()
      .describe(
        'Maximum number of calls per second, by all replicas together if there is a store. Further calls wait until their deadline. Without it there is no limit.',
      ),
    burst: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe(
        'Number of calls that may be sent at once after a pause; a tenth of perSecond if absent, at least 1.',
      ),
    bulkShare: z
      .number()
      .positive()
      .max(1)
      .default(0.5)
      .describe(
        'Share of perSecond that long lists and callers in the lane bulk may take together; they wait while other calls do.',
      ),
    replicas: z
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .describe(
        'Number of replicas. Each takes its part of perSecond without a store, and while the store fails.',
      ),
    maxRetryAfterSeconds: z
      .int()
      .min(0)
      .max(86_400)
      .default(60)
      .describe(
        'Longest time for which calls are not sent because the provider asked for it by 429, or by 503 with Retry-After. 0 = not at all.',
      ),
  })
  .superRefine(({ perSecond, burst }, context) => {
    if (perSecond === undefined && burst !== undefined) {
      addProblem(context, ['burst'], 'requires perSecond');
    }
  }, EVEN_IF_INVALID);

/** The certificate authorities that are trusted for a host. */
export const caFileSetting = z
  .string()
  .transform(readAuthorities)
  .optional()
  .describe('PEM file of the certificate authorities to trust, in place of those of Node.js.');

/** The settings that all upstream APIs have. They are spread into the settings of each provider; `checkTransport` checks them. */
export const upstreamShape = {
  url: baseUrlSetting,
  attemptMs: millisecondsSetting.default(3000).describe('Timeout of one call.'),
  listAttemptMs: millisecondsSetting
    .default(30_000)
    .describe('Timeout of one call that reads a list.'),
  connectMs: millisecondsSetting
    .default(1000)
    .describe('Timeout for opening a connection; it may take up to a second longer.'),
  maxConcurrent: z
    .int()
    .min(1)
    .max(1024)
    .default(32)
    .describe('Maximum number of concurrent reads, and the same number of writes.'),
  maxWaiting: z
    .int()
    .min(0)
    .max(65_536)
    .default(64)
    .describe(
      'Maximum number of queued reads, and the same number of writes; further calls are rejected at once.',
    ),
  breaker: z
    .union([z.literal(false), breakerSettings])
    .prefault({})
    .describe('Circuit breaker: stops calling an API that keeps failing. false switches it off.'),
  budget: budgetSettings
    .prefault({})
    .describe('Request budget: how many calls the API gets, and how long they pause if it asks.'),
  maxBytes: z
    .int()
    .min(1024)
    .default(16 * 1024 * 1024)
    .describe('Maximum size of a response body.'),
  maxListBytes: z
    .int()
    .min(1024)
    .default(32 * 1024 * 1024)
    .describe('Maximum size of a response body that holds a list.'),
  caFile: caFileSetting,
  allowHttp: z
    .boolean()
    .default(false)
    .describe('Allows plain http to a host that is not a loopback address.'),
};

/** The parsed common settings of an upstream. */
export type UpstreamSettings = z.output<z.ZodObject<typeof upstreamShape>>;

/** A rule, which is checked even if other settings are invalid. Refuses plain http unless it is allowed explicitly, because it exposes credentials and passwords. */
export function checkTransport(
  { url, allowHttp }: Pick<UpstreamSettings, 'url' | 'allowHttp'>,
  context: z.RefinementCtx,
): void {
  if (!areUsable(context, ['url'], ['allowHttp']) || allowHttp || isPrivate(url)) return;
  addProblem(context, ['url'], 'must be https, or set allowHttp: true');
}

/**
 * Returns a rule, which is checked even if other settings are invalid: the URL must not contain paths that the gateway adds.
 *
 * @param paths such as `api/v1/billing`.
 */
export const refuseApiPath =
  (...paths: readonly string[]) =>
  ({ url }: Pick<UpstreamSettings, 'url'>, context: z.RefinementCtx): void => {
    if (!areUsable(context, ['url'])) return;
    const found = paths.find((path) => `${url.pathname}/`.includes(`/${path}/`));
    if (found === undefined) return;
    const message = `must be the base URL: remove /${found} and what follows, as the gateway adds the paths of the API`;
    addProblem(context, ['url'], message);
  };

function readAuthorities(path: string, context: z.RefinementCtx): string {
  const text = readSettingFile(path, context);
  if (text === undefined) return z.NEVER;
  try {
    // Checking the first certificate is enough. Node would accept a file without any, and then trust no host.
    new X509Certificate(text);
    return text;
  } catch {
    addFileProblem(context, 'names a file that holds no certificate');
    return z.NEVER;
  }
}
