import type { z } from 'zod';
import { type DocumentReader, documentReply } from './decode-response.ts';
import { readJson } from './json-body.ts';
import { parseJsonInSlices } from './json-slices.ts';
import type { ReplyBody } from './response-handlers.ts';

export const jsonReader: DocumentReader = { read: readJson, readInSlices: parseJsonInSlices };

/** Returns a function that reads a body as JSON of one schema. */
export function jsonReply<Schema extends z.ZodType>(
  schema: Schema,
): (body: ReplyBody) => Promise<z.output<Schema>> {
  return documentReply(schema, jsonReader, 'JSON');
}
