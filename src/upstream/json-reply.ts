import type { z } from 'zod';
import { ContractMismatch, decode } from './contract.ts';
import { readJson } from './json-body.ts';
import type { ReplyBody } from './upstream-client.ts';

/** Reads a body as JSON of one schema. A page in HTML is none, whatever it holds. */
export function jsonReply<Schema extends z.ZodType>(
  schema: Schema,
): (body: ReplyBody) => z.output<Schema> {
  return ({ text, contentType }) => {
    if (contentType.includes('html')) throw new ContractMismatch('$: expected JSON');
    return decode(schema, readJson(text));
  };
}
