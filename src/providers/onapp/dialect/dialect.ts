import type { DocumentReader } from '../../../upstream/response/decode-response.ts';
import type { UpdateUserRequest } from '../wire.ts';

/**
 * One of the two formats of the API, chosen by the suffix of the path. Both readers return the documents that
 * `wire.ts` describes, in the shape of the JSON format.
 */
export interface Dialect extends DocumentReader {
  readonly suffix: '.json' | '.xml';
  readonly mediaType: string;
  readonly writeUser: (request: UpdateUserRequest) => string;
}
