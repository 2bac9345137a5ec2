import type { z } from 'zod';
import { type DocumentReader, decodeResponse } from './decode-response.ts';
import { readJson } from './json-body.ts';
import { parseJsonInSlices } from './json-slices.ts';
import type { ResponseBody } from './response-handlers.ts';

export const jsonReader: DocumentReader = { read: readJson, readInSlices: parseJsonInSlices };

/** Returns a function that reads a body as JSON of one schema. */
export function jsonResponse<Schema extends z.ZodType>(
  schema: Schema,
): (body: ResponseBody) => Promise<z.output<Schema>> {
  return decodeResponse(schema, jsonReader, 'JSON');
}
