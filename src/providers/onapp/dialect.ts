import type { DocumentReader } from '../../upstream/document-reply.ts';
import type { UpdateUserRequest } from './wire.ts';

/**
 * One of the two forms of the API, chosen by the suffix of the path. Both give the documents that `wire.ts`
 * describes, in JSON's shape.
 */
export interface Dialect extends DocumentReader {
  readonly suffix: '.json' | '.xml';
  readonly mediaType: string;
  readonly writeUser: (request: UpdateUserRequest) => string;
}
