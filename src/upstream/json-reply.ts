import type { z } from 'zod';
import { decode } from './contract.ts';
import { readJson } from './json-body.ts';
import type { ReplyBody } from './upstream-client.ts';

/** Reads a body as JSON of one schema. */
export function jsonReply<Schema extends z.ZodType>(
  schema: Schema,
): (body: ReplyBody) => z.output<Schema> {
  return ({ text }) => decode(schema, readJson(text));
}
