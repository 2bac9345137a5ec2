/**
 * Headers that a page of another site cannot send without a preflight request. A GET request needs one of them, unless
 * its content type has the same effect.
 */
export const PREFLIGHT_HEADERS: readonly string[] = [
  'apollo-require-preflight',
  'x-apollo-operation-name',
];
