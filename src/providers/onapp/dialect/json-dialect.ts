import { jsonReader } from '../../../upstream/response/json-response.ts';
import type { Dialect } from './dialect.ts';

/** The JSON format. @see docs/providers/onapp.md section 5.1 */
export const jsonDialect: Dialect = {
  suffix: '.json',
  mediaType: 'application/json',
  ...jsonReader,
  writeUser: (request) =>
    JSON.stringify({
      user: {
        ...request,
        // Requests nest each field in its name, responses do not (Q3).
        ...(request.additional_fields && {
          additional_fields: request.additional_fields.map((field) => ({
            additional_field: field,
          })),
        }),
      },
    }),
};
