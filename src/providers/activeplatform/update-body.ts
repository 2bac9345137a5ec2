import type { UpstreamRequest } from '../../upstream/transport/upstream-request.ts';
import type { BodyFormat } from './settings.ts';
import type { UpdateUserRequest } from './wire.ts';

/** Returns the body of an update in the format that the installation reads (Q5). */
export function writeBody(
  changes: UpdateUserRequest,
  format: BodyFormat,
): NonNullable<UpstreamRequest['body']> {
  return format === 'json'
    ? { contentType: 'application/json', text: JSON.stringify(changes) }
    : { contentType: 'application/x-www-form-urlencoded', text: writeForm(changes) };
}

/**
 * Writes a form with the names of the page, `custom_attributes[][key]`. Each attribute begins with
 * its key, as a repeated name begins the next one. A form has no empty list, so an empty one is
 * left out.
 */
function writeForm({ custom_attributes = [], ...texts }: UpdateUserRequest): string {
  const form = new URLSearchParams(texts);
  for (const { key, value } of custom_attributes) {
    form.append('custom_attributes[][key]', key);
    form.append('custom_attributes[][value]', value);
  }
  return form.toString();
}
