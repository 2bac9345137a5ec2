import type { SimulatedResponse } from '../core/message.ts';
import type { Call } from './call.ts';
import { writeJson } from './json-dialect.ts';
import type { OnAppOptions } from './options.ts';
import type { WireDocument } from './wire-value.ts';
import { writeXml, writeXmlErrors } from './xml-dialect.ts';

/**
 * The content types. A client of the vendor compares the first one letter for letter (fact sheet
 * 2).
 */
const CONTENT_TYPES = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
} as const;

/** A rejected value: Rails' words about a field, or a whole sentence about `base`. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

export function respond(
  { dialect, options }: Call,
  status: number,
  document: WireDocument,
  headers: Readonly<Record<string, string>> = {},
): SimulatedResponse {
  const body = dialect === 'json' ? writeJson(document, options) : writeXml(document, options);
  return { status, headers: { 'content-type': CONTENT_TYPES[dialect], ...headers }, body };
}

/**
 * Returns the response to a successful PUT or DELETE (Q1). The option `object` shows the record
 * that is left.
 */
export function done(call: Call, document: WireDocument): SimulatedResponse {
  switch (call.options.putResponse) {
    case '204':
      return { status: 204 };
    case 'object':
      return respond(call, 200, document);
    case 'space':
      return blank(call, ' ');
    case 'emptyObject':
      // INFERRED for XML, where `{}` would be no document: the single space of the other old
      // responses.
      return blank(call, call.dialect === 'json' ? '{}' : ' ');
  }
}

function blank({ dialect }: Call, body: string): SimulatedResponse {
  return { status: 200, headers: { 'content-type': CONTENT_TYPES[dialect] }, body };
}

/** Returns a 404 or 403 in the form of whole sentences (fact sheet 4). */
export function refuse(
  { dialect, options }: Pick<Call, 'dialect' | 'options'>,
  status: number,
  message: string,
): SimulatedResponse {
  const body =
    dialect === 'xml'
      ? writeXmlErrors([message])
      : JSON.stringify(options.errorsAs === 'error' ? { error: message } : { errors: [message] });
  return { status, headers: { 'content-type': CONTENT_TYPES[dialect] }, body };
}

export function notFound(call: Call): SimulatedResponse {
  return refuse(call, 404, 'Resource not found');
}

/** Returns a 422 in one of its forms (Q11). */
export function refuseValues(
  { dialect, options }: Call,
  problems: readonly Problem[],
): SimulatedResponse {
  const sentences = problems.map(toSentence);
  const body =
    dialect === 'xml'
      ? writeXmlErrors(sentences)
      : JSON.stringify(toJsonErrors(problems, sentences, options.errorsAs));
  return { status: 422, headers: { 'content-type': CONTENT_TYPES[dialect] }, body };
}

function toJsonErrors(
  problems: readonly Problem[],
  sentences: readonly string[],
  errorsAs: OnAppOptions['errorsAs'],
): object {
  switch (errorsAs) {
    case 'list':
      return { errors: sentences };
    case 'string':
      return { errors: sentences.join(', ') };
    case 'error':
      return { error: sentences.join(', ') };
    case 'map': {
      const errors: Record<string, string[]> = {};
      for (const { field, message } of problems) {
        errors[field] = [...(errors[field] ?? []), message];
      }
      return { errors };
    }
  }
}

/** Formats as Rails' `full_messages`: the field's name without `_id`, and no name for `base`. */
function toSentence({ field, message }: Problem): string {
  if (field === 'base') return message;
  const words = field.replace(/_id$/, '').replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${message}`;
}
