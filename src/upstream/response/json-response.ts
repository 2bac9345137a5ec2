import type { WireType } from '../wire/wire-type.ts';
import { type DocumentReader, decodeResponse } from './decode-response.ts';
import { readJson } from './json-body.ts';
import { parseJsonInSlices } from './json-slices.ts';
import type { ResponseBody } from './response-handlers.ts';

export const jsonReader: DocumentReader = { read: readJson, readInSlices: parseJsonInSlices };

/** Returns a function that reads a body as JSON of one type. */
export function jsonResponse<T>(type: WireType<T>): (body: ResponseBody) => Promise<T> {
  return decodeResponse(type, jsonReader, 'JSON');
}
