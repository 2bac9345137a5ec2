import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from '../context.ts';

/** Of the error in place of an answer that is larger than `limits.answerBytes`. */
export const ANSWER_LIMIT = 'ANSWER_LIMIT';

const SETTING = 'limits.answerBytes';

/**
 * Gives an error in place of the answer to a query that is too large to be sent while others wait. What a mutation answers
 * is sent all the same: it says what was changed.
 *
 * @param limit in bytes; 0 = no limit.
 */
export function answerLimitPlugin(limit: number): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, operation, response: { body } }) => {
        if (limit === 0 || operation?.operation !== 'query' || body.kind !== 'single') return;
        const found = Buffer.byteLength(JSON.stringify(body.singleResult.data ?? null));
        if (found <= limit) return;
        const message = `The answer has ${found} bytes, and ${limit} are allowed (${SETTING}).`;
        const { requestId } = contextValue;
        const extensions = { code: ANSWER_LIMIT, setting: SETTING, limit, found, requestId };
        body.singleResult = { data: null, errors: [{ message, extensions }] };
      },
    }),
  };
}
