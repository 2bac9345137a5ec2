import { z } from 'zod';
import { areUsable, EVEN_IF_INVALID } from './rules.ts';
import { addProblem, baseUrlSetting, headerSecretSetting, isPrivate } from './setting-types.ts';

/** Headers that HTTP or the exporter sets itself. */
const RESERVED_HEADERS: readonly string[] = [
  'connection',
  'content-length',
  'content-type',
  'host',
  'transfer-encoding',
];

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header')
  .refine(
    (name) => !RESERVED_HEADERS.includes(name.toLowerCase()),
    'must not be a header that HTTP or the exporter sets',
  );

/** Where traces are sent, and the share that is sampled. */
export const tracesSettings = z
  .strictObject({
    endpoint: baseUrlSetting.describe(
      'URL of the collector for OTLP over HTTP, such as http://collector:4318/v1/traces',
    ),
    headers: z
      .record(headerName, headerSecretSetting)
      .default({})
      .describe('Headers of each export; only over https, or to a loopback host.'),
    sample: z
      .number()
      .min(0)
      .max(1)
      .default(1)
      .describe(
        'Share of the traces begun here that are recorded. A trace that a caller began follows the flag of the caller.',
      ),
  })
  .superRefine(({ endpoint, headers }, context) => {
    if (!areUsable(context, ['endpoint'], ['headers'])) return;
    if (isPrivate(endpoint) || Object.keys(headers).length === 0) return;
    addProblem(context, ['endpoint'], 'must be https if headers are sent');
  }, EVEN_IF_INVALID)
  .describe('Sends traces to an OpenTelemetry collector. Without this group there are none.');

/** The parsed settings of traces. */
export type TracesSettings = z.output<typeof tracesSettings>;
