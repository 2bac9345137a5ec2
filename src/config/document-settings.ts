import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../lib/json.ts';
import { addFileProblem, readSettingFile } from './setting-file.ts';

/** A manifest as code generators write it: a map from ids to documents. */
const plainManifest = z.record(z.string().min(1), z.string().min(1));

/** A manifest as the tools of Apollo write it. */
const apolloManifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
  })
  .transform(({ operations }) => Object.fromEntries(operations.map(({ id, body }) => [id, body])));

const manifest = z.union([apolloManifest, plainManifest]);

/** The trusted documents: others are refused or reported. */
export const documentSettings = z
  .strictObject({
    manifest: z
      .string()
      .transform(readManifest)
      .describe(
        'JSON file of the trusted documents: { "id": "text" }, or a manifest in the format of Apollo.',
      ),
    mode: z
      .enum(['enforce', 'report'])
      .default('enforce')
      .describe('enforce refuses every other document; report runs it, logs it and counts it.'),
  })
  .describe(
    'Trusted documents (persisted operations). Without this group clients may send any document.',
  );

function readManifest(path: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const refuse = (message: string) => {
    addFileProblem(context, message);
    return z.NEVER;
  };
  const text = readSettingFile(path, context);
  if (text === undefined) return z.NEVER;
  const { data } = manifest.safeParse(parseJson(text));
  if (data === undefined) return refuse('names a file that is not a manifest of documents');
  const documents = Object.entries(data);
  if (documents.length === 0) return refuse('names a manifest without documents');
  const forged = documents.find(([id, body]) => SHA256.test(id) && sha256(body) !== id);
  if (forged !== undefined)
    return refuse('names a manifest in which an id is not the hash of its document');
  return new Map(documents);
}

const SHA256 = /^[0-9a-f]{64}$/;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
