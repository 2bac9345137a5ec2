/** Returns the body of an error outside GraphQL, in the form that GraphQL clients read. */
export const toErrorBody = (message: string, code: string, requestId: string) => ({
  errors: [{ message, extensions: { code, requestId } }],
});
