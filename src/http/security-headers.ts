/**
 * The headers of every response: no browser guesses another type, shows it in a frame, runs anything in it or sends its
 * address to another site. Pages set further headers themselves.
 */
export const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
