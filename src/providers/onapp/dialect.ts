import type { UpdateUserRequest } from './wire.ts';

/**
 * One of the two forms of the API, chosen by the suffix of the path. Both give the documents that `wire.ts`
 * describes, in JSON's shape.
 */
export interface Dialect {
  readonly suffix: '.json' | '.xml';
  readonly mediaType: string;
  /** @throws {NoDocument} where the text is not of this form. */
  readonly read: (text: string) => unknown;
  readonly writeUser: (request: UpdateUserRequest) => string;
}
