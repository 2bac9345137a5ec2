import { isObject, type Parameters } from '../core/plain-object.ts';
import type { ActivePlatformOptions } from './options.ts';

/** The message of the framework Grape if it cannot parse a body (INFERRED that it is Grape). */
export const UNREADABLE_BODY = 'message body does not match declared format';

/** Returns whether an installation reads bodies of a content type; an empty body has none. */
export function acceptsBody(
  body: string,
  contentType: string,
  { bodyFormat }: ActivePlatformOptions,
): boolean {
  if (body === '' || bodyFormat === 'both') return true;
  return isForm(contentType) === (bodyFormat === 'form');
}

const isForm = (contentType: string): boolean =>
  contentType.includes('application/x-www-form-urlencoded');

/**
 * Reads JSON, or a form with Rack's brackets (fact sheet 3: the parameter table says `form`, the
 * example is JSON; that both are accepted is INFERRED). Returns undefined if the body is neither.
 */
export function readParameters(body: string, contentType: string): Parameters | undefined {
  if (body === '') return {};
  if (isForm(contentType)) return readForm(body);
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads `custom_attributes[][key]=age&custom_attributes[][value]=21`. A repeated key starts the
 * next element.
 */
function readForm(body: string): Parameters {
  const parameters: Record<string, string> = {};
  const attributes: Record<string, string>[] = [];
  for (const [name, value] of new URLSearchParams(body)) {
    const property = /^custom_attributes\[\]\[(\w+)\]$/.exec(name)?.[1];
    if (property === undefined) {
      parameters[name] = value;
      continue;
    }
    const open = attributes.at(-1);
    if (open === undefined || Object.hasOwn(open, property)) attributes.push({ [property]: value });
    else open[property] = value;
  }
  return attributes.length === 0 ? parameters : { ...parameters, custom_attributes: attributes };
}
