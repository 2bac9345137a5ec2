import { GraphQLError } from 'graphql';

/** The error code of a response that is larger than a setting below `limits` allows. */
export const RESPONSE_LIMIT = 'RESPONSE_LIMIT';

/**
 * A response that was stopped while it was built, or the part of a mutation's response that was
 * left out.
 */
export class ResponseLimitError extends GraphQLError {
  /**
   * @param what the things that are counted: `fields`.
   * @param setting the name in the configuration: `limits.responseFields`.
   * @param found the count so far; the rest was not built.
   */
  constructor(what: string, setting: string, limit: number, found: number) {
    super(`The response has ${found} ${what} or more, and ${limit} are allowed (${setting}).`, {
      extensions: { code: RESPONSE_LIMIT, setting, limit, found },
    });
  }
}
