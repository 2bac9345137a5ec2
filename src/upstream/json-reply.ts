import type { z } from 'zod';
import { documentReply } from './document-reply.ts';
import { readJson } from './json-body.ts';
import type { ReplyBody } from './reply-table.ts';

/** Reads a body as JSON of one schema. */
export function jsonReply<Schema extends z.ZodType>(
  schema: Schema,
): (body: ReplyBody) => z.output<Schema> {
  return documentReply(schema, readJson, 'JSON');
}
