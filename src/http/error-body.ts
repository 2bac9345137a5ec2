/** An error outside GraphQL, in the form that GraphQL clients read. */
export const toErrorBody = (message: string | undefined, code: string | undefined) => ({
  errors: [{ message, extensions: { code } }],
});
